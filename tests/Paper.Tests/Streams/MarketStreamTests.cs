using System.Text.Json;
using Xunit;

namespace Bowline.Paper.Tests;

public sealed class MarketStreamTests
{
    private const long Now = SmallMarket.Start;

    // Keys as the contract's table 9.2 and its samples list them.
    [Theory]
    [InlineData("/market", "btcusdt@aggTrade", "e,E,s,a,p,q,nq,f,l,T,m,st")]
    [InlineData("/market", "btcusdt@markPrice@1s", "e,E,s,p,ap,i,P,r,T,st")]
    [InlineData("/market", "btcusdt@kline_1m", "e,E,s,k")]
    [InlineData("/market", "btcusdt_perpetual@continuousKline_1m", "e,E,ps,ct,k")]
    [InlineData("/market", "btcusdt@miniTicker", "e,E,s,c,o,h,l,v,q,ps,st")]
    [InlineData("/market", "btcusdt@ticker", "e,E,s,p,P,w,c,Q,o,h,l,v,q,O,C,F,L,n,ps,st")]
    [InlineData("/public", "btcusdt@bookTicker", "e,u,E,T,s,b,B,a,A,ps,st")]
    [InlineData("/public", "btcusdt@depth5@100ms", "e,E,T,s,U,u,pu,b,a,ps,st")]
    [InlineData("/public", "btcusdt@depth@500ms", "e,E,T,s,U,u,pu,b,a,ps,st")]
    [InlineData("/public", "btcusdt@trade", "e,E,T,s,t,p,q,X,m,st")]
    [InlineData("/public", "!bookTicker", "e,u,E,T,s,b,B,a,A,ps,st")]
    public void Payload_EachStream_HasTheContractsKeys(string route, string name, string keys)
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, route, "/ws/" + name, "", Now);
        market.Take(Side.Buy, 1, Now + 1);
        market.Exchange.Advance(Now + 1_000);
        market.Exchange.Advance(Now + 5_000);

        var first = market.Messages(1)[0];

        Assert.Equal(keys.Split(',').Order(), first.EnumerateObject().Select(member => member.Name).Order());
    }

    [Theory]
    [InlineData("!markPrice@arr@1s")]
    [InlineData("!miniTicker@arr")]
    [InlineData("!ticker@arr")]
    public void ArrayStreams_HoldTheSymbolsThatHaveSomethingToSay(string name)
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/market", "/stream", "streams=" + name, Now);
        market.Take(Side.Buy, 1, Now + 1);
        market.Exchange.Advance(Now + 1_000);

        var data = market.Messages(1)[0].GetProperty("data");

        Assert.Equal("BTCUSDT", Assert.Single(data.EnumerateArray()).GetProperty("s").GetString());
    }

    [Fact]
    public void BookTicker_SpeaksOnChangesOfTheBestPricesOnly()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws/btcusdt@bookTicker", "", Now);

        market.Place(Side.Buy, 599_998, 1, Now + 1);
        Assert.Empty(market.Frames(1));
        market.Place(Side.Buy, 600_000, 1, Now + 2);

        var message = Assert.Single(market.Messages(1));
        Assert.Equal("1.001", message.GetProperty("B").GetString());
        Assert.Equal(market.Bitcoin.Market.UpdateId, message.GetProperty("u").GetInt64());
    }

    [Fact]
    public void DepthDiffs_OnTopOfASnapshot_AreTheBook()
    {
        var market = SmallMarket.Quoted();
        var chance = new Prng(9);
        market.Exchange.Open(1, "/public", "/ws/btcusdt@depth@100ms", "", Now);
        var snapshot = market.Get("/fapi/v1/depth", "symbol=BTCUSDT&limit=1000", Now).Body;
        var (bids, asks) = (Levels(snapshot.GetProperty("bids")), Levels(snapshot.GetProperty("asks")));
        var previous = snapshot.GetProperty("lastUpdateId").GetInt64();
        var orders = new List<long>();

        for (var i = 0; i < 500; i++)
        {
            var at = Now + i * 30;
            if (chance.Below(3) == 0 && orders.Count > 0)
                market.Cancel(orders[(int)chance.Below(orders.Count)], at);
            else if (chance.Below(4) == 0)
                market.Take((Side)chance.Below(2), 1 + chance.Below(500), at);
            else
                orders.Add(market.Place((Side)chance.Below(2), 599_980 + chance.Below(40), 1 + chance.Below(3_000), at));
            foreach (var diff in market.Messages(1))
                previous = Follow(diff, previous, bids, asks);
        }

        market.Exchange.Advance(Now + 20_000);
        foreach (var diff in market.Messages(1))
            Follow(diff, previous, bids, asks);
        var book = market.Get("/fapi/v1/depth", "symbol=BTCUSDT&limit=1000", Now + 20_000).Body;
        Assert.Equal(Levels(book.GetProperty("bids")), bids);
        Assert.Equal(Levels(book.GetProperty("asks")), asks);
    }

    [Fact]
    public void DepthStreamsOfTwoSpeeds_EachChainTheirOwnIds()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws/btcusdt@depth@100ms", "", Now);
        market.Exchange.Open(2, "/public", "/ws/btcusdt@depth@500ms", "", Now);
        for (var i = 1; i <= 20; i++)
            market.Place(Side.Buy, 599_990 - i, 1, Now + i * 50);
        market.Exchange.Advance(Now + 1_000);

        var sent = market.Exchange.DrainOutgoing().OfType<Outgoing.Frame>().ToLookup(
            frame => frame.Connection, frame => JsonDocument.Parse(frame.Text).RootElement);

        Assert.Equal(10, sent[1].Count());
        Assert.Equal(2, sent[2].Count());
        foreach (var stream in sent)
        {
            foreach (var (before, after) in stream.Zip(stream.Skip(1)))
                Assert.Equal(before.GetProperty("u").GetInt64(), after.GetProperty("pu").GetInt64());
        }
    }

    [Fact]
    public void PartialDepth_ShowsTheWholeTopAndIsSilentWithoutChange()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws/btcusdt@depth5@500ms", "", Now);

        market.Exchange.Advance(Now + 500);
        Assert.Empty(market.Frames(1));
        market.Place(Side.Buy, 599_000, 1, Now + 600);
        market.Exchange.Advance(Now + 1_000);

        var message = Assert.Single(market.Messages(1));
        Assert.Equal(5, message.GetProperty("b").GetArrayLength());
        Assert.Equal("60000.00", message.GetProperty("b")[0][0].GetString());
        Assert.Equal("60000.10", message.GetProperty("a")[0][0].GetString());
    }

    [Fact]
    public void Kline_WhenTheMinuteEnds_IsToldClosedOnce()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/market", "/ws/btcusdt@kline_1m", "", Now);
        market.Take(Side.Buy, 7, Now + 59_000);
        for (var at = Now + 59_250; at <= Now + 62_000; at += 250)
            market.Exchange.Advance(at);

        var candles = market.Messages(1).Select(message => message.GetProperty("k")).ToList();

        var closed = Assert.Single(candles, candle => candle.GetProperty("x").GetBoolean());
        Assert.Equal(Now, closed.GetProperty("t").GetInt64());
        Assert.Equal(Now + 59_999, closed.GetProperty("T").GetInt64());
        Assert.Equal("0.007", closed.GetProperty("v").GetString());
        Assert.Equal(-1, candles[^1].GetProperty("f").GetInt64());
        Assert.Equal(Now + 60_000, candles[^1].GetProperty("t").GetInt64());
    }

    private static long Follow(
        JsonElement diff, long previous, SortedDictionary<decimal, decimal> bids, SortedDictionary<decimal, decimal> asks)
    {
        Assert.Equal(previous, diff.GetProperty("pu").GetInt64());
        Assert.True(diff.GetProperty("U").GetInt64() <= diff.GetProperty("u").GetInt64());
        Change(bids, diff.GetProperty("b"));
        Change(asks, diff.GetProperty("a"));
        return diff.GetProperty("u").GetInt64();
    }

    private static SortedDictionary<decimal, decimal> Levels(JsonElement rows)
    {
        var levels = new SortedDictionary<decimal, decimal>();
        Change(levels, rows);
        return levels;
    }

    private static void Change(SortedDictionary<decimal, decimal> levels, JsonElement rows)
    {
        foreach (var row in rows.EnumerateArray())
        {
            var price = decimal.Parse(row[0].GetString()!);
            var quantity = decimal.Parse(row[1].GetString()!);
            if (quantity == 0)
                levels.Remove(price);
            else
                levels[price] = quantity;
        }
    }
}
