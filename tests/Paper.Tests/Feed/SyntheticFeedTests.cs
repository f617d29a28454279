using Xunit;

namespace Bowline.Paper.Tests;

public sealed class SyntheticFeedTests
{
    private const long Birth = 1_790_000_000_000;
    private static readonly SymbolRegistry Symbols = SymbolRegistry.Shipped();

    [Fact]
    public void SameSeed_WhateverTheStepsItIsAskedIn_TellsTheSameEvents()
    {
        var fine = SyntheticFeed.Start(11, Symbols, Birth);
        var coarse = SyntheticFeed.Start(11, Symbols, Birth);
        var inSteps = new List<MarketEvent>();

        for (var now = Birth; now <= Birth + 5_000; now += 7)
            inSteps.AddRange(fine.Until(now));
        inSteps.AddRange(fine.Until(Birth + 5_000));

        Assert.Equal(inSteps, coarse.Until(Birth + 5_000));
        Assert.True(inSteps.Count > 5_000);
    }

    [Fact]
    public void SameSeed_ThroughTwoExchanges_SendsTheSameBytes()
    {
        var (one, two) = (Sent(), Sent());

        Assert.True(one.Count > 1_000);
        Assert.Equal(one, two);

        static List<string> Sent()
        {
            var exchange = new Exchange(new ExchangeSettings { Symbols = Symbols });
            exchange.Open(1, "/public", "/stream", "streams=btcusdt@bookTicker/btcusdt@depth@100ms/ethusdt@trade", Birth);
            exchange.Open(2, "/market", "/ws/btcusdt@aggTrade/solusdt@kline_1m/!markPrice@arr@1s/!ticker@arr", "", Birth);
            Run(exchange, SyntheticFeed.Start(21, Symbols, Birth), Birth + 20_000);
            return [.. exchange.DrainOutgoing().OfType<Outgoing.Frame>().Select(
                frame => frame.Connection + System.Text.Encoding.UTF8.GetString(frame.Text))];
        }
    }

    [Fact]
    public void OtherSeed_TellsOtherEvents()
    {
        var one = SyntheticFeed.Start(1, Symbols, Birth).Until(Birth);
        var two = SyntheticFeed.Start(2, Symbols, Birth).Until(Birth);

        Assert.NotEqual(one, two);
    }

    [Fact]
    public void AtBirthAndLater_AllTenSymbols_ShowAHundredLevelsASide()
    {
        var exchange = new Exchange(new ExchangeSettings { Symbols = Symbols });
        var feed = SyntheticFeed.Start(5, Symbols, Birth);

        Run(exchange, feed, Birth);
        HasAHundredLevelsASide(exchange);
        Assert.Equal(605_000, exchange.Listings[0].Market.Touch().Bid.Ticks);
        Assert.All(exchange.Listings, listing => Assert.Equal(1, Spread(listing)));

        Run(exchange, feed, Birth + 600_000);
        HasAHundredLevelsASide(exchange);
    }

    [Fact]
    public void Past_EndsAtThePresentPrice_WithoutGapsInTimeOrIds()
    {
        var state = SyntheticFeed.Start(5, Symbols, Birth).State;

        foreach (var past in SyntheticFeed.PastOf(state, Symbols, firstTradeId: 1_000_000_001, Birth))
        {
            var spec = Symbols.Find(past.Symbol)!;
            var present = state.Symbols.Single(symbol => symbol.Symbol == past.Symbol).Fair / 1_000;
            Assert.Equal(KlineSeries.Kept, past.Minutes.Count);
            Assert.Equal(1_000, past.Trades.Count);
            Assert.Equal(present, past.Trades[^1].Ticks);
            Assert.Equal(past.Trades[^1].Ticks, past.Minutes[^1].Close);
            Assert.Equal(Birth / 60_000 * 60_000, past.Minutes[^1].OpenTime);
            for (var i = 1; i < past.Minutes.Count; i++)
            {
                Assert.Equal(past.Minutes[i - 1].OpenTime + 60_000, past.Minutes[i].OpenTime);
                Assert.InRange(past.Minutes[i].Close, past.Minutes[i].Low, past.Minutes[i].High);
                Assert.True(past.Minutes[i].Low > 0);
            }

            Assert.Equal(
                past.Trades.Select(trade => trade.Id),
                Enumerable.Range(0, 1_000).Select(i => past.Trades[0].Id + i));
            Assert.True(past.Trades.Zip(past.Trades.Skip(1), (a, b) => a.At <= b.At).All(ordered => ordered));
            Assert.True(spec.Price(present) > 0);
        }
    }

    [Fact]
    public void Resume_AfterARestart_QuotesAroundTheLastFairValueWithNewIds()
    {
        var before = SyntheticFeed.Start(5, Symbols, Birth);
        before.Until(Birth + 30_000);
        var stored = before.State;

        var events = SyntheticFeed.Resume(stored, Symbols, Birth + 90_000).Until(Birth + 90_000);

        var touch = stored.Symbols[0].Fair / 1_000;
        var quotes = events.OfType<MarketEvent.PlaceLimit>().Where(place => place.Symbol == "BTCUSDT").ToList();
        Assert.All(quotes, quote => Assert.True(quote.FeedOrderId > stored.Symbols[0].LastOrderId));
        var bestBid = quotes.Where(quote => quote.Side == Side.Buy).Max(quote => quote.Ticks);
        Assert.InRange(bestBid, touch - touch / 1_000, touch + touch / 1_000);
    }

    [Fact]
    public void Taker_WhoEatsTheTouch_SeesItQuotedAnewWithinAMinute()
    {
        var symbols = SymbolRegistry.Shipped(["LTCUSDT"]);
        var exchange = new Exchange(new ExchangeSettings { Symbols = symbols });
        var feed = SyntheticFeed.Start(3, symbols, Birth);
        var now = Run(exchange, feed, Birth + 1_000);
        var market = exchange.Listings[0].Market;
        var eaten = exchange.Listings[0].Book.Depth(Side.Sell, 3).Sum(level => level.Lots);

        exchange.Apply(new MarketEvent.TakeMarket("LTCUSDT", Side.Buy, eaten), now);
        var wide = market.Touch();
        Run(exchange, feed, now + 60_000);
        var healed = market.Touch();

        Assert.True(wide.Ask.Ticks - wide.Bid.Ticks > 1);
        Assert.Equal(1, healed.Ask.Ticks - healed.Bid.Ticks);
    }

    private static void HasAHundredLevelsASide(Exchange exchange)
    {
        Assert.Equal(10, exchange.Listings.Length);
        foreach (var listing in exchange.Listings)
        {
            Assert.True(listing.Book.Depth(Side.Buy, 1_000).Count() >= 100, listing.Spec.Symbol);
            Assert.True(listing.Book.Depth(Side.Sell, 1_000).Count() >= 100, listing.Spec.Symbol);
        }
    }

    private static long Spread(Listing listing)
    {
        var touch = listing.Market.Touch();
        return touch.Ask.Ticks - touch.Bid.Ticks;
    }

    private static long Run(Exchange exchange, SyntheticFeed feed, long until)
    {
        while (feed.NextDue <= until)
        {
            var now = feed.NextDue;
            foreach (var told in feed.Until(now))
                exchange.Apply(told, now);
        }
        return until;
    }
}
