namespace Bowline.Core;

/// <summary>The symbol is known and open for orders.</summary>
public static class InstrumentIsTrading
{
    public static Denial? Check(RiskQuestion q)
    {
        if (q.Instrument is not { } instrument)
            return new("symbol-unknown", $"the trading rules of {q.Spec.Symbol} are not known");
        return instrument.CheckStatus() is { } refusal
            ? new(refusal.Code, $"{refusal.Rule}; status is {refusal.Value}")
            : null;
    }
}
