using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Planned slices: what has begun when, what they come to, and how they are written down.</summary>
public sealed class ScheduleTests
{
    private static readonly Schedule Three = Schedule.Read(["0.002@0", "0.003@10000", "0.001@25000"], TimeSpan.FromSeconds(40));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(9_999, 1)]
    [InlineData(10_000, 2)]
    [InlineData(24_999, 2)]
    [InlineData(25_000, 3)]
    [InlineData(1_000_000, 3)]
    public void ASlice_HasBegun_OnceItsTimeHasCome(int elapsedMs, int begun) =>
        Assert.Equal(begun, Three.Begun(TimeSpan.FromMilliseconds(elapsedMs)));

    [Theory]
    [InlineData(1, 0, 10_000, 0.002)]
    [InlineData(2, 10_000, 25_000, 0.005)]
    [InlineData(3, 25_000, 40_000, 0.006)]
    public void AWindow_EndsWhereTheNextBegins_AndTheLastWithTheWhole(int slice, int startMs, int endMs, double until)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(startMs), Three.StartOf(slice));
        Assert.Equal(TimeSpan.FromMilliseconds(endMs), Three.EndOf(slice));
        Assert.Equal(new Quantity((decimal)until), Three.Until(slice));
    }

    [Fact]
    public void ItsTexts_ReadBackTheSame() =>
        Assert.Equal(Three.Slices, Schedule.Read([.. Three.Texts()], Three.Length).Slices);

    [Theory]
    [InlineData("")]
    [InlineData("0.1")]
    [InlineData("@1000")]
    [InlineData("x@1000")]
    [InlineData("-0.1@1000")]
    [InlineData("1,000@1000")]
    [InlineData("0.1@")]
    [InlineData("0.1@x")]
    [InlineData("0.1@-1000")]
    [InlineData("0.1@1.5")]
    public void ATextThatIsNoSlice_IsADamagedRecord(string text) =>
        Assert.Throws<FormatException>(() => Schedule.Read([text], TimeSpan.FromSeconds(10)));

    /// <summary>Slices are written down with a shortfall's parameters: those of another quantity would do too much or too little.</summary>
    [Theory]
    [InlineData("0.004@0,0.005@60000")]
    [InlineData("0.004@0,0.007@60000")]
    public void SlicesThatDoNotAddUp_AreADamagedRecord(string plan) =>
        Assert.Throws<FormatException>(() => Story.Given($"given shortfall BUY 0.01 over=120000ms slices=2 plan={plan}"));
}
