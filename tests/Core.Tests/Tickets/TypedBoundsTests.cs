using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Typed values at their bounds, and the venue's code where it would refuse the same.</summary>
public sealed class TypedBoundsTests
{
    [Theory]
    [InlineData("-1", "quantity-sign", -4003)]
    [InlineData("+1", "quantity-sign", null)]
    [InlineData("-1$", "quantity-sign", -4003)]
    [InlineData("0", "quantity-zero", -4003)]
    [InlineData("0$", "quantity-zero", -4003)]
    [InlineData("1,5", "quantity-comma", null)]
    [InlineData("-1,5", "quantity-comma", null)]
    [InlineData("100.1%", "quantity-percent", null)]
    [InlineData(".5e3", "quantity-exponent", null)]
    [InlineData("5e", "quantity-exponent", null)]
    [InlineData("e5", "quantity-malformed", null)]
    [InlineData("1e5x", "quantity-malformed", null)]
    [InlineData("∞", "quantity-not-finite", null)]
    [InlineData("+INF", "quantity-not-finite", null)]
    public void Quantity_ThatIsRefused_HasTheVenuesCode(string text, string code, int? venue)
    {
        var refusal = TypedTextTests.Bad(TypedQuantity.Read(text));
        Assert.Equal((code, venue, text), (refusal.Code, refusal.VenueCode, refusal.Value));
    }

    [Theory]
    [InlineData("150", "150")]
    [InlineData("150$", "150$")]
    [InlineData("0.0001%", "0.0001%")]
    [InlineData("0.000000000001", "0.000000000001")]
    public void Quantity_BesidePercentages_MayBeAboveAHundred(string text, string shown) =>
        Assert.Equal(shown, TypedTextTests.Good(TypedQuantity.Read(text)).ToString());

    [Theory]
    [InlineData("+99.99%", "+99.99%", null)]
    [InlineData("-99.99%", "-99.99%", null)]
    [InlineData("+100%", null, "price-percent")]
    [InlineData("-0.1%", "-0.1%", null)]
    [InlineData("0.1%", null, "price-percent-sign")]
    [InlineData("+0", "+0", null)]
    [InlineData("-0.5", "-0.5", null)]
    [InlineData("+-5", null, "price-sign")]
    [InlineData("-", null, "price-sign")]
    [InlineData("-%", null, "price-missing")]
    public void Price_IsAbsoluteOrFromTheMark(string text, string? shown, string? code)
    {
        if (shown is not null)
            Assert.Equal(shown, TypedTextTests.Good(TypedPrice.Read(text)).ToString());
        else
            Assert.Equal(code, TypedTextTests.Bad(TypedPrice.Read(text)).Code);
    }

    [Fact]
    public void PriceOfZero_HasTheVenuesCode() => Assert.Equal(-4001, TypedTextTests.Bad(TypedPrice.Read("0.0")).VenueCode);

    [Theory]
    [InlineData("61234.5", null, "61234.5")]
    [InlineData("-0.5%", "60000", "59700")]
    [InlineData("+0.5%", "60000", "60300")]
    [InlineData("-20", "60000", "59980")]
    [InlineData("+20", "60000", "60020")]
    [InlineData("-59999.9", "60000", "0.1")]
    [InlineData("-60000", "60000", null)]
    [InlineData("-60000.1", "60000", null)]
    public void Price_CountsFromTheMark_AndIsAboveZero(string text, string? mark, string? price)
    {
        var raw = PriceResolver.Raw(TypedTextTests.Good(TypedPrice.Read(text)), mark is null ? null : new Price(Story.Number(mark)));
        if (price is not null)
            Assert.Equal(Story.Number(price), TypedTextTests.Good(raw));
        else
            Assert.Equal(("price-below-zero", -4001), (TypedTextTests.Bad(raw).Code, TypedTextTests.Bad(raw).VenueCode));
    }

    [Theory]
    [InlineData("365d", "")]
    [InlineData("365.00001d", "hold-too-long")]
    [InlineData("8760h", "")]
    [InlineData("8760.001h", "hold-too-long")]
    [InlineData("525600m", "")]
    [InlineData("525601m", "hold-too-long")]
    [InlineData("31536000", "")]
    [InlineData("31536001", "hold-too-long")]
    [InlineData("31536000000ms", "")]
    [InlineData("31536000001ms", "hold-too-long")]
    [InlineData("0.001", "")]
    [InlineData("0.0005s", "hold-precision")]
    [InlineData("1.0005s", "hold-precision")]
    [InlineData("1.5ms", "hold-precision")]
    [InlineData("0ms", "hold-zero")]
    [InlineData("ms", "hold-missing")]
    [InlineData("5 s", "")]
    [InlineData("+5s", "hold-sign")]
    public void Duration_IsWholeMilliseconds_AtMostAYear(string text, string code) =>
        Assert.Equal(code, DurationText.Read(text, "hold") is Parsed<TimeSpan>.Bad bad ? bad.Why.Code : "");

    [Fact]
    public void Text_IsShownUpTo40Characters()
    {
        Assert.Equal(new string('1', 40), NumberText.Shown(new string('1', 40)));
        Assert.Equal($"{new string('1', 40)}… (41 characters)", NumberText.Shown(new string('1', 41)));
        Assert.Equal("", NumberText.Shown(null));
        Assert.Equal("a?b", NumberText.Shown("a\nb"));
    }

    [Theory]
    [InlineData("both", PositionSide.Both)]
    [InlineData(" Long ", PositionSide.Long)]
    [InlineData("SHORT", PositionSide.Short)]
    public void PositionSide_IsReadInAnyCase(string text, PositionSide side) => Assert.Equal(side, TypedTextTests.Good(SideText.ReadPosition(text)));

    [Theory]
    [InlineData("none", SelfTradePrevention.None)]
    [InlineData("expire-taker", SelfTradePrevention.ExpireTaker)]
    [InlineData("EXPIRE_MAKER", SelfTradePrevention.ExpireMaker)]
    [InlineData("Expire-Both", SelfTradePrevention.ExpireBoth)]
    public void SelfTradePrevention_IsReadWithDashes(string text, SelfTradePrevention mode) =>
        Assert.Equal(mode, TypedTextTests.Good(SideText.ReadSelfTrade(text)));

    [Fact]
    public void Words_OfOtherKinds_AreRefused()
    {
        Assert.Equal(("position-side-unknown", -4060), Codes(SideText.ReadPosition(null)));
        Assert.Equal(("stp-unknown", -5039), Codes(SideText.ReadSelfTrade("expire")));

        static (string, int?) Codes<T>(Parsed<T> read) => (TypedTextTests.Bad(read).Code, TypedTextTests.Bad(read).VenueCode);
    }

    // Edits are insertions, removals and exchanges of one letter; up to a third of the typed name's length may differ.
    [Theory]
    [InlineData("BTCUSD", "BTCUSDC BTCUSDT")]
    [InlineData("BTCUSTD", "BTCUSDC BTCUSDT")]
    [InlineData("BTC", "BTCUSDT")]
    [InlineData("ETHUSDTT", "ETHUSDT")]
    [InlineData("XBTUSDT", "BTCUSDT")]
    [InlineData("BTHUSDT", "BCHUSDT BTCUSDT ETHUSDT")]
    [InlineData("TCUSDT", "BTCUSDT BCHUSDT BTCUSDC")]
    [InlineData("A", "")]
    [InlineData("AAAAAAA", "")]
    public void NearestSymbols_AreAtMostThree_NearestFirst(string name, string nearest)
    {
        Symbol[] known = [new("BTCUSDT"), new("BTCUSDC"), new("ETHUSDT"), new("BCHUSDT"), new("SOLUSDT"), new("1000SHIBUSDT")];
        Assert.Equal(nearest, string.Join(' ', SymbolText.Nearest(name, known)));
    }

    [Fact]
    public void Symbol_IsComparedInFull()
    {
        var longest = new Symbol(new('A', 32));
        Assert.Equal(longest, TypedTextTests.Good(SymbolText.Read(longest.Name, [longest])));
        Assert.Equal("symbol-unknown", TypedTextTests.Bad(SymbolText.Read(longest.Name + "A", [longest])).Code);
        var missing = TypedTextTests.Bad(SymbolText.Read(" ", [longest]));
        Assert.Equal(("symbol-missing", -1102), (missing.Code, missing.VenueCode));
    }
}
