namespace Bowline.Paper.Tests;

public sealed class LatencyModelTests
{
    [Fact]
    public void SameSeed_SameWays_InsideTheirBounds()
    {
        var (one, same, other) = (new SteadyLatency(50, 20, 3), new SteadyLatency(50, 20, 3), new SteadyLatency(50, 20, 4));
        var ways = Enumerable.Range(0, 500).Select(_ => one.Next()).ToList();

        Assert.Equal(ways, Enumerable.Range(0, 500).Select(_ => same.Next()));
        Assert.NotEqual(ways, Enumerable.Range(0, 500).Select(_ => other.Next()));
        Assert.All(ways, way => Assert.InRange(way.EntryMs, 50, 70));
        Assert.All(ways, way => Assert.InRange(way.AnswerMs, 50, 70));
        Assert.Equal(21, ways.Select(way => way.EntryMs).Distinct().Count());
    }

    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("50", 50, 50)]
    [InlineData("50:20", 50, 70)]
    [InlineData("typical", 30, 70)]
    public void Words_AreRead(string text, long least, long most)
    {
        var model = SteadyLatency.Parse(text, 1)!;

        Assert.All(Enumerable.Range(0, 200).Select(_ => model.Next().EntryMs), ms => Assert.InRange(ms, least, most));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("60001")]
    [InlineData("50:")]
    [InlineData("50:20:3")]
    [InlineData("fast")]
    public void Nonsense_IsNone(string text) => Assert.Null(SteadyLatency.Parse(text, 1));
}
