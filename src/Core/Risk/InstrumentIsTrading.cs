namespace Bowline.Core;

/// <summary>
/// The symbol is known and open for orders. What only closes leaves in any status: before a settlement or delivery the venue
/// still takes it (-4140 is about opening), and where it does not, only it can know.
/// </summary>
public static class InstrumentIsTrading
{
    public static Denial? Check(RiskQuestion q)
    {
        if (q.Instrument is not { } instrument)
            return new("symbol-unknown", $"the trading rules of {q.Spec.Symbol} are not known");
        return !q.Spec.Closes && instrument.CheckStatus() is { } refusal
            ? new(refusal.Code, $"{refusal.Rule}; status is {refusal.Value}")
            : null;
    }
}
