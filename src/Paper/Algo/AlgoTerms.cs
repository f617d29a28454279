namespace Bowline.Paper;

/// <summary>The kinds of conditional order (contract 6.2); the answer calls them orderType.</summary>
internal enum AlgoType : byte
{
    Stop,
    TakeProfit,
    StopMarket,
    TakeProfitMarket,
    TrailingStopMarket,
}

/// <summary>The price a trigger listens to: last trade or mark.</summary>
internal enum WorkingType : byte
{
    ContractPrice,
    MarkPrice,
}

/// <summary>The life cycle of contract 6.5.</summary>
internal enum AlgoStatus : byte
{
    New,
    Triggering,
    Triggered,
    Finished,
    Canceled,
    Expired,
    Rejected,
}

/// <summary>The wire words of the algo enums, one table each; the index is the enum's value.</summary>
internal static class AlgoWords
{
    public static readonly string[] Types =
        ["STOP", "TAKE_PROFIT", "STOP_MARKET", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET"];

    public static readonly string[] WorkingTypes = ["CONTRACT_PRICE", "MARK_PRICE"];

    public static readonly string[] Statuses =
        ["NEW", "TRIGGERING", "TRIGGERED", "FINISHED", "CANCELED", "EXPIRED", "REJECTED"];

    public static string Wire(this AlgoType type) => Types[(int)type];

    public static string Wire(this WorkingType working) => WorkingTypes[(int)working];

    public static string Wire(this AlgoStatus status) => Statuses[(int)status];

    /// <summary>
    /// The price of the moment, quote units: before the first trade the last price is the mark price, 0 without both.
    /// </summary>
    public static decimal PriceOn(this WorkingType working, SymbolMarket market) =>
        working == WorkingType.ContractPrice && market.LastPrice > 0 ? market.LastPrice : market.MarkPrice;

    /// <summary>True while the order waits or is on its way: it counts against the limit of 200.</summary>
    public static bool IsOpen(this AlgoStatus status) => status <= AlgoStatus.Triggering;

    /// <summary>STOP and TAKE_PROFIT place a LIMIT order, the others a MARKET order.</summary>
    public static OrderType ChildType(this AlgoType type) =>
        type is AlgoType.Stop or AlgoType.TakeProfit ? OrderType.Limit : OrderType.Market;

    /// <summary>
    /// True when the trigger is met by a price at or above it, false by one at or below (contract 6.4). For a
    /// trailing stop this is the direction of its activation.
    /// </summary>
    public static bool TriggersUpward(this AlgoType type, Side side) =>
        (side == Side.Buy) == type is AlgoType.Stop or AlgoType.StopMarket;
}
