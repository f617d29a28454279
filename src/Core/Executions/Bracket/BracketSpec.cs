using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>How a bracket gets into its position.</summary>
public enum EntryType
{
    Market,
    Limit,

    /// <summary>A market order once the price has gone through the entry price, away from where it is.</summary>
    Stop,
}

/// <summary>An entry and the exits of whatever it fills. <c>Side</c> and <c>Quantity</c> are the entry's.</summary>
public sealed record BracketSpec(SpecContext Context) : AlgorithmSpec(Context)
{
    public override string Kind => Executions.Bracket;

    public EntryType EntryType { get; init; }

    /// <summary>The limit price of a limit entry, the trigger of a stop entry; null for a market entry.</summary>
    public Price? EntryPrice { get; init; }

    /// <summary>Of a limit entry; null is good till canceled.</summary>
    public TimeInForce? EntryTif { get; init; }

    /// <summary>When the rest of an unfilled entry is withdrawn, from the start; null leaves it.</summary>
    public TimeSpan? EntryTimeout { get; init; }

    /// <summary>Where profit is taken, as typed; empty leaves the exit to the stop.</summary>
    public ImmutableArray<BracketTarget> Targets { get; init; } = [];

    /// <summary>The same, the nearest to the entry first: its legs are <c>t01</c>, <c>t02</c>….</summary>
    public ImmutableArray<BracketTarget> Ladder => BracketTarget.Ordered(Targets, Side);

    /// <summary>Where the stop stands at first; null only for a trail that starts at its distance.</summary>
    public Price? StopPrice { get; init; }

    /// <summary>The stop's limit price there; it keeps its distance from the stop when that moves.</summary>
    public Price? StopLimitPrice { get; init; }

    /// <summary>After so many targets the stop moves to the average price of the entry; null leaves it.</summary>
    public int? BreakEvenAfter { get; init; }

    /// <summary>How the stop follows the price; null when it does not.</summary>
    public TrailTerms? Trail { get; init; }

    /// <summary>Which price wakes the exits and a stop entry, and which a trail follows.</summary>
    public WorkingType Working { get; init; }

    /// <summary>How long the stop may be missing before what is open is closed at market.</summary>
    public TimeSpan ProtectWithin { get; init; } = ProtectionClock.StandardBound;

    public override ImmutableArray<Refusal> Validate() => BracketRules.Check(this);

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new Bracket(this, id, at);

    internal static BracketSpec Read(SpecReader from, SpecContext context) => new(context)
    {
        Side = from.Side(),
        Quantity = from.Quantity("quantity"),
        Leg = from.PositionSide(),
        EntryType = from.Word("entry-type", EntryType.Market),
        EntryPrice = from.PriceOrNothing("entry-price"),
        EntryTif = from.TimeInForceOrNothing("entry-tif"),
        EntryTimeout = from.DurationOrNothing("entry-timeout"),
        Targets = BracketTarget.Read(from.List("take-profit")),
        StopPrice = from.PriceOrNothing("stop-price"),
        StopLimitPrice = from.PriceOrNothing("stop-limit-price"),
        BreakEvenAfter = from.NumberOrNothing("break-even-after"),
        Trail = from.TextOrNothing("trail") is { } distance ? TrailTerms.Read(from, distance, "trail-") : null,
        Working = from.Word("working-type", WorkingType.LastPrice),
        ProtectWithin = from.DurationOrNothing("protect-within") ?? ProtectionClock.StandardBound,
    };

    /// <summary>The entry for so much.</summary>
    internal OrderSpec EntryOrder(Quantity quantity) => (EntryType, EntryPrice) switch
    {
        (EntryType.Limit, { } price) => Limit(Side, quantity, price, EntryTif),
        (EntryType.Stop, { } trigger) => new OrderSpec.StopMarket
        {
            Symbol = Symbol, Side = Side, Quantity = quantity, PositionSide = Leg, WorkingType = Working,
            Trigger = trigger,
        },
        _ => Market(Side, quantity),
    };

    /// <summary>The stop for so much at a trigger.</summary>
    internal OrderSpec.Conditional StopOrder(Quantity quantity, Price trigger)
    {
        Price? limit = StopLimitPrice is { } price && StopPrice is { } stop
            ? new(Math.Max(Instrument.TickSize, trigger.Value + price.Value - stop.Value)) : null;
        return ExitOrders.Stop(this, Opposite, quantity, trigger, limit, Working);
    }

    protected override void Write(SpecWriter to)
    {
        to.Word("entry-type", EntryType).Price("entry-price", EntryPrice).TimeInForce("entry-tif", EntryTif);
        to.Duration("entry-timeout", EntryTimeout);
        if (!Targets.IsEmpty)
            to.List("take-profit", Targets.Select(target => target.ToString()));
        to.Price("stop-price", StopPrice).Price("stop-limit-price", StopLimitPrice);
        to.Number("break-even-after", BreakEvenAfter);
        if (Trail is { } trail)
        {
            to.Text("trail", trail.Typed);
            trail.Write(to, "trail-");
        }

        to.Word("working-type", Working).Duration("protect-within", ProtectWithin);
    }
}
