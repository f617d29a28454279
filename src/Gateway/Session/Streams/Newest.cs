using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// The newest of each symbol, and which are new since the last look: a busy market never queues up before the desk.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
internal sealed class Newest<T>
{
    private readonly SortedDictionary<Symbol, (long Version, T Value)> _newest = [];
    private readonly SortedSet<Symbol> _new = [];

    /// <summary>Keeps it unless one of that version or a later one is there.</summary>
    public void Take(Symbol symbol, long version, T value)
    {
        if (_newest.TryGetValue(symbol, out var known) && known.Version >= version)
            return;
        _newest[symbol] = (version, value);
        _new.Add(symbol);
    }

    /// <summary>Something of it has been told.</summary>
    public bool Knows(Symbol symbol) => _newest.ContainsKey(symbol);

    /// <summary>What is new, by symbol; from now on it is not.</summary>
    public void Collect(Action<Symbol, T> take)
    {
        foreach (var symbol in _new)
            take(symbol, _newest[symbol].Value);
        _new.Clear();
    }

    public void Clear()
    {
        _newest.Clear();
        _new.Clear();
    }
}
