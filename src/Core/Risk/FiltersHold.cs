namespace Bowline.Core;

/// <summary>The order is inside every filter of its symbol.</summary>
public static class FiltersHold
{
    public static Denial? Check(RiskQuestion q)
    {
        if (q.Instrument is not { } instrument)
            return null;
        var refusals = instrument.CheckFilters(q.Spec, q.Mark);
        return refusals.IsEmpty ? null : new(refusals[0].Code, $"{refusals[0].Rule}; got {refusals[0].Value}");
    }
}
