using Xunit;

namespace Bowline.Core.Tests;

public sealed class NegativeNumbersTests
{
    [Fact]
    public void StateMixer_TakesNegativeDecimals_AndTellsThemFromPositiveOnes()
    {
        var minus = StateMixer.Begin();
        minus.Add(-1.5m);
        var plus = StateMixer.Begin();
        plus.Add(1.5m);
        Assert.NotEqual(plus.Finish(), minus.Finish());
    }

    [Fact]
    public void Quantity_OfNegativeZero_IsZero() => Assert.True(new Quantity(0.000m * -1m).IsZero);
}
