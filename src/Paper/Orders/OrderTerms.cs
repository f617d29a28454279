namespace Bowline.Paper;

internal enum OrderType : byte
{
    Limit,
    Market,
}

internal enum TimeInForce : byte
{
    Gtc,
    Ioc,
    Fok,
    Gtx,
    Gtd,
}

internal enum PositionSide : byte
{
    Both,
    Long,
    Short,
}

internal enum SelfTradeMode : byte
{
    None,
    ExpireTaker,
    ExpireMaker,
    ExpireBoth,
}

internal enum OrderStatus : byte
{
    New,
    PartiallyFilled,
    Filled,
    Canceled,
    Expired,
    ExpiredInMatch,
}

/// <summary>The wire words of the order enums, one table each; the index is the enum's value.</summary>
internal static class OrderWords
{
    public static readonly string[] Types = ["LIMIT", "MARKET"];
    public static readonly string[] TimesInForce = ["GTC", "IOC", "FOK", "GTX", "GTD"];
    public static readonly string[] PositionSides = ["BOTH", "LONG", "SHORT"];
    public static readonly string[] SelfTradeModes = ["NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH"];

    public static readonly string[] Statuses =
        ["NEW", "PARTIALLY_FILLED", "FILLED", "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH"];

    public static string Wire(this OrderType type) => Types[(int)type];

    public static string Wire(this TimeInForce tif) => TimesInForce[(int)tif];

    public static string Wire(this PositionSide side) => PositionSides[(int)side];

    public static string Wire(this SelfTradeMode mode) => SelfTradeModes[(int)mode];

    public static string Wire(this OrderStatus status) => Statuses[(int)status];

    public static bool IsFinal(this OrderStatus status) => status >= OrderStatus.Filled;
}
