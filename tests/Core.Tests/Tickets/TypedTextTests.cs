using Bowline.Core;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What people type, and what must be told when it cannot be read.</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData("0.01", "0.01")]
    [InlineData("  1 ", "1")]
    [InlineData("007", "7")]
    [InlineData(".5", "0.5")]
    [InlineData("1.500", "1.5")]
    [InlineData("500$", "500$")]
    [InlineData("25%", "25%")]
    [InlineData("100%", "100%")]
    [InlineData("9999999999999.999999999999", "9999999999999.999999999999")]
    public void Quantity_ThatIsWellTyped_IsRead(string text, string shown) =>
        Assert.Equal(shown, Good(TypedQuantity.Read(text)).ToString());

    [Theory]
    [InlineData(null, "quantity-missing")]
    [InlineData("", "quantity-missing")]
    [InlineData("   ", "quantity-missing")]
    [InlineData("0", "quantity-zero")]
    [InlineData("0.000", "quantity-zero")]
    [InlineData("0%", "quantity-zero")]
    [InlineData("-1", "quantity-sign")]
    [InlineData("+1", "quantity-sign")]
    [InlineData("NaN", "quantity-not-finite")]
    [InlineData("inf", "quantity-not-finite")]
    [InlineData("-Infinity", "quantity-not-finite")]
    [InlineData("1e400", "quantity-exponent")]
    [InlineData("1E-05", "quantity-exponent")]
    [InlineData("1,5", "quantity-comma")]
    [InlineData("1.000,5", "quantity-comma")]
    [InlineData("1.000.5", "quantity-malformed")]
    [InlineData("1 000", "quantity-malformed")]
    [InlineData("1_000", "quantity-malformed")]
    [InlineData("0x1F", "quantity-malformed")]
    [InlineData("5.", "quantity-malformed")]
    [InlineData(".", "quantity-malformed")]
    [InlineData("$", "quantity-malformed")]
    [InlineData("%", "quantity-malformed")]
    [InlineData("abc", "quantity-malformed")]
    [InlineData("١٢٣", "quantity-malformed")]
    [InlineData("１.５", "quantity-malformed")]
    [InlineData("1\u00a0000", "quantity-malformed")]
    [InlineData("1234567890123456789012345678901234567890", "quantity-too-long")]
    [InlineData("12345678901234", "quantity-too-long")]
    [InlineData("0.1234567890123", "quantity-too-long")]
    [InlineData("100.1%", "quantity-percent")]
    public void Quantity_ThatIsBadlyTyped_IsRefusedByName(string? text, string code)
    {
        var refusal = Bad(TypedQuantity.Read(text));
        Assert.Equal(code, refusal.Code);
        Assert.StartsWith("type ", refusal.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("60000", "60000")]
    [InlineData("-0.5%", "-0.5%")]
    [InlineData("+1%", "+1%")]
    [InlineData("+20", "+20")]
    [InlineData("-20", "-20")]
    public void Price_ThatIsWellTyped_IsRead(string text, string shown) =>
        Assert.Equal(shown, Good(TypedPrice.Read(text)).ToString());

    [Theory]
    [InlineData("", "price-missing")]
    [InlineData("0", "price-zero")]
    [InlineData("5%", "price-percent-sign")]
    [InlineData("-100%", "price-percent")]
    [InlineData("--5", "price-sign")]
    [InlineData("+", "price-sign")]
    [InlineData("%", "price-malformed")]
    [InlineData("+%", "price-missing")]
    [InlineData("6e4", "price-exponent")]
    [InlineData("60.000,00", "price-comma")]
    [InlineData("nan", "price-not-finite")]
    public void Price_ThatIsBadlyTyped_IsRefusedByName(string text, string code) =>
        Assert.Equal(code, Bad(TypedPrice.Read(text)).Code);

    [Theory]
    [InlineData("2", 2_000)]
    [InlineData("30s", 30_000)]
    [InlineData("500ms", 500)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("15m", 900_000)]
    [InlineData("365d", 31_536_000_000)]
    public void Duration_ThatIsWellTyped_IsRead(string text, long milliseconds) =>
        Assert.Equal(milliseconds, (long)Good(DurationText.Read(text)).TotalMilliseconds);

    [Theory]
    [InlineData("", "duration-missing")]
    [InlineData("s", "duration-missing")]
    [InlineData("0s", "duration-zero")]
    [InlineData("-5s", "duration-sign")]
    [InlineData("366d", "duration-too-long")]
    [InlineData("9999999999999d", "duration-too-long")]
    [InlineData("0.5ms", "duration-precision")]
    [InlineData("2 weeks", "duration-malformed")]
    public void Duration_ThatIsBadlyTyped_IsRefusedByName(string text, string code) =>
        Assert.Equal(code, Bad(DurationText.Read(text)).Code);

    [Theory]
    [InlineData("buy", Side.Buy)]
    [InlineData("BUY", Side.Buy)]
    [InlineData(" Long ", Side.Buy)]
    [InlineData("sell", Side.Sell)]
    [InlineData("short", Side.Sell)]
    public void Side_IsReadInAnyCase(string text, Side side) => Assert.Equal(side, Good(SideText.Read(text)));

    [Theory]
    [InlineData("", "side-missing", -1102)]
    [InlineData("hold", "side-unknown", -1117)]
    public void Side_ThatIsNone_IsRefused(string text, string code, int venue)
    {
        var refusal = Bad(SideText.Read(text));
        Assert.Equal((code, venue), (refusal.Code, refusal.VenueCode));
    }

    [Fact]
    public void Text_ThatIsLongOrUnprintable_IsShownShortAndClean()
    {
        var refusal = Bad(TypedQuantity.Read(new string('\u0007', 100_000)));
        Assert.True(refusal.Value.Length < 80);
        Assert.DoesNotContain('\u0007', refusal.Value);
    }

    internal static T Good<T>(Parsed<T> parsed) => Assert.IsType<Parsed<T>.Good>(parsed).Value;

    internal static Refusal Bad<T>(Parsed<T> parsed) => Assert.IsType<Parsed<T>.Bad>(parsed).Why;
}
