using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>A count that starts anew at every multiple of its length on the venue's clock.</summary>
internal sealed class FixedWindow(long lengthMs, int limit)
{
    private long _window = long.MinValue;

    public int Limit { get; set; } = limit;

    public int Used { get; private set; }

    /// <summary>Whether <paramref name="amount"/> more stays within the limit less the reserve (rounded
    /// down).</summary>
    public bool Fits(int amount, int reservePercent, Time now)
    {
        Turn(now);
        return Used + amount <= Limit - (Limit * reservePercent / 100);
    }

    public void Add(int amount, Time now)
    {
        Turn(now);
        Used += amount;
    }

    public void Raise(int? stated, Time now)
    {
        Turn(now);
        Used = Math.Max(Used, stated ?? 0);
    }

    public Time NextStart(Time now) => new(((now.Milliseconds / lengthMs) + 1) * lengthMs);

    private void Turn(Time now)
    {
        var window = now.Milliseconds / lengthMs;
        if (window <= _window)
            return;
        _window = window;
        Used = 0;
    }
}
