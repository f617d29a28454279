using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>What executions listen to is followed on its route, conflated, whole and bounded.</summary>
public sealed class FeedTests
{
    private const long Minute = 60_000;
    private static readonly Feed Trades = new(FeedKind.Trades, Btc);
    private static readonly Feed Candles = new(FeedKind.Kline, Btc, "1m");

    [Fact]
    public void Trades_OfOneLook_AreOneEvent()
    {
        var world = new DeskWorld().Started();
        world.Listen(Trades);
        world.RunFor(1_000);
        var before = world.Events.Count;
        foreach (var price in new[] { 60_000m, 60_100m, 59_900m, 60_050m })
            world.Venue.Prints(price);
        world.RunFor(400);
        var told = world.Events.Skip(before).OfType<Event.TradesObserved>().ToList();
        Assert.Equal(60_050m, told[^1].Last.Value);
        Assert.Equal((60_100m, 59_900m), (told.Max(t => t.High.Value), told.Min(t => t.Low.Value)));
        Assert.Equal(0.004m, told.Sum(t => t.Volume.Value));
        Assert.Equal(60_050m, world.Ledger.Market.Last(Btc)!.Value.Value);
        Assert.Contains("/market/ws/btcusdt@markPrice@1s", world.Venue.Opened);
    }

    [Fact]
    public void Trades_ThatComeTwice_CountOnce()
    {
        var world = new DeskWorld().Started();
        world.Listen(Trades);
        world.RunFor(1_000);
        world.Venue.Doubling = true;
        world.Venue.Prints(60_000m);
        world.RunFor(400);
        Assert.Equal(0.001m, world.Events.OfType<Event.TradesObserved>().Sum(t => t.Volume.Value));
    }

    [Fact]
    public void Funding_ComesWithTheMarkPrice()
    {
        var world = new DeskWorld().Started();
        world.RunFor(3_000);
        var told = world.Events.OfType<Event.FundingUpdated>().Last();
        Assert.Equal((60_000m, 0.0001m, PaperVenue.Start + 3_600_000), (told.Index.Value, told.Rate, told.NextAt.Milliseconds));
        Assert.Equal(0.0001m, world.Ledger.Market.Funding(Btc)!.Rate);
    }

    [Fact]
    public void Candles_BeginWithThePast_AndGoOnWithEachThatCloses()
    {
        var world = Traded(5);
        world.Listen(Candles);
        world.RunFor(2_000);
        var past = Told(world);
        AssertWhole(past);
        Assert.Equal(AtVenue(world), past);
        Trade(world, 3);
        AssertWhole(Told(world));
        Assert.Equal(AtVenue(world), Told(world));
        Assert.True(Told(world).Count >= past.Count + 3);
    }

    [Fact]
    public void CandleThatIsOpen_IsNotTold()
    {
        var world = Traded(3);
        world.Listen(Candles);
        world.RunFor(2_000);
        Assert.All(Told(world), opened => Assert.True(opened + Minute <= world.Time.Milliseconds));
    }

    [Fact]
    public void CandlesThatClosedInAGap_AreToldAfterIt_EachOnceAndInOrder()
    {
        var world = Traded(3);
        world.Listen(Candles);
        world.RunFor(2_000);
        world.Venue.LoseFrame = f => f.Contains("\"kline\"");
        Trade(world, 3);
        world.Venue.LoseFrame = _ => false;
        world.Venue.CutAll();
        world.RunFor(5_000);
        Trade(world, 2);
        AssertWhole(Told(world));
        Assert.Equal(AtVenue(world), Told(world));
    }

    [Fact]
    public void CandleWhoseFrameWasLost_IsAskedForByTheNextOne()
    {
        var world = Traded(3);
        world.Listen(Candles);
        world.RunFor(2_000);
        world.Venue.LoseFrame = f => f.Contains("\"kline\"");
        Trade(world, 1);
        world.Venue.LoseFrame = _ => false;
        Trade(world, 2);
        AssertWhole(Told(world));
        Assert.Equal(AtVenue(world), Told(world));
    }

    [Fact]
    public void PastThatCannotBeRead_IsAskedForAgain()
    {
        var world = Traded(3);
        world.Venue.Fault = r => IsKlines(r) ? new VenueFault.Instead(200, "[[1,2]]") : null;
        world.Listen(Candles);
        world.RunFor(3_000);
        Assert.Empty(Told(world));
        world.Venue.Fault = _ => null;
        world.RunFor(15_000);
        Assert.Equal(AtVenue(world), Told(world));
    }

    [Fact]
    public void SomebodyNewWhoListens_HearsThePastToo()
    {
        var world = Traded(3);
        world.Listen(Candles);
        world.RunFor(2_000);
        var first = Told(world);
        world.TellAgain(Candles);
        world.RunFor(2_000);
        Assert.Equal([.. first, .. first], Told(world));
        Trade(world, 1);
        Assert.Equal([.. first, .. AtVenue(world)], Told(world));
    }

    [Fact]
    public void ThePast_IsBounded()
    {
        var world = Traded(3);
        world.Listen(Candles);
        world.RunFor(2_000);
        var asked = world.Venue.Sent.Single(IsKlines);
        Assert.Contains("limit=499", asked.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public void FeedNobodyListensToAnyMore_IsGivenBack()
    {
        var world = Traded(2);
        world.Listen(Candles, Trades);
        world.RunFor(2_000);
        var before = Told(world).Count;
        world.Listen();
        world.RunFor(2_000);
        Trade(world, 2);
        Assert.Equal(before, Told(world).Count);
        var left = string.Concat(world.Venue.Written.Where(w => w.Contains("UNSUBSCRIBE")));
        Assert.Contains("btcusdt@kline_1m", left, StringComparison.Ordinal);
        Assert.Contains("btcusdt@aggTrade", left, StringComparison.Ordinal);
        world.Listen(Candles);
        world.RunFor(2_000);
        AssertWhole(Told(world).Skip(before).ToList());
    }

    [Fact]
    public void FeedOfASymbolNobodyAskedFor_BringsItsQuotesRulesAndSettings()
    {
        Symbol eth = new("ETHUSDT");
        var world = new DeskWorld().Started();
        world.Listen(new Feed(FeedKind.Quote, eth), Feed.OfExecutions);
        world.RunFor(1_000);
        world.Venue.Mark(3_000m, "ETHUSDT");
        world.Venue.Offer(Paper.Side.Buy, 2_999m, 5m, "ETHUSDT");
        world.Venue.Offer(Paper.Side.Sell, 3_001m, 5m, "ETHUSDT");
        world.RunFor(3_000);
        Assert.Equal(2_999m, world.Ledger.Market.Quote(eth)!.Bid.Value);
        Assert.NotNull(world.Ledger.Market.Instrument(eth));
        Assert.Equal(20, world.Ledger.Settings.Find(eth)!.Leverage);
    }

    [Fact]
    public void MoreStreamsThanAConnectionCarries_AreAnAlarm()
    {
        var world = new DeskWorld().Started();
        string[] intervals = ["1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M"];
        var feeds = Enumerable.Range(0, 80).SelectMany(i => intervals.Select(w => new Feed(FeedKind.Kline, new($"X{i}USDT"), w)));
        world.Listen([.. feeds]);
        Assert.Equal("streams-full-market", Assert.Single(world.Ledger.Alarms.All).Name);
        world.Listen();
        Assert.Empty(world.Ledger.Alarms.All);
    }

    private static DeskWorld Traded(int minutes)
    {
        var world = new DeskWorld().Started();
        Trade(world, minutes);
        return world;
    }

    private static void Trade(DeskWorld world, int minutes)
    {
        for (var i = 0; i < minutes; i++)
        {
            world.Venue.Prints(60_000m + i);
            world.RunFor(Minute);
        }
    }

    private static List<long> Told(DeskWorld world) =>
        [.. world.Events.OfType<Event.KlineClosed>().Select(k => k.Kline.OpenedAt.Milliseconds)];

    private static List<long> AtVenue(DeskWorld world) =>
    [
        .. world.Ask("/fapi/v1/klines", "symbol=BTCUSDT&interval=1m&limit=1000").EnumerateArray()
            .Where(row => row[6].GetInt64() < world.Time.Milliseconds).Select(row => row[0].GetInt64()),
    ];

    private static void AssertWhole(List<long> opened)
    {
        Assert.NotEmpty(opened);
        Assert.All(opened.Zip(opened.Skip(1)), pair => Assert.Equal(pair.First + Minute, pair.Second));
    }

    private static bool IsKlines(TransportRequest r) => RequestTarget.PathOf(r.PathAndQuery) == "/fapi/v1/klines";
}
