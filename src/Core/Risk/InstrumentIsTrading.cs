namespace Bowline.Core;

/// <summary>
/// The symbol is known and open for orders. What only closes leaves in any status: before a settlement or delivery the venue
/// still takes it (-4140 is about opening), and where it does not, only it can know.
/// </summary>
public static class InstrumentIsTrading
{
    public static Denial? Check(RiskQuestion q)
    {
        // A close at market needs none of the rules to be right, and whoever closes may have nobody to ask for them.
        if (q.Instrument is not { } instrument)
            return q.Spec is OrderSpec.Market { Closes: true } ? null : new("symbol-unknown", $"the trading rules of {q.Spec.Symbol} are not known");
        return !q.Spec.Closes && instrument.CheckStatus() is { } refusal
            ? new(refusal.Code, $"{refusal.Rule}; status is {refusal.Value}")
            : null;
    }
}
