using Xunit;

namespace Bowline.Paper.Tests;

/// <summary>
/// The aggTrades rows are written in the layout of the venue's public archive; the bars are the first three rows of
/// BTCUSDT from 2025-05-25 10:33 UTC as kept by TheSnowGuru/Market-Swarm-Agents- (commit a03d14a5f0e1).
/// </summary>
public sealed class ArchiveReaderTests
{
    private static readonly SymbolRegistry Bitcoin = SymbolRegistry.Shipped(["BTCUSDT"]);
    private static readonly SymbolSpec Spec = Bitcoin.All[0];

    [Fact]
    public void AggTrades_WithHeader_BecomePrintsWithABookAroundThem()
    {
        var steps = ArchiveReader.AggTrades(Recording.Of(
            "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker",
            "11,60000.10,0.500,100,102,1700000000000,false",
            "12,60000.00,0.250,103,103,1700000000450,true"), Spec).Cast<RecordedStep.Told>().ToList();

        Assert.Equal([1_700_000_000_000, 1_700_000_000_450], steps.Select(step => step.At));
        Assert.Equal(new MarketEvent.TradePrinted("BTCUSDT", 102, 600_001, 500, false, 1_700_000_000_000), steps[0].Events[0]);
        var book = Assert.IsType<MarketEvent.DepthSnapshot>(steps[0].Events[1]);
        Assert.Equal(600_000, book.Bids[0].Ticks);
        Assert.Equal(600_001, book.Asks[0].Ticks);
        // The second print took from the bid that is there already.
        Assert.Single(steps[1].Events);
    }

    [Fact]
    public void Klines_ReplayedThroughTheExchange_AreTheSameCandlesAgain()
    {
        string[] rows =
        [
            "open_time,open,high,low,close,volume,close_time",
            "1748169180000,107187.4,107194.2,107165,107194.2,22.67,1748169239999",
            "1748169240000,107194.2,107211.9,107192.1,107207.2,37.596,1748169299999",
            "1748169300000,107207.2,107207.2,107176.9,107176.9,15.887,1748169359999",
        ];
        var exchange = new Exchange(new ExchangeSettings { Symbols = Bitcoin });
        var feed = new ReplayFeed(ArchiveReader.Klines(Recording.Of(rows), Spec), speed: 1, start: 1_790_000_100_000);
        while (!feed.Ended)
        {
            var now = feed.NextDue;
            foreach (var told in feed.Until(now))
                exchange.Apply(told, now);
        }

        var minutes = exchange.Listings[0].Market.Klines.Minutes;
        Assert.Null(feed.Failure);
        Assert.Equal(3, minutes.Count);
        Assert.Equal((1_071_874, 1_071_942, 1_071_650, 1_071_942, 22_670), Shape(minutes[0]));
        Assert.Equal((1_071_942, 1_072_119, 1_071_921, 1_072_072, 37_596), Shape(minutes[1]));
        Assert.Equal((1_072_072, 1_072_072, 1_071_769, 1_071_769, 15_887), Shape(minutes[2]));
    }

    [Theory]
    [InlineData("11,60000.15,0.500,100,102,1700000000000,false")]
    [InlineData("11,60000.10,0.5005,100,102,1700000000000,false")]
    [InlineData("11,abc,0.500,100,102,1700000000000,false")]
    [InlineData("11,60000.10,0.500")]
    [InlineData("11,60000.10,0.500,100,102,1700000000000,maybe")]
    [InlineData("11,99999999999999999999999999999999,0.500,100,102,1700000000000,true")]
    public void CorruptRow_IsNamedByItsNumber(string row)
    {
        var steps = ArchiveReader.AggTrades(
            Recording.Of("11,60000.10,0.500,100,102,1700000000000,false", row), Spec).ToList();

        Assert.Equal(2, Assert.IsType<RecordedStep.Failed>(steps[^1]).Failure.Line);
    }

    private static (long, long, long, long, long) Shape(Kline kline) =>
        (kline.Open, kline.High, kline.Low, kline.Close, kline.Lots);
}
