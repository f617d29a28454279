using System.Collections.Immutable;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>How far chance moves slices (docs/algorithms/twap.md, --jitter): over many seeds it is used up both ways.</summary>
public sealed class JitterTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(10);

    private static readonly ImmutableArray<Piece> Even = [.. Enumerable.Range(0, 4).Select(i => new Piece(Gap * i, 2))];

    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    public void AWeight_IsMovedByUpToSoMuchOfItself_EitherWay(int percent)
    {
        var weights = Seeds().SelectMany(seed => Moved(percent, seed)).Select(piece => piece.Weight / 2 * 100).ToList();
        Assert.All(weights, weight => Assert.InRange(weight, 100 - percent, 100 + percent));
        Assert.True(weights.Min() < 100 - (0.95m * percent));
        Assert.True(weights.Max() > 100 + (0.95m * percent));
        Assert.InRange(weights.Average(), 95, 105);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    public void ATime_IsMovedByUpToHalfSoMuchOfTheInterval_EitherWay(int percent)
    {
        var most = 5_000m * percent / 100;
        for (var slice = 1; slice < Even.Length; slice++)
        {
            var moves = Seeds().Select(seed => (decimal)(Moved(percent, seed)[slice].After - (Gap * slice)).TotalMilliseconds).ToList();
            Assert.All(moves, move => Assert.InRange(move, -most, most));
            Assert.True(moves.Min() < -0.9m * most);
            Assert.True(moves.Max() > 0.9m * most);
            Assert.All(moves, move => Assert.Equal(0, move % 1));
        }
    }

    [Fact]
    public void TheFirst_GoesAtOnce() => Assert.All(Seeds(), seed => Assert.Equal(TimeSpan.Zero, Moved(100, seed)[0].After));

    [Fact]
    public void WithoutJitter_NothingIsMoved() => Assert.Equal(Even, Moved(0, 7));

    private static IEnumerable<ulong> Seeds() => Enumerable.Range(1, 400).Select(seed => (ulong)seed);

    private static ImmutableArray<Piece> Moved(int percent, ulong seed) => Jitter.Move(Even, percent, Gap, new(seed));
}
