using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>Named timers on the loop's clock; setting a name again moves it. Equal times fire in the order they were
/// set.</summary>
internal sealed class Timers
{
    private readonly SortedDictionary<(long Due, long Order), (string Name, Action Then)> _due = [];
    private readonly Dictionary<string, (long Due, long Order)> _byName = new(StringComparer.Ordinal);
    private long _order;

    public Time? NextDue
    {
        get
        {
            foreach (var (key, _) in _due)
                return new Time(key.Due);
            return null;
        }
    }

    public void Set(string name, Time due, Action then)
    {
        Clear(name);
        var key = (due.Milliseconds, ++_order);
        _due.Add(key, (name, then));
        _byName.Add(name, key);
    }

    public void Clear(string name)
    {
        if (_byName.Remove(name, out var key))
            _due.Remove(key);
    }

    public bool Has(string name) => _byName.ContainsKey(name);

    public void ClearAll()
    {
        _due.Clear();
        _byName.Clear();
    }

    /// <summary>Runs what was due when the call began; what those runs set waits for the next call.</summary>
    public void Fire(Time now)
    {
        var last = _order;
        while (First(now, last) is { } first)
        {
            Clear(first.Name);
            first.Then();
        }
    }

    private (string Name, Action Then)? First(Time now, long last)
    {
        foreach (var (key, value) in _due)
        {
            if (key.Due > now.Milliseconds)
                return null;
            if (key.Order <= last)
                return value;
        }

        return null;
    }
}
