using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Streaming indicators against plain ones that look at the whole series each time.</summary>
public sealed class IndicatorPropertyTests
{
    private const decimal Hair = 0.0000000001m;

    private static readonly Gen<(int Period, decimal[] Closes)> Series =
        from period in Gen.Choose(1, 12)
        from closes in Gen.ArrayOf(Gen.Choose(1, 1_000_000).Select(c => c / 100m))
        select (period, closes);

    [Fact]
    public void Sma_IsTheMeanOfTheLast() => Hold((n, closes) => new Sma(n) is var start
        && Near(closes.Aggregate(start, (s, c) => s.On(c)).Value, closes.Length < n ? null : closes[^n..].Average()));

    [Fact]
    public void Ema_IsTheWeightedSumOfAllCloses() => Hold((n, closes) =>
    {
        if (closes.Length < n)
            return closes.Aggregate(new Ema(n), (s, c) => s.On(c)).Value is null;
        var k = 2m / (n + 1);
        var (sum, weight) = (0m, 1m);
        for (var i = closes.Length - 1; i >= n; i--, weight *= 1 - k)
            sum += closes[i] * k * weight;
        return Near(closes.Aggregate(new Ema(n), (s, c) => s.On(c)).Value, sum + (weight * closes[..n].Average()));
    });

    [Fact]
    public void Rsi_IsThatOfTheAverages() => Hold((n, closes) =>
    {
        var changes = closes.Zip(closes.Skip(1), (a, b) => b - a).ToArray();
        var value = closes.Aggregate(new Rsi(n), (s, c) => s.On(c)).Value;
        if (changes.Length < n)
            return value is null;
        var gain = Wilder(n, [.. changes.Select(c => c > 0 ? c : 0)]);
        var loss = Wilder(n, [.. changes.Select(c => c < 0 ? -c : 0)]);
        return value is >= 0 and <= 100 && Near(value, loss == 0 ? (gain == 0 ? 50 : 100) : 100 - (100 / (1 + (gain / loss))));
    });

    [Fact]
    public void Bollinger_IsTheMeanAndItsDeviation() => Hold((n, closes) =>
    {
        var bands = closes.Aggregate(new Bollinger(n, 2), (s, c) => s.On(c));
        if (closes.Length < n)
            return bands.Middle is null;
        var (last, mean) = (closes[^n..], closes[^n..].Average());
        // The mean of squares less the square of the mean: another way to the variance.
        var variance = last.Average(c => c * c) - (mean * mean);
        return Near(bands.Middle, mean)
            && Math.Abs((bands.Deviation * bands.Deviation) - variance) < 0.0000001m
            && Near(bands.Upper + bands.Lower, 2 * mean);
    });

    [Fact]
    public void Atr_OfCandlesWithoutRange_IsTheSmoothedChange() => Hold((n, closes) =>
    {
        decimal[] ranges = closes.Length == 0 ? [] : [0, .. closes.Zip(closes.Skip(1), (a, b) => Math.Abs(b - a))];
        return Near(closes.Aggregate(new Atr(n), (s, c) => s.On(c, c, c)).Value, ranges.Length < n ? null : Wilder(n, ranges));
    });

    [Fact]
    public void SquareRoot_SquaredIsTheValue() => Prop.ForAll(
        Arb.From(from mantissa in Gen.Choose(0, int.MaxValue) from scale in Gen.Choose(0, 20)
                 select new decimal(mantissa, mantissa / 7, 0, false, (byte)scale)),
        value => Root.Square(value) is var root
            && Math.Abs((root * root) - value) <= Math.Max(value, 1) * 0.000000000000000000000001m)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void SquareRoot_OfTheLargestDecimal_IsFound() =>
        Assert.Equal(281474976710655.99999999999999m, Root.Square(decimal.MaxValue), 12);

    [Fact]
    public void RootOfAnyOrder_IsTheLargestWhosePowerIsNotAbove() => Prop.ForAll(
        Arb.From(from value in Gen.Choose(100, 1_000_000) from order in Gen.Choose(1, 200) select (value / 100m, order)),
        x => Root.Of(x.Item1, x.order) is var root
            && Root.Power(root, x.order) is var power
            && Math.Abs(power - x.Item1) < x.Item1 * 0.00000000000000000001m)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static decimal Wilder(int n, decimal[] values) =>
        values.Skip(n).Aggregate(values[..n].Average(), (average, value) => ((average * (n - 1)) + value) / n);

    private static bool Near(decimal? a, decimal? b) =>
        a is null || b is null ? a is null && b is null : Math.Abs(a.Value - b.Value) < Hair;

    private static void Hold(Func<int, decimal[], bool> property) =>
        Prop.ForAll(Arb.From(Series), s => property(s.Period, s.Closes)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
