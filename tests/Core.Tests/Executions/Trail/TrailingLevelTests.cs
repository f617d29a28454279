using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Where a trailing stop stands after what it has heard (docs/algorithms/trail.md, "How the level is found").</summary>
public sealed class TrailingLevelTests
{
    private static readonly Symbol Eth = new("ETHUSDT");

    /// <summary>Prices one after the other, each seconds after the last; the level in the end.</summary>
    [Theory]
    [InlineData(Side.Sell, "60000", "59800")]
    [InlineData(Side.Sell, "60000 60019.9", "59800")]
    [InlineData(Side.Sell, "60000 60020", "59820")]
    [InlineData(Side.Sell, "60000 60300 60100", "60100")]
    [InlineData(Side.Buy, "60000", "60200")]
    [InlineData(Side.Buy, "60000 59980.1", "60200")]
    [InlineData(Side.Buy, "60000 59980", "60180")]
    [InlineData(Side.Buy, "60000 59700 59900", "59900")]
    [InlineData(Side.Sell, "150", "")]
    [InlineData(Side.Sell, "200", "")]
    [InlineData(Side.Sell, "200.1", "0.1")]
    [InlineData(Side.Buy, "150", "350")]
    public void Level_FollowsInSteps_AndNeverGoesBack(Side exit, string prices, string level)
    {
        TrailTerms terms = new("200", null, 20m, TimeSpan.FromSeconds(1), 14, "1m");
        Assert.Equal(level, $"{After(terms, null, exit, prices).Level}");
    }

    /// <summary>Before its activation price is reached it stands where it was told to.</summary>
    [Theory]
    [InlineData(Side.Sell, 60500, "60499.9", "59000", false)]
    [InlineData(Side.Sell, 60500, "60500", "60300", true)]
    [InlineData(Side.Sell, 60500, "60500 60400", "60300", true)]
    [InlineData(Side.Sell, 59100, "59100", "59000", true)]
    [InlineData(Side.Buy, 59500, "59500.1", "61000", false)]
    [InlineData(Side.Buy, 59500, "59500", "59700", true)]
    public void Level_WaitsForTheActivation(Side exit, int from, string prices, string level, bool isActive)
    {
        TrailTerms terms = new("200", new Price(from), 20m, TimeSpan.FromSeconds(1), 14, "1m");
        var after = After(terms, new(exit == Side.Sell ? 59000m : 61000m), exit, prices);
        Assert.Equal((level, isActive), ($"{after.Level}", after.IsActive));
    }

    /// <summary>The range counts closed candles of its own symbol and interval, each once.</summary>
    [Fact]
    public void Range_IsOfItsOwnCandles()
    {
        TrailTerms terms = new("2atr", null, 1m, TimeSpan.Zero, 2, "5m");
        var level = TrailingLevel.Begin(terms, new(50000m));
        level = On(level, Candle(Some.Btc.Symbol, "5m", 0, 100m));
        level = On(level, Candle(Some.Btc.Symbol, "1m", 1, 900m));
        level = On(level, Candle(Eth, "5m", 2, 900m));
        level = On(level, Candle(Some.Btc.Symbol, "5m", 0, 900m));
        Assert.Equal(new Price(50000m), At(level, 60000m).Level);
        level = On(level, Candle(Some.Btc.Symbol, "5m", 5, 100m));
        Assert.Equal(new Price(59800m), At(level, 60000m).Level);

        TrailingLevel On(TrailingLevel from, Event e) => from.On(e, terms, Side.Sell, WorkingType.LastPrice, Some.Btc);
        TrailingLevel At(TrailingLevel from, decimal price) => On(from, Trades(Some.Btc.Symbol, price));
    }

    /// <summary>It hears the price that wakes its stop, of its own symbol, and of a bundle of trades the best for it.</summary>
    [Theory]
    [InlineData(Side.Sell, WorkingType.LastPrice, "60100")]
    [InlineData(Side.Buy, WorkingType.LastPrice, "59900")]
    [InlineData(Side.Sell, WorkingType.MarkPrice, "61800")]
    [InlineData(Side.Buy, WorkingType.MarkPrice, "62200")]
    public void Level_GoesByThePriceThatWakesItsStop(Side exit, WorkingType working, string level)
    {
        TrailTerms terms = new("200", null, 20m, TimeSpan.Zero, 14, "1m");
        Event[] told =
        [
            new Event.TradesObserved(Some.Noon, Some.Btc.Symbol, new(60000m), new(60300m), new(59700m), new(1)),
            new Event.MarkPriceUpdated(Some.Noon, Some.Btc.Symbol, new(62000m)),
            Trades(Eth, 90000m), Trades(Eth, 3000m), new Event.MarkPriceUpdated(Some.Noon, Eth, new(90000m)),
            new Event.MarkPriceUpdated(Some.Noon, Eth, new(3000m)),
        ];
        var after = told.Aggregate(TrailingLevel.Begin(terms, null), (known, e) => known.On(e, terms, exit, working, Some.Btc));
        Assert.Equal(level, $"{after.Level}");
    }

    /// <summary>Between two moves the delay passes; the next move is due when it has, and only while one waits.</summary>
    [Fact]
    public void Moves_WaitForTheDelay()
    {
        TrailTerms terms = new("200", null, 20m, TimeSpan.FromSeconds(5), 14, "1m");
        var level = TrailingLevel.Begin(terms, null).At(new(60000m), terms, Side.Sell, Some.Btc).Move(terms, Side.Sell, Some.Noon);
        Assert.Null(level.NextMove(terms));
        level = level.At(new(60100m), terms, Side.Sell, Some.Btc).Move(terms, Side.Sell, Some.Noon + TimeSpan.FromMilliseconds(4_999));
        Assert.Equal(new Price(59800m), level.Level);
        Assert.Equal(Some.Noon + TimeSpan.FromSeconds(5), level.NextMove(terms));
        level = level.Move(terms, Side.Sell, Some.Noon + TimeSpan.FromSeconds(5));
        Assert.Equal(new Price(59900m), level.Level);
        Assert.Null(level.NextMove(terms));
    }

    private static TrailingLevel After(TrailTerms terms, Price? stop, Side exit, string prices)
    {
        var (level, now) = (TrailingLevel.Begin(terms, stop), Some.Noon);
        foreach (var price in prices.Split(' '))
        {
            now += TimeSpan.FromSeconds(5);
            level = level.At(new(Story.Number(price)), terms, exit, Some.Btc with { MinPrice = 0.1m }).Move(terms, exit, now);
        }

        return level;
    }

    private static Event.TradesObserved Trades(Symbol symbol, decimal price) =>
        new(Some.Noon, symbol, new(price), new(price), new(price), new(1));

    private static Event.KlineClosed Candle(Symbol symbol, string interval, int minute, decimal range) =>
        new(Some.Noon, symbol, interval, new(
            Some.Noon + TimeSpan.FromMinutes(minute), new(60000m), new(60000m + range), new(60000m), new(60000m), new(1)));
}
