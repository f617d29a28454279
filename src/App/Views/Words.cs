using Bowline.Core;

namespace Bowline.App;

/// <summary>The domain in the venue's words, and derived numbers cut to what a person reads.</summary>
public static class Words
{

    public static string Side(Side side) => SideText.Of(side);

    public static string PositionSide(PositionSide side) => side switch
    {
        Core.PositionSide.Long => "LONG",
        Core.PositionSide.Short => "SHORT",
        _ => "BOTH",
    };

    public static string Type(OrderSpec spec) => spec switch
    {
        OrderSpec.Market => "MARKET",
        OrderSpec.Limit => "LIMIT",
        OrderSpec.StopMarket => "STOP_MARKET",
        OrderSpec.StopLimit => "STOP",
        OrderSpec.TakeProfitMarket => "TAKE_PROFIT_MARKET",
        OrderSpec.TakeProfitLimit => "TAKE_PROFIT",
        OrderSpec.TrailingStop => "TRAILING_STOP_MARKET",
        _ => throw new System.Diagnostics.UnreachableException(spec.GetType().Name),
    };

    /// <summary>Null for an order that has none.</summary>
    public static string? TimeInForce(OrderSpec spec) => TimeInForceOf(spec) switch
    {
        Core.TimeInForce.GoodTillCanceled => "GTC",
        Core.TimeInForce.ImmediateOrCancel => "IOC",
        Core.TimeInForce.FillOrKill => "FOK",
        Core.TimeInForce.PostOnly => "GTX",
        Core.TimeInForce.GoodTillDate => "GTD",
        _ => null,
    };

    public static string WorkingType(WorkingType type) => type == Core.WorkingType.MarkPrice ? "MARK_PRICE" : "CONTRACT_PRICE";

    private static TimeInForce? TimeInForceOf(OrderSpec spec) => spec switch
    {
        OrderSpec.Limit limit => limit.TimeInForce,
        OrderSpec.StopLimit stop => stop.TimeInForce,
        OrderSpec.TakeProfitLimit profit => profit.TimeInForce,
        _ => null,
    };

    /// <summary>The venue's status where it has one, else ours (PENDING, SUBMITTED, DENIED).</summary>
    public static string Status(OrderStatus status) => status switch
    {
        OrderStatus.Working => "NEW",
        OrderStatus.PartiallyFilled => "PARTIALLY_FILLED",
        _ => status.ToString().ToUpperInvariant(),
    };

    /// <summary>How an execution ended, in one line.</summary>
    public static string Outcome(Outcome outcome) => outcome switch
    {
        Core.Outcome.Completed done => $"completed, {done.Filled} filled",
        Core.Outcome.Stopped stopped => $"{stopped.Why}, {stopped.Filled} filled, {stopped.Left} left",
        Core.Outcome.Failed failed => $"{failed.Why} [{failed.Code}], {failed.Filled} filled, {failed.Left} left",
        _ => throw new System.Diagnostics.UnreachableException(outcome.GetType().Name),
    };

    public static string? Average(decimal? price) => price is { } known ? DecimalText.Plain(Shown(known)) : null;

    /// <summary>A cost in basis points for the screen, to a hundredth; half a hundredth goes away from zero.</summary>
    public static string Bps(Bps cost) => DecimalText.Plain(decimal.Round(cost.Value, 2, MidpointRounding.AwayFromZero));

    /// <summary>A derived figure for the screen, cut toward zero at eight decimals. Never used to decide anything.</summary>
    public static decimal Shown(decimal value)
    {
        const decimal Scale = 100_000_000m;
        return Math.Abs(value) < decimal.MaxValue / Scale ? decimal.Truncate(value * Scale) / Scale : value;
    }
}
