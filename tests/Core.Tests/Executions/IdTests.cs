using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Ids that are made, known again, and told apart from what others may choose; and the order in which news is named.</summary>
public sealed class IdTests
{
    // Base 36, eight digits, the last first: 36 is 10, 36⁸ is one digit too many.
    [Theory]
    [InlineData(0UL, "ORD-00000000")]
    [InlineData(9UL, "ORD-00000009")]
    [InlineData(10UL, "ORD-0000000a")]
    [InlineData(35UL, "ORD-0000000z")]
    [InlineData(36UL, "ORD-00000010")]
    [InlineData(1_297UL, "ORD-00000101")]
    [InlineData(2_821_109_907_455UL, "ORD-zzzzzzzz")]
    [InlineData(2_821_109_907_456UL, "ORD-00000000")]
    public void LinkId_IsWrittenInBase36(ulong entropy, string id) => Assert.Equal(id, LinkId.Make("ORD", entropy).Text);

    [Theory]
    [InlineData("ORD-4f9k2m1x", true)]
    [InlineData("FLAT-00000000", true)]
    [InlineData("IS-zzzzzzzz", true)]
    [InlineData("ORD-4f9k2m1", false)]
    [InlineData("ORD-4f9k2m1xx", false)]
    [InlineData("ORD-4f9k2m1X", false)]
    [InlineData("ORD-4f9k2m1_", false)]
    [InlineData("ORD-4f9k-m1x", false)]
    [InlineData("XYZ-4f9k2m1x", false)]
    [InlineData("ord-4f9k2m1x", false)]
    [InlineData("-4f9k2m1x", false)]
    [InlineData("4f9k2m1x", false)]
    [InlineData("", false)]
    public void LinkId_IsKnownByItsForm(string id, bool isValid) => Assert.Equal(isValid, LinkId.IsValid(id));

    // A leg's letter, two to nine digits, and perhaps letters for a further attempt.
    [Theory]
    [InlineData("TWAP-4f9k2m1x-s03", "s03")]
    [InlineData("TWAP-4f9k2m1x-s03ab", "s03")]
    [InlineData("TWAP-4f9k2m1x-t123456789", "t123456789")]
    [InlineData("TWAP-4f9k2m1x-t1234567890", null)]
    [InlineData("TWAP-4f9k2m1x-s3", null)]
    [InlineData("TWAP-4f9k2m1x-S03", null)]
    [InlineData("TWAP-4f9k2m1x-003", null)]
    [InlineData("TWAP-4f9k2m1x-s0a3", null)]
    [InlineData("TWAP-4f9k2m1x-s03A", null)]
    [InlineData("TWAP-4f9k2m1x_s03", null)]
    [InlineData("TWAP-4f9k2m1-s03", null)]
    [InlineData("TWAP-4f9k2m1x-", null)]
    [InlineData("TWAP-4f9k2m1x", null)]
    [InlineData("-4f9k2m1x-s03", null)]
    [InlineData("XYZ-4f9k2m1x-s03", null)]
    public void Leg_IsReadFromAnIdOfOurs(string id, string? leg)
    {
        Assert.Equal(leg, Ownership.LegOf(new(id))?.ToString());
        Assert.Equal(leg is not null, Ownership.IsOurs(new(id)));
    }

    [Fact]
    public void IdThatIsTooLong_IsShownShort()
    {
        Assert.Equal("a b", Ownership.IllegalId(new("a b")).Value);
        var refusal = Ownership.IllegalId(new(new('a', 37)));
        Assert.Equal((-4015, $"{new string('a', 36)}… (37 characters)"), (refusal.VenueCode, refusal.Value));
        Assert.False(Ownership.IsLegal(new("")));
    }

    [Fact]
    public void Feeds_AreOrderedByKindSymbolAndInterval()
    {
        Symbol btc = new("BTCUSDT"), eth = new("ETHUSDT");
        Feed[] ordered =
        [
            new(FeedKind.Quote, btc), new(FeedKind.Quote, eth), new(FeedKind.Mark, btc), new(FeedKind.Kline, btc, "15m"),
            new(FeedKind.Kline, btc, "1h"), new(FeedKind.Kline, eth, "15m"), Feed.OfExecutions,
        ];
        Assert.Equal(ordered, ordered.Reverse().Order());
        Assert.Equal(0, ordered[3].CompareTo(new(FeedKind.Kline, btc, "15m")));
    }

    [Fact]
    public void Price_ThatWakes_IsTheMarkOrTheMid()
    {
        var context = new SpecContext(Some.Btc, Arrival: new(60010m), Mark: new(60000m));
        Assert.Equal((new Price(60000m), new Price(60010m)), (context.Waking(WorkingType.MarkPrice), context.Waking(WorkingType.LastPrice)));
    }
}
