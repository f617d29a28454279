using System.Diagnostics;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>Our enumerations and the venue's words, both ways. An unknown word reads as the plainest meaning.</summary>
internal static class Words
{
    public static string Of(Side side) => side == Side.Buy ? "BUY" : "SELL";

    public static Side SideOf(string word) => word == "SELL" ? Side.Sell : Side.Buy;

    public static string Of(PositionSide side) => side switch
    {
        PositionSide.Both => "BOTH",
        PositionSide.Long => "LONG",
        PositionSide.Short => "SHORT",
        _ => throw new UnreachableException(),
    };

    public static PositionSide LegOf(string? word) => word switch
    {
        "LONG" => PositionSide.Long,
        "SHORT" => PositionSide.Short,
        _ => PositionSide.Both,
    };

    public static string Of(MarginType type) => type == MarginType.Isolated ? "ISOLATED" : "CROSSED";

    /// <summary>ISOLATED, isolated; CROSSED, CROSS, cross: the venue writes all of them.</summary>
    public static MarginType MarginOf(string word) =>
        word.StartsWith("iso", StringComparison.OrdinalIgnoreCase) ? MarginType.Isolated : MarginType.Cross;

    public static string Of(SelfTradePrevention mode) => mode switch
    {
        SelfTradePrevention.None => "NONE",
        SelfTradePrevention.ExpireTaker => "EXPIRE_TAKER",
        SelfTradePrevention.ExpireMaker => "EXPIRE_MAKER",
        SelfTradePrevention.ExpireBoth => "EXPIRE_BOTH",
        _ => throw new UnreachableException(),
    };

    public static SelfTradePrevention? SelfTrade(string? word) => word switch
    {
        "NONE" => SelfTradePrevention.None,
        "EXPIRE_TAKER" => SelfTradePrevention.ExpireTaker,
        "EXPIRE_MAKER" => SelfTradePrevention.ExpireMaker,
        "EXPIRE_BOTH" => SelfTradePrevention.ExpireBoth,
        _ => null,
    };

    public static string Of(TimeInForce tif) => tif switch
    {
        TimeInForce.GoodTillCanceled => "GTC",
        TimeInForce.ImmediateOrCancel => "IOC",
        TimeInForce.FillOrKill => "FOK",
        TimeInForce.PostOnly => "GTX",
        TimeInForce.GoodTillDate => "GTD",
        _ => throw new UnreachableException(),
    };

    public static TimeInForce LifetimeOf(string? word, long goodTillDate) => word switch
    {
        "IOC" => new TimeInForce.ImmediateOrCancel(),
        "FOK" => new TimeInForce.FillOrKill(),
        "GTX" or "RPI" => new TimeInForce.PostOnly(),
        "GTD" => new TimeInForce.GoodTillDate(new(goodTillDate)),
        _ => new TimeInForce.GoodTillCanceled(),
    };

    public static string Of(WorkingType type) => type == WorkingType.MarkPrice ? "MARK_PRICE" : "CONTRACT_PRICE";

    public static WorkingType WorkingTypeOf(string? word) =>
        word == "MARK_PRICE" ? WorkingType.MarkPrice : WorkingType.LastPrice;

    /// <summary>The algo service's word for a kind [<c>type</c>, <c>orderType</c>].</summary>
    public static string TypeOf(OrderSpec.Conditional spec) => spec switch
    {
        OrderSpec.StopMarket => OrderTypes.StopMarket,
        OrderSpec.StopLimit => OrderTypes.Stop,
        OrderSpec.TakeProfitMarket => OrderTypes.TakeProfitMarket,
        OrderSpec.TakeProfitLimit => OrderTypes.TakeProfit,
        OrderSpec.TrailingStop => OrderTypes.TrailingStopMarket,
        _ => throw new UnreachableException(spec.GetType().Name),
    };

    /// <summary>The venue's expiry reason in words; empty when it gave none [<c>er</c>].</summary>
    public static string Expiry(string? reason, string status) => reason switch
    {
        "1" => "it would have traded with an order of the same account",
        "2" => "what an immediate-or-cancel order could not fill at once",
        "3" => "cut by self-trade prevention",
        "4" => "another reduce-only order came first, or it would have reversed the position",
        "5" => "the account was liquidated",
        "6" => "its condition was not met",
        "7" => "the symbol was delisted",
        "8" => "the stop order triggered",
        "9" => "the market order could not be filled completely",
        "10" => "a fill-or-kill order could not be filled",
        "11" => Event.OrderExpired.WouldTake,
        null or "" or "0" => status == "EXPIRED_IN_MATCH" ? "self-trade prevention" : "",
        _ => $"reason {Bounded.Text(reason)}",
    };
}
