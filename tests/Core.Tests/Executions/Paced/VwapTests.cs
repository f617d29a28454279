using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Bowline.Core.Tests;

public sealed class VwapTests
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    /// <summary>Binance's own 24-hour figure (tests/data/oracles/vwap_margin_published.json).</summary>
    [Fact]
    public void Price_IsTheVenuesOwnWeightedAverage()
    {
        var row = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "tests", "data", "oracles", "vwap_margin_published.json")))
            .RootElement.GetProperty("vwap")[0];
        decimal Of(string name) => decimal.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
        var price = VolumeWeighted.Price(new(Of("quote_volume")), new(Of("volume")));
        Assert.Equal(Of("expected_weighted_avg_price"), decimal.Round(price!.Value, 2));
    }

    [Fact]
    public void Price_OfNothing_IsNone() => Assert.Null(VolumeWeighted.Price(Notional.Zero, Quantity.Zero));

    [Fact]
    public void Curve_IsTheMeanOfPastDays_AtTheSameHour()
    {
        var curve = VolumeCurve.Over(Some.Noon, TimeSpan.FromMinutes(10));
        foreach (var (days, minutes, volume) in new[] { (2, 0, 10m), (2, 5, 30m), (1, 0, 20m), (1, 5, 50m) })
            curve = curve.With(Candle(Some.Noon + TimeSpan.FromMinutes(minutes) + -TimeSpan.FromDays(days), volume));
        Assert.Equal(15m, curve.Expected(TimeSpan.Zero, FiveMinutes));
        Assert.Equal(40m, curve.Expected(FiveMinutes, 2 * FiveMinutes));
        Assert.Equal(27.5m, curve.Expected(FiveMinutes / 2, FiveMinutes * 3 / 2));
    }

    [Fact]
    public void Curve_TakesNoCandleTwice_AndNoneOfToday()
    {
        var candle = Candle(Some.Noon + -TimeSpan.FromDays(1), 10);
        var curve = VolumeCurve.Over(Some.Noon, FiveMinutes).With(candle);
        Assert.Same(curve, curve.With(candle));
        Assert.Same(curve, curve.With(Candle(Some.Noon, 99)));
    }

    [Fact]
    public void Curve_StartingBetweenCandles_CountsTheirParts()
    {
        var start = Some.Noon + TimeSpan.FromMinutes(2);
        var curve = VolumeCurve.Over(start, FiveMinutes)
            .With(Candle(Some.Noon + -TimeSpan.FromDays(1), 10)).With(Candle(Some.Noon + FiveMinutes + -TimeSpan.FromDays(1), 100));
        Assert.Equal((10m * 3 / 5) + (100m * 2 / 5), curve.Expected(TimeSpan.Zero, FiveMinutes));
    }

    /// <summary>Volume as expected keeps the curve; twice as much in the past says that more of the day is over.</summary>
    [Theory]
    [InlineData(10, 500, 500)]
    [InlineData(20, 550, 450)]
    [InlineData(0, 500, 500)]
    public void Shares_AreReweightedByWhatTraded(int observed, int first, int second)
    {
        var shares = VolumeShares.From(10, observed, [10, 10], new(1), new(3));
        var all = shares.Sum();
        Assert.Equal([first / 1000m, second / 1000m], shares.Select(share => decimal.Round(share / all, 20)));
    }

    private static Kline Candle(Time openedAt, decimal volume) => new(openedAt, new(1), new(1), new(1), new(1), new(volume));
}
