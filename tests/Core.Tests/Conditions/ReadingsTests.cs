using Xunit;
using static Bowline.Core.Tests.ConditionTale;

namespace Bowline.Core.Tests;

/// <summary>What of the market's news matters for a condition, and what has crossed.</summary>
public sealed class ReadingsTests
{
    // A crossing needs one side first and then the other; on the line it has not crossed yet.
    [Theory]
    [InlineData("above", "61500, 61600", "")]
    [InlineData("above", "60990, 61000, 61000.1", "3")]
    [InlineData("above", "60990, 61000, 60990", "")]
    [InlineData("above", "61000, 61000.1", "")]
    [InlineData("above", "61000, 60990, 61001, 61002", "3")]
    [InlineData("above", "61001, 60990, 60980", "")]
    [InlineData("above", "60990, 61001, 60990, 61001", "2 4")]
    [InlineData("below", "61001, 60990, 60980, 61001, 61000, 60999.9", "2 6")]
    [InlineData("below", "60990, 61001", "")]
    [InlineData("below", "61001, 61000, 61001", "")]
    public void Crossing_IsTheMomentOfComingFromTheOtherSide(string way, string prices, string moments)
    {
        var condition = Read($"last(BTCUSDT) crosses {way} 61000");
        var known = Readings.Of(condition);
        var crossed = new List<int>();
        foreach (var (i, price) in prices.Split(", ").Index())
        {
            known = known.On(News($"last {price}"), condition);
            if (condition.Holds(known, Some.Noon) == true)
                crossed.Add(i + 1);
            known = known.WithoutCrossings();
        }

        Assert.Equal(moments, string.Join(' ', crossed));
    }

    [Fact]
    public void CrossingOfTwoThingsThatMove_IsSeenFromEither()
    {
        var condition = Read("last(BTCUSDT) crosses above mark(BTCUSDT)");
        Assert.False(condition.Holds(After(condition, "last 60900, mark 61000"), Some.Noon));
        Assert.True(condition.Holds(After(condition, "last 60900, mark 61000, last 61001"), Some.Noon));
        Assert.True(condition.Holds(After(condition, "last 60900, mark 61000, mark 60800"), Some.Noon));
        Assert.False(condition.Holds(After(condition, "last 61100, mark 61000, last 60900"), Some.Noon));
    }

    [Fact]
    public void CrossingsOfOneCondition_AreToldApart_AndOnce()
    {
        var condition = Read("last(BTCUSDT) crosses above 61000 or mark(BTCUSDT) crosses below 60000");
        var known = After(condition, "last 60900, mark 60100");
        Assert.Equal((null, null), (known.Crossed(0), known.Crossed(1)));
        Assert.Same(known, known.WithoutCrossings());
        var up = known.On(News("last 61100"), condition);
        Assert.Equal((true, null), (up.Crossed(0), up.Crossed(1)));
        up = up.WithoutCrossings();
        Assert.Equal((null, null), (up.Crossed(0), up.Crossed(1)));
        var down = known.On(News("mark 59900"), condition);
        Assert.Equal((null, false), (down.Crossed(0), down.Crossed(1)));
        Assert.True(condition.Holds(down, Some.Noon));
        Assert.Null(down.WithoutCrossings().Crossed(1));
    }

    // What changes nothing that it says need not be written down.
    [Theory]
    [InlineData("last(BTCUSDT) > 61000", "", "last 60900", true)]
    [InlineData("last(BTCUSDT) > 61000", "last 60900", "last 60950", false)]
    [InlineData("last(BTCUSDT) > 61000", "last 60900", "last 61000", false)]
    [InlineData("last(BTCUSDT) > 61000", "last 60900", "last 61000.1", true)]
    [InlineData("last(BTCUSDT) > 61000", "last 60900", "last 60900", false)]
    [InlineData("last(BTCUSDT) > 61000", "last 60900", "mark 61001", false)]
    [InlineData("last(BTCUSDT) > 61000", "last 60900", "last 61001 ETHUSDT", false)]
    [InlineData("time >= 14:30 and last(BTCUSDT) > 61000", "last 60900", "last 60950", false)]
    [InlineData("finished(TWAP-4f9k2m1x) or last(BTCUSDT) > 61000", "last 60900", "last 60950", false)]
    [InlineData("last(BTCUSDT) > 61000 or mark(BTCUSDT) > 60000", "last 60900, mark 59000", "mark 59500", false)]
    [InlineData("last(BTCUSDT) > 61000 or mark(BTCUSDT) > 60000", "last 60900, mark 59000", "mark 60001", true)]
    [InlineData("last(BTCUSDT) > mark(BTCUSDT)", "last 60900, mark 60000", "last 60901", true)]
    [InlineData("last(BTCUSDT) crosses above 61000", "", "last 61000", false)]
    [InlineData("last(BTCUSDT) crosses above 61000", "last 61000", "last 61100", true)]
    [InlineData("last(BTCUSDT) crosses above 61000", "last 60900", "last 60950", false)]
    [InlineData("last(BTCUSDT) crosses above 61000", "last 60900", "last 61100", true)]
    [InlineData("last(BTCUSDT) crosses above 61000", "last 61100", "last 60900", true)]
    public void News_IsWhatChangesATest(string text, string before, string news, bool isNews)
    {
        var condition = Read(text);
        var known = After(condition, before).WithoutCrossings();
        Assert.Equal(isNews, !ReferenceEquals(known, known.On(News(news), condition)));
    }

    [Fact]
    public void SymbolsAndFeeds_AreEachNamedOnce_InOrder()
    {
        var text = ConditionText.Of("mark(ETHUSDT) > 3000 and (rsi(BTCUSDT,14,5m) < 30 or mark(BTCUSDT) > 60000)"
            + " and mark(ETHUSDT) < 4000 and index(BTCUSDT) > 1 and funding(BTCUSDT) > 0.01% and last(BTCUSDT) > 2 and ema(BTCUSDT,2,1h) > 3");
        Assert.Equal([new("BTCUSDT"), new("ETHUSDT")], text.Symbols);
        Symbol btc = new("BTCUSDT"), eth = new("ETHUSDT");
        Assert.Equal(
            [
                new(FeedKind.Mark, btc), new(FeedKind.Mark, eth), new(FeedKind.Funding, btc), new(FeedKind.Trades, btc),
                new(FeedKind.Kline, btc, "1h"), new(FeedKind.Kline, btc, "5m"),
            ],
            text.Feeds);
    }
}
