using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// The trade ids an order has seen. Bounded: past 4,096 the lower half goes and everything at or below it counts as
/// seen,
/// which holds because the venue's trade ids rise with time within a symbol.
/// </summary>
public sealed class TradeIds
{
    public const int MostKept = 4096;

    private readonly ImmutableArray<long> _sorted;
    private readonly long _floor;

    private TradeIds(ImmutableArray<long> sorted, long floor, int count)
    {
        _sorted = sorted;
        _floor = floor;
        Count = count;
    }

    public static TradeIds None { get; } = new([], long.MinValue, 0);

    /// <summary>How many different trades there were.</summary>
    public int Count { get; }

    /// <summary>Those still kept, rising.</summary>
    public ImmutableArray<long> Kept => _sorted;

    public bool Has(TradeId trade) => trade.Value <= _floor || _sorted.BinarySearch(trade.Value) >= 0;

    public TradeIds With(TradeId trade)
    {
        if (Has(trade))
            return this;
        var place = ~_sorted.BinarySearch(trade.Value);
        var next = _sorted.Insert(place, trade.Value);
        return next.Length <= MostKept
            ? new(next, _floor, Count + 1)
            : new(next.RemoveRange(0, MostKept / 2), next[(MostKept / 2) - 1], Count + 1);
    }

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add((long)Count);
        mixer.Add(_floor);
        foreach (var id in _sorted)
            mixer.Add(id);
    }
}
