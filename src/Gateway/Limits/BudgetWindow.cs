using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// A budget that the venue counts anew at every multiple of its length on its own clock. A request is counted in every
/// window in which it may arrive: our idea of that clock may be off, and requests travel.
/// </summary>
internal sealed class BudgetWindow(long lengthMs, int limit)
{
    /// <summary>How far our idea of the venue's clock may be ahead.</summary>
    public const long AheadMs = 500;

    /// <summary>How long a request may travel, and our idea of the clock be behind.</summary>
    public const long TravelMs = 1_000;

    private readonly int[] _counts = new int[3];
    private long _window = long.MinValue;

    public int Limit { get; set; } = limit;

    public int Used => _counts[1];

    /// <summary>Whether <paramref name="amount"/> more stays within the limit less the reserve (rounded
    /// down).</summary>
    public bool Fits(int amount, int reservePercent, Time now)
    {
        Turn(now);
        var (first, last) = ReachedBy(now);
        for (var i = first; i <= last; i++)
        {
            if (_counts[i] + amount > Room(reservePercent))
                return false;
        }

        return true;
    }

    public void Add(int amount, Time now)
    {
        Turn(now);
        var (first, last) = ReachedBy(now);
        for (var i = first; i <= last; i++)
            _counts[i] += amount;
    }

    public void Raise(int? stated, Time now)
    {
        Turn(now);
        _counts[1] = Math.Max(_counts[1], stated ?? 0);
    }

    /// <summary>When the last window that is full for it has passed for certain.</summary>
    public Time Opens(int amount, int reservePercent, Time now)
    {
        var (first, last) = ReachedBy(now);
        while (last > first && _counts[last] + amount <= Room(reservePercent))
            last--;
        return new(((_window + last) * lengthMs) + AheadMs);
    }

    private int Room(int reservePercent) => Limit - (Limit * reservePercent / 100);

    // Of the one before, the running one and the next: 0 to 2.
    private (int First, int Last) ReachedBy(Time now) => (
        (int)(((now.Milliseconds - AheadMs) / lengthMs) - _window) + 1,
        (int)(((now.Milliseconds + TravelMs) / lengthMs) - _window) + 1);

    private void Turn(Time now)
    {
        var window = now.Milliseconds / lengthMs;
        if (window == _window)
            return;
        if (window < _window)
        {
            // A clock was set back: what was sent lately counts as sent now, and no longer than that.
            var most = _counts.Max();
            (_window, _counts[0], _counts[1], _counts[2]) = (window, most, most, 0);
            return;
        }

        var passed = _window == long.MinValue ? 3 : Math.Min(3, window - _window);
        _window = window;
        for (; passed > 0; passed--)
            (_counts[0], _counts[1], _counts[2]) = (_counts[1], _counts[2], 0);
    }
}
