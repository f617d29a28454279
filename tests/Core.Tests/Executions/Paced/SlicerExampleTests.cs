using System.Collections.Immutable;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Cuts reckoned by hand: which slices go together, and when. Times are in seconds.</summary>
public sealed class SlicerExampleTests
{
    /// <summary>
    /// Weights ten seconds apart on a step of 0.001. A slice below the least goes with those after it at the first one's time, at
    /// the end with the one before it; a share of nothing begins nothing.
    /// </summary>
    [Theory]
    [InlineData(0.004, 0.001, "1 1 1 1", "0.001@0 0.001@10 0.001@20 0.001@30")]
    [InlineData(0.004, 0.002, "1 1 1 1", "0.002@0 0.002@20")]
    [InlineData(0.005, 0.002, "1 1 1 1 1", "0.002@0 0.003@20")]
    [InlineData(0.004, 0.005, "1 1 1 1", "0.004@0")]
    [InlineData(0.004, 0.002, "0 1 0 1", "0.002@10 0.002@30")]
    [InlineData(0.004, 0.002, "1 1 0 0", "0.002@0 0.002@10")]
    [InlineData(0.006, 0.001, "3 2 1", "0.003@0 0.002@10 0.001@20")]
    [InlineData(0.010, 0.001, "1 1 1", "0.003@0 0.003@10 0.004@20")]
    [InlineData(0.001, 0.001, "1 1 1", "0.001@0")]
    [InlineData(0.002, 0.001, "1 1 1 1 1 1", "0.001@0 0.001@30")]
    public void SlicesTooSmall_GoTogether_AtTheFirstOnesTime(double quantity, double smallest, string weights, string slices)
    {
        var pieces = weights.Split(' ').Select((weight, i) => new Piece(TimeSpan.FromSeconds(10 * i), Story.Number(weight)));
        var length = TimeSpan.FromSeconds(100);
        var schedule = Slicer.Cut(new((decimal)quantity), [.. pieces], length, Some.Btc, LotKind.Market, new((decimal)smallest));
        Assert.Equal(slices, Told(schedule));
        Assert.Equal(length, schedule.Length);
    }

    /// <summary>Equal slices rounded down ten seconds apart, and the remainder after them where it is worth an order.</summary>
    [Theory]
    [InlineData(0.012, 3, 0.001, "0.004@0 0.004@10 0.004@20", 30)]
    [InlineData(0.011, 3, 0.001, "0.003@0 0.003@10 0.003@20 0.002@30", 40)]
    [InlineData(0.011, 3, 0.002, "0.003@0 0.003@10 0.003@20 0.002@30", 40)]
    [InlineData(0.011, 3, 0.003, "0.003@0 0.003@10 0.005@20", 30)]
    [InlineData(0.011, 3, 0.004, "0.011@0", 30)]
    [InlineData(0.002, 3, 0.0005, "0.002@0", 30)]
    public void ARemainder_IsOneMoreSlice_WhenItIsWorthAnOrder(
        double quantity, int count, double smallest, string slices, int lengthSeconds)
    {
        var schedule = Slicer.EqualThenRemainder(
            new((decimal)quantity), count, TimeSpan.FromSeconds(10), Some.Btc, LotKind.Market, new((decimal)smallest));
        Assert.Equal(slices, Told(schedule));
        Assert.Equal(TimeSpan.FromSeconds(lengthSeconds), schedule.Length);
    }

    [Fact]
    public void SharesOfNothing_CannotBeCut() => Assert.ThrowsAny<Exception>(() => Slicer.Cut(
        new(0.01m), [new(TimeSpan.Zero, 0), new(TimeSpan.FromSeconds(10), 0)], TimeSpan.FromSeconds(20), Some.Btc, LotKind.Market, new(0.001m)));

    private static string Told(Schedule schedule) =>
        string.Join(' ', schedule.Slices.Select(slice => $"{slice.Quantity}@{(int)slice.After.TotalSeconds}"));
}
