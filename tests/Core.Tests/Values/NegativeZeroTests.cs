using Bowline.Core;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Decimal subtraction can give a zero with a minus sign.</summary>
public sealed class NegativeZeroTests
{
    [Fact]
    public void Difference_OfEqualQuantitiesOfUnequalScale_IsZero()
    {
        var zero = new Quantity(0.010m) - new Quantity(0.01m);
        var other = new Quantity(0.01m) - new Quantity(0.010m);
        Assert.True(zero.IsZero);
        Assert.True(other.IsZero);
        Assert.Equal("0", other.ToString());
    }

    [Fact]
    public void Text_OfNegativeZero_HasNoSign() => Assert.Equal("0", DecimalText.Plain(-0.00m));

    [Fact]
    public void Hash_OfAnyZero_IsTheSame()
    {
        static StateHash Of(decimal value)
        {
            var mixer = StateMixer.Begin();
            mixer.Add(value);
            return mixer.Finish();
        }

        Assert.Equal(Of(0m), Of(-0.00m));
        Assert.Equal(Of(1.5m), Of(1.500m));
        Assert.NotEqual(Of(1.5m), Of(-1.5m));
    }
}
