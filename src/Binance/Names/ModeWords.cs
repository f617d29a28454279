namespace Bowline.Binance;

/// <summary>workingType.</summary>
public static class WorkingTypes
{
    public const string ContractPrice = "CONTRACT_PRICE";
    public const string MarkPrice = "MARK_PRICE";
    public static Vocabulary All { get; } = new([ContractPrice, MarkPrice]);
}

/// <summary>newOrderRespType.</summary>
public static class ResponseTypes
{
    public const string Ack = "ACK";
    public const string Result = "RESULT";
    public static Vocabulary All { get; } = new([Ack, Result]);
}

/// <summary>priceMatch.</summary>
public static class PriceMatches
{
    public const string None = "NONE";
    public const string Opponent = "OPPONENT";
    public const string Opponent5 = "OPPONENT_5";
    public const string Queue = "QUEUE";
    public const string Queue5 = "QUEUE_5";
    public const string Queue10 = "QUEUE_10";
    public const string Queue20 = "QUEUE_20";
    /// <summary>OPPONENT_10 and OPPONENT_20 are switched off since 2025-10-23 but still documented words.</summary>
    public static Vocabulary All { get; } =
        new([None, Opponent, Opponent5, "OPPONENT_10", "OPPONENT_20", Queue, Queue5, Queue10, Queue20]);
}

/// <summary>selfTradePreventionMode.</summary>
public static class SelfTradeModes
{
    public const string None = "NONE";
    public const string ExpireTaker = "EXPIRE_TAKER";
    public const string ExpireMaker = "EXPIRE_MAKER";
    public const string ExpireBoth = "EXPIRE_BOTH";
    public static Vocabulary All { get; } = new([None, ExpireTaker, ExpireMaker, ExpireBoth]);
}

/// <summary>Margin type, which the venue spells in four ways.</summary>
public static class MarginTypes
{
    /// <summary>As marginType, symbolConfig and MARGIN_CALL spell it.</summary>
    public const string Crossed = "CROSSED";
    public const string Isolated = "ISOLATED";
    /// <summary>As positionRisk v2 and ACCOUNT_UPDATE spell it.</summary>
    public const string CrossLower = "cross";
    public const string IsolatedLower = "isolated";
    public static Vocabulary All { get; } = new([Crossed, Isolated]);

    /// <summary>CROSSED or ISOLATED for any of the venue's spellings; another word as it came.</summary>
    public static string Canonical(string word) => word.ToUpperInvariant() switch
    {
        "CROSS" or Crossed => Crossed,
        Isolated => Isolated,
        _ => word,
    };
}

/// <summary>status of a symbol.</summary>
public static class SymbolStatuses
{
    public const string Trading = "TRADING";
    public const string PendingTrading = "PENDING_TRADING";
    public const string PreDelivering = "PRE_DELIVERING";
    public const string Delivering = "DELIVERING";
    public const string Delivered = "DELIVERED";
    public const string PreSettle = "PRE_SETTLE";
    public const string Settling = "SETTLING";
    public const string Close = "CLOSE";
    public static Vocabulary All { get; } =
        new([Trading, PendingTrading, PreDelivering, Delivering, Delivered, PreSettle, Settling, Close]);
}

/// <summary>contractType.</summary>
public static class ContractTypes
{
    public const string Perpetual = "PERPETUAL";
    public const string TradfiPerpetual = "TRADIFI_PERPETUAL";
    public const string CurrentQuarter = "CURRENT_QUARTER";
    public const string NextQuarter = "NEXT_QUARTER";
    public static Vocabulary All { get; } = new([Perpetual, TradfiPerpetual, CurrentQuarter, NextQuarter,
        "CURRENT_MONTH", "NEXT_MONTH", "PERPETUAL_DELIVERING"]);
}

/// <summary>er of ORDER_TRADE_UPDATE.</summary>
public static class ExpiryReasons
{
    public const string None = "0";
    public const string SelfTrade = "1";
    public const string IocIncomplete = "2";
    public const string IocSelfTrade = "3";
    public const string ReduceOnlyDisplaced = "4";
    public const string Liquidated = "5";
    public const string GteUnmet = "6";
    public const string Delisted = "7";
    public const string InitialOrderExpired = "8";
    public const string MarketIncomplete = "9";
    public const string FokUnfillable = "10";
    public const string PostOnlyWouldTake = "11";
}

/// <summary>m of ACCOUNT_UPDATE; others are kept as text.</summary>
public static class AccountReasons
{
    public const string Order = "ORDER";
    public const string FundingFee = "FUNDING_FEE";
    public const string Deposit = "DEPOSIT";
    public const string Withdraw = "WITHDRAW";
    public const string MarginTypeChange = "MARGIN_TYPE_CHANGE";
    public const string MarginTransfer = "MARGIN_TRANSFER";
    public const string InsuranceClear = "INSURANCE_CLEAR";
    public const string Adjustment = "ADJUSTMENT";
}

/// <summary>incomeType; others are kept as text.</summary>
public static class IncomeTypes
{
    public const string Transfer = "TRANSFER";
    public const string RealizedPnl = "REALIZED_PNL";
    public const string FundingFee = "FUNDING_FEE";
    public const string Commission = "COMMISSION";
    public const string InsuranceClear = "INSURANCE_CLEAR";
}
