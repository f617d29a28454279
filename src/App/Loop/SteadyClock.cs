using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// The desk's time: the machine's, but it never goes back and never stands still. Every timer of the desk runs on it, so while
/// the machine's clock is behind what the desk has already seen (it was set back, or the journal is from the future), time goes
/// on by what has really passed.
/// </summary>
public sealed class SteadyClock
{
    /// <summary>Less than this behind is no step of the clock and not worth a word.</summary>
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _machine;
    private readonly Action<string> _log;
    private Time _seen;
    private long _seenAt;
    private bool _isBehind;

    /// <param name="notBefore">The last time that the journal tells.</param>
    /// <param name="log">Hears when the machine's clock falls behind.</param>
    public SteadyClock(TimeProvider machine, Time notBefore, Action<string> log)
    {
        (_machine, _log, _seenAt) = (machine, log, machine.GetTimestamp());
        _seen = Told > notBefore ? Told : notBefore;
    }

    private Time Told => new(_machine.GetUtcNow().ToUnixTimeMilliseconds());

    public Time Now()
    {
        var stamp = _machine.GetTimestamp();
        var counted = _seen + _machine.GetElapsedTime(_seenAt, stamp);
        var told = Told;
        if (told < counted)
        {
            Notice(counted - told);
            return counted;
        }

        (_seen, _seenAt, _isBehind) = (told, stamp, false);
        return told;
    }

    private void Notice(TimeSpan behind)
    {
        if (_isBehind || behind < Noticeable)
            return;
        _isBehind = true;
        _log($"this machine's clock is {behind.TotalSeconds:0} s behind what the desk has seen: the desk goes on counting from there, so its times are ahead");
    }
}
