using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>A stop that follows the price. <c>Side</c> is the side that closes the position.</summary>
public sealed record TrailSpec(SpecContext Context) : AlgorithmSpec(Context)
{
    public override string Kind => Executions.Trail;

    /// <summary>How it follows.</summary>
    public required TrailTerms Follow { get; init; }

    /// <summary>
    /// Where the stop stands before the trail has passed it; null lets it start at its distance from the price that it follows.
    /// </summary>
    public Price? StopPrice { get; init; }

    /// <summary>Which price it follows, and which wakes the stop.</summary>
    public WorkingType Working { get; init; }

    /// <summary>How long the stop may be missing before what it should protect is closed at market.</summary>
    public TimeSpan ProtectWithin { get; init; } = ProtectionClock.StandardBound;

    public override ImmutableArray<Refusal> Validate()
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var (price, name) = (Context.Waking(Working), Working == WorkingType.MarkPrice ? "mark price" : "market price");
        refusals.AddRange(TrailRules.Check(Follow, Side, Instrument, price, StopPrice));
        refusals.AddRange(ExitRules.Sides(Side, price, name, null, StopPrice));
        refusals.AddRange(ExitRules.Bound(ProtectWithin));
        var stop = ExitOrders.Stop(this, Side, Quantity, StopPrice ?? Instrument.RoundDown(price), null, Working);
        refusals.AddRange(CheckOrder(stop));
        return refusals.ToImmutable();
    }

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new Trail(this, id, at);

    internal static TrailSpec Read(SpecReader from, SpecContext context) => new(context)
    {
        Side = from.Side(),
        Quantity = from.Quantity("quantity"),
        Leg = from.PositionSide(),
        Follow = TrailTerms.Read(from, from.Text("callback"), ""),
        StopPrice = from.PriceOrNothing("stop-price"),
        Working = from.Word("working-type", WorkingType.LastPrice),
        ProtectWithin = from.DurationOrNothing("protect-within") ?? ProtectionClock.StandardBound,
    };

    protected override void Write(SpecWriter to)
    {
        to.Text("callback", Follow.Typed);
        Follow.Write(to, "");
        to.Price("stop-price", StopPrice);
        to.Word("working-type", Working).Duration("protect-within", ProtectWithin);
    }
}
