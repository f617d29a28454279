namespace Bowline.Core;

/// <summary>
/// The order is inside every filter of its symbol. A stop that closes may be off the tick: the venue takes it, and its price
/// may be on a tick of before, when the execution began. Kept back it would leave a position bare.
/// </summary>
public static class FiltersHold
{
    public static Denial? Check(RiskQuestion q)
    {
        if (q.Instrument is not { } instrument)
            return null;
        var refusals = instrument.CheckFilters(q.Spec, q.Mark);
        if (q.Spec is OrderSpec.Conditional { Closes: true })
            refusals = refusals.RemoveAll(refusal => refusal.Code is "stop-price-off-tick" or "activation-off-tick");
        return refusals.IsEmpty ? null
            : new(refusals[0].Code, $"{refusals[0].Rule}; got {refusals[0].Value}") { Inside = Inside(refusals[0].Code, q, instrument) };
    }

    private static Price? Inside(string code, RiskQuestion q, Instrument instrument) =>
        code is "price-above-band" or "price-below-band" && q is { Spec: OrderSpec.Limit limit, Mark: { } mark }
            ? BandEdge.Inside(limit, mark, instrument.BandEdge(limit.Side, mark), instrument)
            : null;
}
