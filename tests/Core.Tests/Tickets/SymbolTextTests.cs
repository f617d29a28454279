using Bowline.Core;
using Xunit;

namespace Bowline.Core.Tests;

public sealed class SymbolTextTests
{
    private static readonly Symbol[] Known =
        [new("BTCUSDT"), new("BTCUSDC"), new("ETHUSDT"), new("BCHUSDT"), new("SOLUSDT"), new("1000SHIBUSDT")];

    [Theory]
    [InlineData("btcusdt")]
    [InlineData("  BTCUSDT  ")]
    public void Symbol_IsTrimmedAndUpperCased(string text) =>
        Assert.Equal("BTCUSDT", TypedTextTests.Good(SymbolText.Read(text, Known)).Name);

    [Theory]
    [InlineData("BTCUSD", "BTCUSDC")]
    [InlineData("BTCUSTD", "BTCUSDT")]
    [InlineData("btc", "BTCUSDT")]
    [InlineData("ETHUSDTT", "ETHUSDT")]
    public void Symbol_ThatIsUnknown_OffersTheNearestNames(string text, string nearest)
    {
        var refusal = TypedTextTests.Bad(SymbolText.Read(text, Known));
        Assert.Equal(("symbol-unknown", -1121), (refusal.Code, refusal.VenueCode));
        Assert.Contains(nearest, refusal.Nearest);
        Assert.True(refusal.Nearest.Length <= 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Symbol_ThatIsMissing_IsRefused(string? text) =>
        Assert.Equal("symbol-missing", TypedTextTests.Bad(SymbolText.Read(text, Known)).Code);

    [Fact]
    public void Symbol_OfAnyLength_IsBounded()
    {
        var refusal = TypedTextTests.Bad(SymbolText.Read(new string('A', 1_000_000), Known));
        Assert.Equal("symbol-unknown", refusal.Code);
        Assert.True(refusal.Value.Length < 80);
    }

    [Fact]
    public void Symbol_LikeNothingKnown_OffersNothing() =>
        Assert.Empty(TypedTextTests.Bad(SymbolText.Read("QQQQQQQ", Known)).Nearest);
}
