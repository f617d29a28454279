namespace Bowline.Core;

/// <summary>May this order leave? What a rule sees.</summary>
/// <param name="Spec">The order as it would be afterwards.</param>
/// <param name="Before">The order as it is, when it is to be changed; null for a new one.</param>
public sealed record RiskQuestion(ClientOrderId Id, OrderSpec Spec, Order? Before, Ledger Ledger, RiskLimits Limits)
{
    /// <summary>
    /// The symbol's rules as the exchange states them. A desk that has just been started has not heard them yet: until then
    /// what closes is held against those its execution knows, since a stop that waits for them leaves a position bare.
    /// </summary>
    public Instrument? Instrument => Ledger.Market.Instrument(Spec.Symbol) ?? (Spec.Closes ? KnownBefore : null);

    public Price? Mark => Ledger.Market.Mark(Spec.Symbol);

    public Position Position => Ledger.PositionOf(Spec.Symbol, Spec.PositionSide);

    /// <summary>What of it may still fill, base asset.</summary>
    public Quantity Working => Before is null ? Spec.Quantity
        : Spec.Quantity > Before.Filled ? Spec.Quantity - Before.Filled : Quantity.Zero;

    /// <summary>What the other live orders on the position add up to.</summary>
    public OpenTotals Others => Ledger.Open.On(new(Spec.Symbol, Spec.PositionSide)) - Own;

    /// <summary>The other plain orders open on the symbol.</summary>
    public int OtherPlainOrders => Ledger.Open.PlainOn(Spec.Symbol) - Own.Plain;

    /// <summary>The other conditional orders of the account that wait for their trigger.</summary>
    public int OtherWaiting => Ledger.Open.Waiting - Own.Waiting;

    /// <summary>
    /// The highest of the prices it may trade at, as far as can be told: its own, and the mark, since a sale below that trades
    /// above its limit, while a purchase never does; null when neither is known.
    /// </summary>
    public Price? WorstPrice => Spec is { Side: Side.Buy, LimitPrice: { } limit } ? limit
        : ((Spec.LimitPrice ?? (Spec as OrderSpec.Conditional)?.TriggerPrice), Mark) switch
        {
            ({ } own, { } mark) => own > mark ? own : mark,
            var (own, mark) => own ?? mark,
        };

    private Instrument? KnownBefore => Placed is { Execution: { } id } && Ledger.Executions.Find(id) is LeggedExecution execution
        ? execution.Rules
        : null;

    private OpenTotals Own => OpenTotals.Of(Placed);

    // The order is in the ledger before it is asked about.
    private Order? Placed => Ledger.Orders.Live.Find(Id);
}
