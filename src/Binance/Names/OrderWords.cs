namespace Bowline.Binance;

/// <summary>side.</summary>
public static class Sides
{
    public const string Buy = "BUY";
    public const string Sell = "SELL";
    public static Vocabulary All { get; } = new([Buy, Sell]);
}

/// <summary>positionSide: BOTH in one-way mode, LONG and SHORT in hedge mode.</summary>
public static class PositionSides
{
    public const string Both = "BOTH";
    public const string Long = "LONG";
    public const string Short = "SHORT";
    public static Vocabulary All { get; } = new([Both, Long, Short]);
}

/// <summary>type, origType, orderType.</summary>
public static class OrderTypes
{
    public const string Limit = "LIMIT";
    public const string Market = "MARKET";
    public const string Stop = "STOP";
    public const string StopMarket = "STOP_MARKET";
    public const string TakeProfit = "TAKE_PROFIT";
    public const string TakeProfitMarket = "TAKE_PROFIT_MARKET";
    public const string TrailingStopMarket = "TRAILING_STOP_MARKET";
    /// <summary>In streams only.</summary>
    public const string Liquidation = "LIQUIDATION";
    /// <summary>What POST order takes.</summary>
    public static Vocabulary Plain { get; } = new([Limit, Market]);
    /// <summary>What POST algoOrder takes.</summary>
    public static Vocabulary Conditional { get; } =
        new([Stop, StopMarket, TakeProfit, TakeProfitMarket, TrailingStopMarket]);
    public static Vocabulary All { get; } =
        new([Limit, Market, Stop, StopMarket, TakeProfit, TakeProfitMarket, TrailingStopMarket, Liquidation]);
}

/// <summary>timeInForce.</summary>
public static class TimesInForce
{
    public const string Gtc = "GTC";
    public const string Ioc = "IOC";
    public const string Fok = "FOK";
    /// <summary>Post only.</summary>
    public const string Gtx = "GTX";
    public const string Gtd = "GTD";
    /// <summary>Retail price improvement; needs a permission of the symbol.</summary>
    public const string Rpi = "RPI";
    /// <summary>Reported on close-position conditionals; never sent.</summary>
    public const string GteGtc = "GTE_GTC";
    public static Vocabulary All { get; } = new([Gtc, Ioc, Fok, Gtx, Gtd, Rpi, GteGtc]);
}

/// <summary>status of an order.</summary>
public static class OrderStatuses
{
    public const string New = "NEW";
    public const string PartiallyFilled = "PARTIALLY_FILLED";
    public const string Filled = "FILLED";
    public const string Canceled = "CANCELED";
    public const string Expired = "EXPIRED";
    /// <summary>Self-trade prevention.</summary>
    public const string ExpiredInMatch = "EXPIRED_IN_MATCH";
    public const string Rejected = "REJECTED";
    public static Vocabulary Final { get; } = new([Filled, Canceled, Expired, ExpiredInMatch, Rejected]);
    public static Vocabulary All { get; } =
        new([New, PartiallyFilled, Filled, Canceled, Expired, ExpiredInMatch, Rejected]);
}

/// <summary>x of ORDER_TRADE_UPDATE.</summary>
public static class ExecutionTypes
{
    public const string New = "NEW";
    public const string Canceled = "CANCELED";
    /// <summary>Liquidation or auto-deleveraging.</summary>
    public const string Calculated = "CALCULATED";
    public const string Expired = "EXPIRED";
    public const string Trade = "TRADE";
    public const string Amendment = "AMENDMENT";
    public static Vocabulary All { get; } = new([New, Canceled, Calculated, Expired, Trade, Amendment]);
}

/// <summary>algoStatus.</summary>
public static class AlgoStatuses
{
    public const string New = "NEW";
    public const string Triggering = "TRIGGERING";
    public const string Triggered = "TRIGGERED";
    public const string Finished = "FINISHED";
    public const string Canceled = "CANCELED";
    public const string Expired = "EXPIRED";
    public const string Rejected = "REJECTED";
    public static Vocabulary All { get; } =
        new([New, Triggering, Triggered, Finished, Canceled, Expired, Rejected]);
}

/// <summary>algoType.</summary>
public static class AlgoTypes
{
    public const string Conditional = "CONDITIONAL";
}
