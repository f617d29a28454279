using Bowline.Core;

namespace Bowline.App;

/// <summary>When the next round of probes is: at the start, daily, and again soon when something could not be asked.</summary>
internal sealed class DriftWatch(Symbol symbol)
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    private DriftRound? _running;
    private bool _begun;

    public Time? Due { get; private set; }

    public DriftFacts Facts { get; private set; } = DriftFacts.None;

    /// <summary>The round that begins now; null when none does.</summary>
    public Ask? Look(Time now)
    {
        if (_running?.Facts is { } facts)
        {
            (_running, Facts) = (null, facts);
            Due = now + (facts.Unanswered.IsEmpty ? Daily : Again);
        }

        if (_running is not null || (_begun && now < Due))
            return null;
        _running = new DriftRound(symbol, isFirst: !_begun);
        (_begun, Due) = (true, null);
        return _running;
    }
}
