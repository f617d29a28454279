using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Roots and powers whose values everybody knows, and the bounds of what may be asked.</summary>
public sealed class RootTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "1")]
    [InlineData("4", "2")]
    [InlineData("0.25", "0.5")]
    [InlineData("144", "12")]
    public void SquareRoot_OfASquare(string value, string root) => Assert.Equal(Number(root), Root.Square(Number(value)));

    // To 25 digits: 1.4142135623730950488016887.
    [Fact]
    public void SquareRoot_OfTwo() => Assert.Equal(1.4142135623730950488016887m, Root.Square(2m), 25);

    [Theory]
    [InlineData("1", 7, "1")]
    [InlineData("1024", 10, "2")]
    [InlineData("10000", 4, "10")]
    [InlineData("7.5", 1, "7.5")]
    public void HigherRoot_OfAPower(string value, int order, string root) => Assert.Equal(Number(root), Root.Of(Number(value), order), 25);

    [Theory]
    [InlineData("2", 10, "1024")]
    [InlineData("3", 5, "243")]
    [InlineData("5", 0, "1")]
    [InlineData("0.5", 2, "0.25")]
    // Its square would be too large for a decimal, and is not asked for.
    [InlineData("1000000000000000", 1, "1000000000000000")]
    public void WholePower(string value, int exponent, string power) => Assert.Equal(Number(power), Root.Power(Number(value), exponent));

    [Fact]
    public void Bounds_OfWhatMayBeAsked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Square(-0.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Of(0.99m, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Of(10_000.01m, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Of(2m, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Of(2m, 1_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Power(2m, -1));
        Assert.InRange(Root.Of(10_000m, 1_000), 1.00925m, 1.00926m);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
