namespace Bowline.Paper;

/// <summary>The income types this exchange books (contract 7.3); <see cref="IncomeWords"/> has their names.</summary>
internal enum IncomeType : byte
{
    Transfer,
    RealizedPnl,
    FundingFee,
    Commission,
    InsuranceClear,
    SpecialFundingFee,
}

/// <summary>One row of the income history. Symbol -1 when it belongs to none; amount in quote units.</summary>
internal readonly record struct IncomeRow(
    IncomeType Type, int Symbol, decimal Amount, long At, long TranId, long TradeId);

internal static class IncomeWords
{
    public static readonly string[] Booked =
        ["TRANSFER", "REALIZED_PNL", "FUNDING_FEE", "COMMISSION", "INSURANCE_CLEAR", "SPECIAL_FUNDING_FEE"];

    /// <summary>Types of the venue that never occur here; asking for them gives no rows.</summary>
    public static readonly string[] Others =
    [
        "WELCOME_BONUS", "REFERRAL_KICKBACK", "COMMISSION_REBATE", "API_REBATE", "CONTEST_REWARD",
        "CROSS_COLLATERAL_TRANSFER", "OPTIONS_PREMIUM_FEE", "OPTIONS_SETTLE_PROFIT", "INTERNAL_TRANSFER",
        "AUTO_EXCHANGE", "DELIVERED_SETTELMENT", "COIN_SWAP_DEPOSIT", "COIN_SWAP_WITHDRAW",
        "POSITION_LIMIT_INCREASE_FEE", "STRATEGY_UMFUTURES_TRANSFER", "FEE_RETURN", "BFUSD_REWARD",
    ];

    public static string Wire(this IncomeType type) => Booked[(int)type];
}
