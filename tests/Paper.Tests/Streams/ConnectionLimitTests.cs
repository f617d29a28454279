namespace Bowline.Paper.Tests;

/// <summary>Contract 3.4 and 1.1: what a connection may cost, and what an address without a route gives.</summary>
public sealed class ConnectionLimitTests
{
    private const long Now = SmallMarket.Start;

    [Fact]
    public void PingsAndPongs_CountAmongTheTenMessagesOfASecond()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws", "", Now);
        for (var i = 0; i < 9; i++)
            market.Exchange.Pinged(1, Now + i);
        Assert.NotNull(market.Ask(1, """{"method":"LIST_SUBSCRIPTIONS","id":3}""", Now + 500));

        market.Exchange.Pinged(1, Now + 999);

        Assert.IsType<Outgoing.Close>(Assert.Single(market.Exchange.DrainOutgoing()));
        market.Exchange.Pinged(1, Now + 999);
        Assert.Empty(market.Exchange.DrainOutgoing());
    }

    [Fact]
    public void PingsOfTwoSeconds_AreCountedApart()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws", "", Now);
        for (var i = 0; i < 20; i++)
            market.Exchange.Pinged(1, Now + i * 100);

        Assert.Empty(market.Exchange.DrainOutgoing());
    }

    [Fact]
    public void Connections_ThreeHundredOfAnAddressInFiveMinutes_TheNextIsRefused()
    {
        var exchange = new Exchange(new ExchangeSettings { Symbols = SymbolRegistry.Shipped(["BTCUSDT"]) });
        var start = Now / 300_000 * 300_000;
        for (var i = 0; i < 300; i++)
            Assert.IsType<ConnectionOpened.Accepted>(exchange.Open(i, "/public", "/ws", "", start, "a"));

        Assert.Equal(new ConnectionOpened.Refused(429), exchange.Open(300, "/public", "/ws", "", start, "a"));
        Assert.IsType<ConnectionOpened.Accepted>(exchange.Open(301, "/public", "/ws", "", start, "b"));
        Assert.IsType<ConnectionOpened.Accepted>(exchange.Open(302, "/public", "/ws", "", start + 300_000, "a"));
    }

    [Fact]
    public void Connections_WithLimitsOff_AreNotCounted()
    {
        var market = SmallMarket.Quoted();
        for (var i = 0; i < 400; i++)
            Assert.IsType<ConnectionOpened.Accepted>(market.Exchange.Open(i, "/public", "/ws", "", Now, "a"));
    }

    // A listen key on an address without a route is taken and stays silent, as at mainnet; the demo hosts serve it.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AddressWithoutARoute_ServesAllOnlyWhereTheRuleSaysSo(bool servesAll)
    {
        var exchange = new Exchange(new ExchangeSettings
        {
            Symbols = SymbolRegistry.Shipped(["BTCUSDT"]),
            Rules = new VenueRules { UnroutedServesAll = servesAll },
        });
        exchange.Open(1, "", "/ws/key-one", "", Now);
        exchange.Open(2, "", "/ws", "listenKey=key-one", Now);
        exchange.Open(3, "", "/ws/!forceOrder@arr", "", Now);
        exchange.Find("BTCUSDT")!.Market.Forced(new ForcedTrade(Side.Sell, 1, 1, 1m, 1, 1, Now));

        exchange.Hub.Publish("key-one", "TRADE_LITE", "{}"u8.ToArray(), Now);
        exchange.Advance(Now + 1_000);

        Assert.Equal(servesAll ? [1, 2, 3] : [], exchange.DrainOutgoing().Select(sent => sent.Connection));
    }

    [Theory]
    [InlineData(true, "&events=TRADE_LITE", 0)]
    [InlineData(true, "&events=TRADE_LITE/listenKeyExpired", 1)]
    [InlineData(true, "", 1)]
    [InlineData(false, "&events=TRADE_LITE", 1)]
    public void ListenKeyExpired_WithAFilter_ComesWhenListed(bool needsListing, string events, int frames)
    {
        var scene = new Scene(new ExchangeSettings
        {
            Symbols = SymbolRegistry.Shipped(["BTCUSDT"]),
            Rules = new VenueRules { KeyExpiredNeedsListing = needsListing },
        });
        var key = scene.Trader().Post("/fapi/v1/listenKey").Accepted()["listenKey"];
        scene.Exchange.Open(1, "/private", "/ws", $"listenKey={key}{events}", scene.Now);

        scene.Exchange.Advance(scene.Now + 3_600_000);

        Assert.Equal(frames, scene.Exchange.DrainOutgoing().Count);
    }
}
