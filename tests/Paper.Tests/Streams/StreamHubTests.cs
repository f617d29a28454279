using System.Text;
using Xunit;

namespace Bowline.Paper.Tests;

public sealed class StreamHubTests
{
    private const long Now = SmallMarket.Start;
    private const string Key = "pqia91ma19a5s61cv6a81va65sdf19v8a65a1a5s61cv6a81va65sdf19v8a65a1";

    [Theory]
    [InlineData("/public", "btcusdt@bookTicker", true)]
    [InlineData("/public", "btcusdt@trade", true)]
    [InlineData("/public", "btcusdt@aggTrade", false)]
    [InlineData("/market", "btcusdt@aggTrade", true)]
    [InlineData("/market", "btcusdt@bookTicker", false)]
    [InlineData("", "btcusdt@bookTicker", true)]
    [InlineData("", "btcusdt@aggTrade", false)]
    [InlineData("/public", "BTCUSDT@bookTicker", false)]
    [InlineData("/public", "nopeusdt@bookTicker", false)]
    [InlineData("/public", "btcusdt@depth7", false)]
    public void Subscribe_AnyName_IsAcknowledgedAndServedOnItsRouteOnly(string route, string name, bool served)
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, route, "/ws", "", Now);

        var answer = market.Ask(1, $$"""{"method":"SUBSCRIBE","params":["{{name}}"],"id":1}""", Now);
        market.Take(Side.Buy, 1_000, Now + 1);
        market.Exchange.Advance(Now + 500);

        Assert.Equal("""{"result":null,"id":1}""", answer);
        Assert.Equal(served, market.Frames(1).Count > 0);
    }

    [Theory]
    [InlineData("/nowhere", "/ws")]
    [InlineData("/public", "/wss")]
    [InlineData("/public", "/")]
    public void Open_UnknownPath_IsRefusedWith404(string route, string path)
    {
        var opened = SmallMarket.Quoted().Exchange.Open(1, route, path, "", Now);

        Assert.Equal(new ConnectionOpened.Refused(404), opened);
    }

    [Fact]
    public void CombinedConnection_WrapsPayloadsButNotAnswers()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/stream", "streams=btcusdt@bookTicker/btcusdt@trade", Now);

        Assert.Equal("""{"result":true,"id":1}""", market.Ask(1, """{"method":"GET_PROPERTY","params":["combined"],"id":1}""", Now));
        market.Take(Side.Buy, 1, Now + 1);

        var messages = market.Messages(1);
        Assert.Equal(["btcusdt@bookTicker", "btcusdt@trade"], messages.Select(message => message.GetProperty("stream").GetString()!));
        Assert.Equal("bookTicker", messages[0].GetProperty("data").GetProperty("e").GetString());
    }

    [Fact]
    public void SubscribingTwice_GivesEachMessageOnce()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws/btcusdt@trade", "", Now);
        market.Ask(1, """{"method":"SUBSCRIBE","params":["btcusdt@trade"],"id":1}""", Now);

        market.Take(Side.Buy, 1, Now + 1);

        Assert.Single(market.Frames(1));
    }

    [Fact]
    public void Unsubscribe_EndsTheStream()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws/btcusdt@trade/btcusdt@depth", "", Now);
        market.Ask(1, """{"method":"UNSUBSCRIBE","params":["btcusdt@trade","btcusdt@depth"],"id":1}""", Now);

        market.Take(Side.Buy, 1, Now + 1);
        market.Exchange.Advance(Now + 1_000);

        Assert.Empty(market.Frames(1));
    }

    [Theory]
    [InlineData("/ws/" + Key, "", "ORDER_TRADE_UPDATE", true, false)]
    [InlineData("/ws", "listenKey=" + Key, "ACCOUNT_UPDATE", true, false)]
    [InlineData("/ws", "listenKey=" + Key + "&events=ORDER_TRADE_UPDATE/ACCOUNT_UPDATE", "ACCOUNT_UPDATE", true, false)]
    [InlineData("/ws", "listenKey=" + Key + "&events=ORDER_TRADE_UPDATE", "ACCOUNT_UPDATE", false, false)]
    [InlineData("/stream", "listenKey=other&events=TRADE_LITE&listenKey=" + Key + "&events=ACCOUNT_UPDATE", "ACCOUNT_UPDATE", true, true)]
    [InlineData("/stream", "streams=" + Key, "ACCOUNT_UPDATE", true, true)]
    [InlineData("/ws/wrong-key", "", "ACCOUNT_UPDATE", false, false)]
    public void PrivateForms_DeliverTheEventsOfTheirKey(
        string path, string query, string name, bool delivered, bool wrapped)
    {
        var market = SmallMarket.Quoted();
        var json = "{\"e\":\"" + name + "\"}";

        Assert.IsType<ConnectionOpened.Accepted>(market.Exchange.Open(1, "/private", path, query, Now));
        market.Exchange.Hub.Publish(Key, name, Encoding.UTF8.GetBytes(json), Now);

        var expected = wrapped ? "{\"stream\":\"" + Key + "\",\"data\":" + json + "}" : json;
        Assert.Equal(delivered ? [expected] : [], market.Frames(1));
    }

    [Fact]
    public void SubscribeWithAListenKey_OnPrivate_DeliversAndIsListed()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/private", "/ws", "", Now);

        market.Ask(1, $$"""{"method":"SUBSCRIBE","params":["{{Key}}"],"id":1}""", Now);
        market.Exchange.Hub.Publish(Key, "TRADE_LITE", "{}"u8.ToArray(), Now);

        Assert.Equal(["{}"], market.Frames(1));
        Assert.Equal($$"""{"result":["{{Key}}"],"id":2}""", market.Ask(1, """{"method":"LIST_SUBSCRIPTIONS","id":2}""", Now));
    }

    [Fact]
    public void ListenKeyOnAMarketRoute_StaysSilent()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "", "/ws/" + Key, "", Now);

        market.Exchange.Hub.Publish(Key, "TRADE_LITE", "{}"u8.ToArray(), Now);

        Assert.Empty(market.Frames(1));
    }

    [Fact]
    public void DeletedListenKey_ClosesItsConnectionsOnly()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/private", "/ws/" + Key, "", Now);
        market.Exchange.Open(2, "/private", "/ws/other", "", Now);

        market.Exchange.Hub.EndListenKey(Key, Now);

        Assert.Equal(1, Assert.IsType<Outgoing.Close>(Assert.Single(market.Exchange.DrainOutgoing())).Connection);
    }

    [Fact]
    public void Connection_AfterTwentyFourHours_IsClosed()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws", "", Now);

        market.Exchange.Advance(Now + 86_399_999);
        Assert.Empty(market.Exchange.DrainOutgoing());
        market.Exchange.Advance(Now + 86_400_000);

        Assert.IsType<Outgoing.Close>(Assert.Single(market.Exchange.DrainOutgoing()));
    }

    [Fact]
    public void Reader_WhoNeverDrains_IsClosedAtTenThousandFrames()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws/btcusdt@trade", "", Now);
        market.Place(Side.Sell, 600_001, 1_000_000, Now);
        for (var i = 0; i < 10_050; i++)
            market.Take(Side.Buy, 1, Now + 1);

        var sent = market.Exchange.DrainOutgoing();

        Assert.Equal(10_000, sent.OfType<Outgoing.Frame>().Count());
        Assert.IsType<Outgoing.Close>(sent[^1]);
    }
}
