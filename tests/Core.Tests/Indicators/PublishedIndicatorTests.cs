using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Indicators against numbers that others have published; each test names where they stand.</summary>
public sealed class PublishedIndicatorTests
{
    [Fact]
    public void MovingAverages_AreThoseOfChartSchool()
    {
        // StockCharts ChartSchool, "Moving Averages - Simple and Exponential", calculation table (INTC, 10 days).
        decimal[] closes =
        [
            22.27m, 22.19m, 22.08m, 22.17m, 22.18m, 22.13m, 22.23m, 22.43m, 22.24m, 22.29m, 22.15m, 22.39m, 22.38m, 22.61m, 23.36m,
            24.05m, 23.75m, 23.83m, 23.95m, 23.63m, 23.82m, 23.87m, 23.65m, 23.19m, 23.10m, 23.33m, 22.68m, 23.10m, 22.40m, 22.17m,
        ];
        decimal[] simple =
        [
            22.22m, 22.21m, 22.23m, 22.26m, 22.30m, 22.42m, 22.61m, 22.77m, 22.91m, 23.08m, 23.21m, 23.38m, 23.53m, 23.65m, 23.71m,
            23.68m, 23.61m, 23.51m, 23.43m, 23.28m, 23.13m,
        ];
        decimal[] exponential =
        [
            22.22m, 22.21m, 22.24m, 22.27m, 22.33m, 22.52m, 22.80m, 22.97m, 23.13m, 23.28m, 23.34m, 23.43m, 23.51m, 23.53m, 23.47m,
            23.40m, 23.39m, 23.26m, 23.23m, 23.08m, 22.92m,
        ];
        var (sma, ema) = (new Sma(10), new Ema(10));
        for (var i = 0; i < closes.Length; i++)
        {
            (sma, ema) = (sma.On(closes[i]), ema.On(closes[i]));
            if (i < 9)
                Assert.True(sma.Value is null && ema.Value is null);
            else
            {
                Near(simple[i - 9], sma.Value, 0.0061m);
                Near(exponential[i - 9], ema.Value, 0.0061m);
            }
        }
    }

    [Fact]
    public void Rsi_IsThatOfChartSchool()
    {
        // StockCharts ChartSchool, "Relative Strength Index (RSI)", calculation table (QQQQ, 14 days).
        decimal[] closes =
        [
            44.3389m, 44.0902m, 44.1497m, 43.6124m, 44.3278m, 44.8264m, 45.0955m, 45.4245m, 45.8433m, 46.0826m, 45.8931m,
            46.0328m, 45.6140m, 46.2820m, 46.2820m, 46.0028m, 46.0328m, 46.4116m, 46.2222m, 45.6439m, 46.2122m, 46.2521m,
            45.7137m, 46.4515m, 45.7835m, 45.3548m, 44.0288m, 44.1783m, 44.2181m, 44.5672m, 43.4205m, 42.6628m, 43.1314m,
        ];
        decimal[] published =
        [
            70.53m, 66.32m, 66.55m, 69.41m, 66.36m, 57.97m, 62.93m, 63.26m, 56.06m, 62.38m, 54.71m, 50.42m, 39.99m, 41.46m,
            41.87m, 45.46m, 37.30m, 33.08m, 37.77m,
        ];
        Follow(closes, 14, published, 0.005m);
    }

    [Fact]
    public void Rsi_IsThatOfWildersBook_ButForHisTruncating()
    {
        // J. Welles Wilder, New Concepts in Technical Trading Systems (1978), section VI, daily work sheet. He cut his
        // intermediate results to two decimals, which moves them by up to 0.53.
        decimal[] closes =
        [
            54.80m, 56.80m, 57.85m, 59.85m, 60.57m, 61.10m, 62.17m, 60.60m, 62.35m, 62.15m, 62.35m, 61.45m, 62.80m, 61.37m, 62.50m,
            62.57m, 60.80m, 59.37m, 60.35m, 62.35m, 62.17m, 62.55m, 64.55m, 64.37m, 65.30m, 64.42m, 62.90m, 61.60m, 62.05m, 60.05m,
            59.70m, 60.90m, 60.25m, 58.27m, 58.70m, 57.72m, 58.10m, 58.20m,
        ];
        decimal[] published =
        [
            74.36m, 74.55m, 65.75m, 59.68m, 61.98m, 66.44m, 65.75m, 67.00m, 71.43m, 70.50m, 72.14m, 67.95m, 60.78m, 55.56m,
            56.71m, 49.49m, 48.19m, 52.38m, 50.00m, 43.50m, 45.36m, 42.53m, 44.13m, 44.75m,
        ];
        Follow(closes, 14, published, 0.53m);
    }

    [Fact]
    public void Atr_IsThatOfChartSchool()
    {
        // StockCharts ChartSchool, "Average True Range (ATR)", calculation table (QQQQ, 14 days).
        decimal[] highs =
        [
            48.70m, 48.72m, 48.90m, 48.87m, 48.82m, 49.05m, 49.20m, 49.35m, 49.92m, 50.19m, 50.12m, 49.66m, 49.88m, 50.19m, 50.36m,
            50.57m, 50.65m, 50.43m, 49.63m, 50.33m, 50.29m, 50.17m, 49.32m, 48.50m, 48.32m, 46.80m, 47.80m, 48.39m, 48.66m, 48.79m,
        ];
        decimal[] lows =
        [
            47.79m, 48.14m, 48.39m, 48.37m, 48.24m, 48.64m, 48.94m, 48.86m, 49.50m, 49.87m, 49.20m, 48.90m, 49.43m, 49.73m, 49.26m,
            50.09m, 50.30m, 49.21m, 48.98m, 49.61m, 49.20m, 49.43m, 48.08m, 47.64m, 41.55m, 44.28m, 47.31m, 47.20m, 47.90m, 47.73m,
        ];
        decimal[] closes =
        [
            48.16m, 48.61m, 48.75m, 48.63m, 48.74m, 49.03m, 49.07m, 49.32m, 49.91m, 50.13m, 49.53m, 49.50m, 49.75m, 50.03m, 50.31m,
            50.52m, 50.41m, 49.34m, 49.37m, 50.23m, 49.24m, 49.93m, 48.43m, 48.18m, 46.57m, 45.41m, 47.77m, 47.72m, 48.62m, 47.85m,
        ];
        decimal[] published =
        [
            0.56m, 0.59m, 0.59m, 0.57m, 0.62m, 0.62m, 0.64m, 0.67m, 0.69m, 0.78m, 0.78m, 1.21m, 1.30m, 1.38m, 1.37m, 1.34m, 1.32m,
        ];
        var atr = new Atr(14);
        for (var i = 0; i < closes.Length; i++)
        {
            atr = atr.On(highs[i], lows[i], closes[i]);
            if (i < 13)
                Assert.Null(atr.Value);
            else
                // Their table is made from prices of more decimals than it shows.
                Near(published[i - 13], atr.Value, 0.0075m);
        }
    }

    [Fact]
    public void Bollinger_IsThatOfChartSchool()
    {
        // StockCharts ChartSchool, "Bollinger Bands", calculation table (QQQQ, 20 days, 2 deviations).
        decimal[] closes =
        [
            86.16m, 89.09m, 88.78m, 90.32m, 89.07m, 91.15m, 89.44m, 89.18m, 86.93m, 87.68m, 86.96m, 89.43m, 89.32m, 88.72m, 87.45m,
            87.26m, 89.50m, 87.90m, 89.13m, 90.70m, 92.90m, 92.98m, 91.80m, 92.66m, 92.68m, 92.30m, 92.77m, 92.54m, 92.95m, 93.20m,
            91.07m, 89.83m, 89.74m, 90.40m, 90.74m, 88.02m, 88.09m, 88.84m, 90.78m, 90.54m, 91.39m, 90.65m,
        ];
        decimal[] upper =
        [
            91.29m, 91.95m, 92.61m, 92.93m, 93.31m, 93.73m, 93.90m, 94.26m, 94.56m, 94.79m, 95.04m, 94.91m, 94.90m, 94.89m, 94.86m,
            94.67m, 94.55m, 94.68m, 94.57m, 94.53m, 94.53m, 94.37m, 94.15m,
        ];
        decimal[] lower =
        [
            86.12m, 86.14m, 85.87m, 85.85m, 85.70m, 85.65m, 85.59m, 85.56m, 85.60m, 85.98m, 86.27m, 86.82m, 86.87m, 86.91m, 87.12m,
            87.63m, 87.83m, 87.56m, 87.76m, 87.97m, 87.95m, 87.96m, 87.95m,
        ];
        var bands = new Bollinger(20, 2);
        for (var i = 0; i < closes.Length; i++)
        {
            bands = bands.On(closes[i]);
            if (i < 19)
                Assert.True(bands.Upper is null && bands.Lower is null);
            else
            {
                Near(upper[i - 19], bands.Upper, 0.0061m);
                Near(lower[i - 19], bands.Lower, 0.0061m);
            }
        }
    }

    [Fact]
    public void AllOfThem_AgreeWithAnotherLibrary_OverTwoYearsOfDays()
    {
        // tests/data/SOURCES.md, "Indicators".
        var rows = File.ReadLines(Checkout.Path("tests", "data", "indicators", "daily-2017-2018.csv")).Skip(1)
            .Select(line => line.Split(',')).ToList();
        var (sma, ema, rsi, macd, bands, atr) =
            (new Sma(20), new Ema(20), new Rsi(14), new Macd(12, 26, 9), new Bollinger(20, 2), new Atr(14));
        foreach (var (i, row) in rows.Index())
        {
            var (high, low, close) = (Number(row[1]), Number(row[2]), Number(row[3]));
            sma = sma.On(close);
            ema = ema.On(close);
            rsi = rsi.On(close);
            macd = macd.On(close);
            bands = bands.On(close);
            atr = atr.On(high, low, close);
            Same(row[4], sma.Value);
            Same(row[5], ema.Value);
            Same(row[6], rsi.Value);
            Same(row[7], macd.Value);
            Same(row[8], macd.Signal);
            Same(row[9], bands.Upper);
            Same(row[10], bands.Lower);
            if (i > 250)
                Near(Number(row[11]), atr.Value, 0.000001m);
        }

        Assert.Equal(502, rows.Count);
    }

    private static void Follow(decimal[] closes, int period, decimal[] published, decimal within)
    {
        var rsi = new Rsi(period);
        for (var i = 0; i < closes.Length; i++)
        {
            rsi = rsi.On(closes[i]);
            if (i < period)
                Assert.Null(rsi.Value);
            else
                Near(published[i - period], rsi.Value, within);
        }
    }

    private static void Same(string published, decimal? value)
    {
        if (published.Length == 0)
            Assert.Null(value);
        else
            Near(Number(published), value, 0.00000002m);
    }

    private static void Near(decimal published, decimal? value, decimal within) =>
        Assert.InRange(value ?? throw new InvalidOperationException("it has no value yet"), published - within, published + within);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
