using Xunit;

namespace Bowline.Core.Tests;

/// <summary>The newest of each thing that is told of a symbol.</summary>
public sealed class MarketBoardTests
{
    private static readonly Symbol Btc = Some.Btc.Symbol;

    private static readonly Event[] News =
    [
        new Event.InstrumentChanged(Some.Noon, Some.Btc),
        new Event.QuoteUpdated(Some.Noon, Btc, new(new(59_999.9m), new(5m), new(60_000m), new(4m), Some.Noon)),
        new Event.MarkPriceUpdated(Some.Noon, Btc, new(60_001m)),
        new Event.TradesObserved(Some.Noon, Btc, new(60_002m), new(60_003m), new(59_990m), new(7m)),
        new Event.FundingUpdated(Some.Noon, Btc, new(60_004m), 0.0001m, Some.Noon),
    ];

    [Fact]
    public void EachNews_IsKept_AndNoNewsIsNone()
    {
        var ledger = Some.Ledger(News);
        var market = ledger.Market;
        Assert.Equal((new Price(60_001m), new Price(60_002m), new Funding(new(60_004m), 0.0001m, Some.Noon)),
            (market.Mark(Btc), market.Last(Btc), market.Funding(Btc)));
        Assert.Equal((Some.Btc, new Price(60_000m)), (market.Instrument(Btc), market.Quote(Btc)!.Ask));
        Assert.All(News, e => Assert.Same(ledger, ledger.Apply(e).Next));
        var eth = Some.Eth.Symbol;
        Assert.Equal((null, null, null), (market.Mark(eth), market.Last(eth), market.Funding(eth)));
        Assert.Equal((null, null), (market.Instrument(eth), market.Quote(eth)));
    }

    [Fact]
    public void NewerNews_TakesThePlaceOfTheOlder()
    {
        var market = Some.Ledger(News).With(
            new Event.InstrumentChanged(Some.Noon, Some.Btc with { TickSize = 5m }),
            new Event.QuoteUpdated(Some.Noon, Btc, new(new(59_999.9m), new(5m), new(60_000m), new(3m), Some.Noon)),
            new Event.MarkPriceUpdated(Some.Noon, Btc, new(60_011m)), new Event.TradesObserved(Some.Noon, Btc, new(60_012m), new(1m), new(1m), new(1m)),
            new Event.FundingUpdated(Some.Noon, Btc, new(60_004m), 0.0002m, Some.Noon)).Market;
        Assert.Equal((new Price(60_011m), new Price(60_012m), 0.0002m), (market.Mark(Btc), market.Last(Btc), market.Funding(Btc)!.Rate));
        Assert.Equal((5m, new Quantity(3m)), (market.Instrument(Btc)!.TickSize, market.Quote(Btc)!.AskQuantity));
    }

    // Also where only one of them had been told.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void EachPriceOfALostStream_IsGone(int told)
    {
        var market = Some.Ledger(News[told]).With(new Event.StreamLost(Some.Noon, Feed.PriceStream, "silent")).Market;
        Assert.Equal((null, null, null), (market.Mark(Btc), market.Last(Btc), market.Funding(Btc)));
    }

    [Fact]
    public void AfterARestart_OnlyTheRulesAreLeft()
    {
        var market = Some.Ledger(News).WithoutPrices().Market;
        Assert.Equal(Some.Btc, market.Instrument(Btc));
        Assert.Equal((null, null, null), (market.Mark(Btc), market.Last(Btc), market.Funding(Btc)));
        Assert.Null(market.Quote(Btc));
    }
}
