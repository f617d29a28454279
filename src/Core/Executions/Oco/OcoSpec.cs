using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// One cancels the other: a take-profit and a stop for the same quantity of an open position. <c>Side</c> is the side
/// that closes it.
/// </summary>
public sealed record OcoSpec(SpecContext Context) : AlgorithmSpec(Context)
{
    public override string Kind => Executions.Oco;

    /// <summary>Where the profit is taken: trigger and limit price of the take-profit.</summary>
    public required Price TakeProfit { get; init; }

    /// <summary>Where the stop wakes.</summary>
    public required Price StopPrice { get; init; }

    /// <summary>The stop's limit price; null makes it a market stop, which always closes.</summary>
    public Price? StopLimitPrice { get; init; }

    /// <summary>Which price wakes both.</summary>
    public WorkingType Working { get; init; }

    /// <summary>How long the stop may be missing before what it should protect is closed at market.</summary>
    public TimeSpan ProtectWithin { get; init; } = ProtectionClock.StandardBound;

    public override ImmutableArray<Refusal> Validate() => OcoRules.Check(this);

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new Oco(this, id, at);

    internal static OcoSpec Read(SpecReader from, SpecContext context) => new(context)
    {
        Side = from.Side(),
        Quantity = from.Quantity("quantity"),
        Leg = from.PositionSide(),
        TakeProfit = from.Price("take-profit"),
        StopPrice = from.Price("stop-price"),
        StopLimitPrice = from.PriceOrNothing("stop-limit-price"),
        Working = from.Word("working-type", WorkingType.LastPrice),
        ProtectWithin = from.DurationOrNothing("protect-within") ?? ProtectionClock.StandardBound,
    };

    internal OrderSpec.Conditional StopOrder(Quantity quantity) =>
        ExitOrders.Stop(this, Side, quantity, StopPrice, StopLimitPrice, Working);

    protected override void Write(SpecWriter to)
    {
        to.Price("take-profit", TakeProfit).Price("stop-price", StopPrice).Price("stop-limit-price", StopLimitPrice);
        to.Word("working-type", Working).Duration("protect-within", ProtectWithin);
    }
}
