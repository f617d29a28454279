using System.Collections.Immutable;

namespace Bowline.Binance;

/// <summary>One side of a book. The best price stands last, so that changes near it move little.</summary>
internal sealed class DepthSide(bool isBid)
{
    private readonly SortedList<decimal, decimal> _levels =
        new(1024, isBid ? Comparer<decimal>.Default : Comparer<decimal>.Create((a, b) => b.CompareTo(a)));

    internal int Count => _levels.Count;

    internal Level? Best => _levels.Count == 0 ? null : At(0);

    internal void Clear() => _levels.Clear();

    /// <summary>Replaces the level's quantity; zero removes it. Removing an unknown level is normal.</summary>
    internal void Set(Level level)
    {
        if (level.Qty == 0m) _levels.Remove(level.Price);
        else _levels[level.Price] = level.Qty;
        // The worst level goes first when the bound is reached: it is farthest from any decision.
        if (_levels.Count > DepthSync.LevelsMax) _levels.RemoveAt(0);
    }

    internal ImmutableArray<Level> Top(int count)
    {
        var wanted = Math.Min(Math.Max(count, 0), _levels.Count);
        var top = ImmutableArray.CreateBuilder<Level>(wanted);
        for (var i = 0; i < wanted; i++) top.Add(At(i));
        return top.MoveToImmutable();
    }

    private Level At(int fromBest)
    {
        var index = _levels.Count - 1 - fromBest;
        return new Level(_levels.GetKeyAtIndex(index), _levels.GetValueAtIndex(index));
    }
}
