using System.Collections.Immutable;
using Xunit;

namespace Bowline.Core.Tests;

public sealed class VersionedMapTests
{
    private const int Keys = 40;

    [Fact]
    public void EveryVersion_HoldsWhatADictionaryOfItsChangesHolds()
    {
        for (var seed = 1UL; seed <= 20; seed++)
        {
            foreach (var (map, due) in Walk(seed, 400, []))
                AssertSame(due, map);
        }
    }

    [Fact]
    public void KeyThatChangesOften_LeavesTheOthersFound()
    {
        var map = VersionedMap<Key, long>.Empty;
        for (var key = 0; key < Keys; key++)
            map = map.With(new(key), key);
        var before = map;
        for (var i = 0; i < 10_000; i++)
            map = map.With(new(7), i);
        Assert.Equal(Enumerable.Range(0, Keys).Select(key => key == 7 ? 9_999L : key), Enumerable.Range(0, Keys).Select(key => map.Find(new(key))));
        Assert.Equal(7, before.Find(new(7)));
    }

    [Fact]
    public void WithoutWhatIsNotThere_GivesTheSameInstance()
    {
        var map = VersionedMap<Key, long>.Empty.With(new(1), 1);
        Assert.Same(map, map.Without(new(2)));
        Assert.False(map.Without(new(1)).Has(new(1)));
    }

    [Fact]
    public void ThreadsThatGoOnFromOneVersion_DoNotSeeEachOther()
    {
        var common = Walk(1, 100, [])[^1];
        Parallel.For(0, 8, thread =>
        {
            foreach (var (map, due) in Walk((ulong)thread + 100, 2_000, [common]).TakeLast(50))
                AssertSame(due, map);
        });
        AssertSame(common.Due, common.Map);
    }

    private static void AssertSame(ImmutableDictionary<Key, long> due, VersionedMap<Key, long> map)
    {
        Assert.Equal(due.Count, map.Count);
        Assert.Equal(due.Values.Order(), map.Values.Order());
        for (var key = 0; key < Keys; key++)
        {
            Assert.Equal(due.ContainsKey(new(key)), map.Has(new(key)));
            Assert.Equal(due.GetValueOrDefault(new(key)), map.Find(new(key)));
        }
    }

    /// <summary>Versions that mostly go on from the newest and sometimes from an older one, each beside a dictionary.</summary>
    private static List<Version> Walk(ulong seed, int steps, List<Version> versions)
    {
        var prng = new Prng(seed);
        var all = versions.Count > 0 ? versions.ToList() : [new(VersionedMap<Key, long>.Empty, ImmutableDictionary<Key, long>.Empty)];
        for (var step = 0; step < steps; step++)
        {
            (var chance, prng) = prng.Below(20);
            (var which, prng) = prng.Below(all.Count);
            (var number, prng) = prng.Below(Keys);
            var (map, due) = all[chance == 0 ? (int)which : ^1];
            var key = new Key((int)number);
            all.Add(chance % 3 == 0 ? new(map.Without(key), due.Remove(key)) : new(map.With(key, step), due.SetItem(key, step)));
        }

        return all;
    }

    private sealed record Version(VersionedMap<Key, long> Map, ImmutableDictionary<Key, long> Due);

    /// <summary>Three hash codes for all: chains are long.</summary>
    private readonly record struct Key(int Number)
    {
        public override int GetHashCode() => Number % 3;
    }
}
