using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>How a stop follows the price: the parameters that a trail and a trailing bracket share.</summary>
/// <param name="Typed">The distance as it was typed: <c>200</c>, <c>0.05%</c>, <c>2atr</c>.</param>
/// <param name="Activation">The price from which it follows; null follows at once.</param>
/// <param name="Step">Least move of the stop, quote asset; null is a twentieth of the distance.</param>
/// <param name="Delay">Least time between two moves.</param>
/// <param name="AtrPeriod">Candles that the average true range looks back on.</param>
/// <param name="AtrInterval">Of those candles, as the venue writes it: <c>1m</c>.</param>
public sealed record TrailTerms(
    string Typed, Price? Activation, decimal? Step, TimeSpan Delay, int AtrPeriod, string AtrInterval)
{
    public const int StandardPeriod = 14;
    public const string StandardInterval = "1m";

    /// <summary>Unless the user sets another: one replacement a second is far below the venue's limits.</summary>
    public static readonly TimeSpan StandardDelay = TimeSpan.FromSeconds(1);

    /// <summary>Null when it cannot be read: the specs refuse that.</summary>
    public TrailDistance? Distance { get; } = TrailDistance.Read(Typed);

    public bool FollowsRange => Distance is TrailDistance.Ranges;

    internal static TrailTerms Read(SpecReader from, string typed, string prefix) => new(
        typed,
        from.PriceOrNothing($"{prefix}activate"),
        from.DecimalOrNothing($"{prefix}step"),
        from.DurationOrNothing($"{prefix}delay") ?? StandardDelay,
        from.Number("atr-period", StandardPeriod),
        from.TextOrNothing("atr-interval") ?? StandardInterval);

    internal void Write(SpecWriter to, string prefix)
    {
        to.Price($"{prefix}activate", Activation).Decimal($"{prefix}step", Step);
        to.Duration($"{prefix}delay", Delay).Number("atr-period", AtrPeriod).Text("atr-interval", AtrInterval);
    }

    /// <summary>What it wants to hear.</summary>
    internal ImmutableArray<Feed> Feeds(Symbol symbol, WorkingType working)
    {
        Feed prices = new(working == WorkingType.MarkPrice ? FeedKind.Mark : FeedKind.Trades, symbol);
        return FollowsRange ? [prices, new(FeedKind.Kline, symbol, AtrInterval)] : [prices];
    }
}
