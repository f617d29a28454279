using System.Text.Json;
using Xunit;

namespace Bowline.Paper.Tests;

/// <summary>
/// The counts were taken by an independent program on the same files; see tests/data/SOURCES.md for the files.
/// </summary>
public sealed class RecordingTests
{
    private static readonly SymbolRegistry Bitcoin = SymbolRegistry.Shipped(["BTCUSDT"]);

    [Theory]
    [InlineData("BTCUSDT-ws-raw-2024-08-08.jsonl.gz", 629, 21_313)]
    [InlineData("BTCUSDT-ws-raw-2023-04-04-20s.jsonl.gz", 67, -1)]
    public void RebuiltBook_AtEverySharedUpdateId_EqualsTheRecordedBookTicker(string name, int shared, int trades)
    {
        var told = BookTickers(name);
        var exchange = new Exchange(new ExchangeSettings { Symbols = Bitcoin });
        var market = exchange.Listings[0].Market;
        var (equal, prints) = (0, 0);
        foreach (var step in RecordingReader.Read(Recording.Lines(name), Bitcoin))
        {
            foreach (var single in Assert.IsType<RecordedStep.Told>(step).Events)
            {
                exchange.Apply(single, 1_790_000_000_000);
                prints += single is MarketEvent.TradePrinted ? 1 : 0;
                if (single is MarketEvent.DepthChanged depth && told.TryGetValue(depth.LastUpdateId, out var ticker))
                {
                    Assert.Equal(ticker, Shown(market));
                    equal++;
                }
            }
        }

        Assert.Equal(shared, equal);
        if (trades >= 0)
            Assert.Equal(trades, prints);
    }

    /// <summary>The whole recording of 2023 may not be copied into this project: name its folder to run this.</summary>
    [Fact]
    public void WholeRecordingOf2023_EqualsTheRecordedBookTickerAtAll310SharedIds()
    {
        const string Name = "BTCUSDT-ws-raw-2023-04-04.jsonl.gz";
        Assert.SkipWhen(Recording.Elsewhere(Name) is null, "BOWLINE_RECORDINGS names no folder with that recording");
        RebuiltBook_AtEverySharedUpdateId_EqualsTheRecordedBookTicker(Name, 310, -1);
    }

    [Fact]
    public void Replay_AtDoubleSpeed_HalvesTheRecordedDistances()
    {
        var feed = new ReplayFeed(RecordingReader.Read(Recording.Of(
            """1700000000000000 {"stream":"btcusdt@trade","data":{"e":"trade","E":1,"T":5,"s":"BTCUSDT","t":7,"p":"100.10","q":"0.002","X":"MARKET","m":true}}""",
            """1700000003000000 {"stream":"btcusdt@trade","data":{"e":"trade","E":1,"T":6,"s":"BTCUSDT","t":8,"p":"100.20","q":"0.003","X":"MARKET","m":false}}"""),
            Bitcoin), speed: 2, start: 1_000);

        Assert.Equal(1_000, feed.NextDue);
        Assert.Equal([new MarketEvent.TradePrinted("BTCUSDT", 7, 1_001, 2, true, 1_000)], feed.Until(1_000));
        Assert.Equal(2_500, feed.NextDue);
        Assert.Empty(feed.Until(2_499));
        Assert.Equal([new MarketEvent.TradePrinted("BTCUSDT", 8, 1_002, 3, false, 2_500)], feed.Until(2_500));
        Assert.True(feed.Ended);
        Assert.Equal(long.MaxValue, feed.NextDue);
        Assert.Null(feed.Failure);
    }

    [Fact]
    public void Replay_AtMaximumSpeed_TellsEverythingAsSoonAsItIsAsked()
    {
        var feed = new ReplayFeed(
            RecordingReader.Read(Recording.Lines("BTCUSDT-ws-raw-2023-04-04-20s.jsonl.gz"), Bitcoin), speed: 0, start: 1_000);
        var events = 0;
        while (!feed.Ended)
        {
            Assert.True(feed.NextDue <= 1_000);
            events += feed.Until(1_000).Count;
        }

        Assert.True(events > 800);
    }

    [Theory]
    [InlineData("nonsense", "no receive time at its beginning")]
    [InlineData("12345 {}", "a receive time has 13, 16 or 19 digits")]
    [InlineData("1700000000000000 {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\"", "not a stream frame and not a depth snapshot")]
    [InlineData("1700000000000000 {\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}", "a depth snapshot before anything that names a symbol")]
    [InlineData("1700000000000000 {\"symbol\":\"BTCUSDT\",\"lastUpdateId\":1,\"bids\":7}", "a depth snapshot that cannot be read")]
    [InlineData("1700000000000000 {\"symbol\":\"BTCUSDT\",\"lastUpdateId\":1,\"bids\":[[\"100.05\",\"1\"]],\"asks\":[]}", "BTCUSDT: a price or quantity is off the grid of 0.10 and 0.001")]
    public void CorruptLine_StopsTheReplayAndIsNamedByItsNumber(string line, string why)
    {
        var feed = new ReplayFeed(RecordingReader.Read(Recording.Of(
            """1600000000000000 {"stream":"btcusdt@trade","data":{"e":"trade","E":1,"T":5,"s":"BTCUSDT","t":7,"p":"100.10","q":"0.002","X":"MARKET","m":true}}""",
            "", line), Bitcoin), speed: 1, start: 0);

        Assert.Single(feed.Until(0));

        Assert.True(feed.Ended);
        Assert.Equal(3, feed.Failure!.Line);
        Assert.Equal(why, feed.Failure.Why);
        Assert.Contains(feed.Failure.Excerpt, line, StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenChainOfDiffs_IsAFailureOfTheRecording()
    {
        var steps = RecordingReader.Read(Recording.Of(
            """1700000000000 {"symbol":"BTCUSDT","lastUpdateId":10,"bids":[["100.10","1.000"]],"asks":[["100.20","1.000"]]}""",
            """1700000000001 {"stream":"x","data":{"e":"depthUpdate","E":1,"T":1,"s":"BTCUSDT","U":9,"u":12,"pu":8,"b":[],"a":[]}}""",
            """1700000000002 {"stream":"x","data":{"e":"depthUpdate","E":1,"T":1,"s":"BTCUSDT","U":14,"u":15,"pu":13,"b":[],"a":[]}}"""),
            Bitcoin).ToList();

        var failed = Assert.IsType<RecordedStep.Failed>(steps[^1]);
        Assert.Equal(3, failed.Failure.Line);
        Assert.Equal("BTCUSDT: depth chain broken: pu is 13, the diff before ended at 12", failed.Failure.Why);
    }

    private static (string, string, string, string) Shown(SymbolMarket market)
    {
        var (spec, touch) = (market.Spec, market.Touch());
        return (spec.PriceText(touch.Bid.Ticks), spec.QuantityText(touch.Bid.Lots),
            spec.PriceText(touch.Ask.Ticks), spec.QuantityText(touch.Ask.Lots));
    }

    private static Dictionary<long, (string, string, string, string)> BookTickers(string name)
    {
        var told = new Dictionary<long, (string, string, string, string)>();
        foreach (var line in Recording.Lines(name))
        {
            using var document = JsonDocument.Parse(line[(line.Span.IndexOf((byte)' ') + 1)..]);
            if (!document.RootElement.TryGetProperty("data", out var data)
                || data.GetProperty("e").GetString() != "bookTicker")
                continue;
            told[data.GetProperty("u").GetInt64()] = (
                data.GetProperty("b").GetString()!, data.GetProperty("B").GetString()!,
                data.GetProperty("a").GetString()!, data.GetProperty("A").GetString()!);
        }
        return told;
    }
}
