using System.Globalization;
using Xunit;

namespace Bowline.Paper.Tests;

public sealed class FixedTextTests
{
    [Theory]
    [InlineData("0.10", 2, 605001, "60500.10")]
    [InlineData("0.10", 2, 0, "0.00")]
    [InlineData("0.001", 3, -5, "-0.005")]
    [InlineData("1", 0, 42, "42")]
    [InlineData("0.5", 1, 3, "1.5")]
    public void Steps_PrintAsTheirDecimal(string step, int decimals, long steps, string expected) =>
        Assert.Equal(expected, FixedText.Of(decimal.Parse(step, CultureInfo.InvariantCulture), decimals)!.Value.Text(steps));

    [Fact]
    public void EveryShippedSymbol_PrintsWhatDecimalWouldPrint()
    {
        foreach (var spec in SymbolRegistry.Shipped().All)
        {
            foreach (var steps in new long[] { 0, 1, 9, 10, 99, 101, 12_345, 605_001, 98_765_432_109, -7, -1_000 })
            {
                var price = (steps * spec.TickSize).ToString("F" + spec.TickSize.Scale, CultureInfo.InvariantCulture);
                var lots = (steps * spec.StepSize).ToString("F" + spec.QuantityPrecision, CultureInfo.InvariantCulture);
                Assert.Equal((price, lots), (spec.PriceText(steps), spec.QuantityText(steps)));
            }
        }
    }

    [Fact]
    public void ValueBeyondSixtyFourBits_IsLeftToDecimal()
    {
        var text = FixedText.Of(25m, 0)!.Value;
        Assert.Null(text.Text(long.MaxValue / 24));
        Assert.Null(text.Text(long.MinValue));
        Assert.NotNull(text.Text(long.MaxValue / 25));
    }

    [Theory]
    [InlineData("0.001", 2)]
    [InlineData("0", 2)]
    [InlineData("1", 19)]
    public void StepThatDoesNotFit_HasNoText(string step, int decimals) =>
        Assert.Null(FixedText.Of(decimal.Parse(step, CultureInfo.InvariantCulture), decimals));
}
