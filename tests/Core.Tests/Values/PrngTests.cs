using Bowline.Core;
using Xunit;

namespace Bowline.Core.Tests;

public sealed class PrngTests
{
    // Published outputs of SplitMix64 for seed 1234567 (prng.di.unimi.it, splitmix64.c).
    [Fact]
    public void Draws_AreThePublishedNumbers()
    {
        var prng = new Prng(1234567);
        foreach (var expected in new[] { 6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL })
        {
            (var value, prng) = prng.Draw();
            Assert.Equal(expected, value);
        }
    }

    [Fact]
    public void Below_StaysInItsBoundAndMeetsAllOfIt()
    {
        var prng = new Prng(7);
        var met = new SortedSet<long>();
        for (var i = 0; i < 200; i++)
        {
            (var value, prng) = prng.Below(6);
            met.Add(value);
        }

        Assert.Equal([0, 1, 2, 3, 4, 5], met);
    }

    [Fact]
    public void LinkId_OfTheSameChance_IsTheSameAndKnowsItself()
    {
        var id = LinkId.Make("TWAP", 0xFEDC_BA98_7654_3210UL);
        Assert.Equal(id, LinkId.Make("TWAP", 0xFEDC_BA98_7654_3210UL));
        Assert.True(LinkId.IsValid(id.Text));
        Assert.Matches("^TWAP-[0-9a-z]{8}$", id.Text);
        Assert.False(LinkId.IsValid("XYZ-00000000"));
    }

    [Theory]
    [InlineData("TWAP-4f9k2m1x-s03", "TWAP-4f9k2m1x")]
    [InlineData("TWAP-4f9k2m1x-s03a", "TWAP-4f9k2m1x")]
    [InlineData("ORD-4f9k2m1x-o01", "ORD-4f9k2m1x")]
    [InlineData("ORD-4f9k2m1x", null)]
    [InlineData("ORD-4F9K2M1X-o01", null)]
    [InlineData("web_AbC123", null)]
    [InlineData("ORD-4f9k2m1x-", null)]
    [InlineData("ORD-4f9k2m1x-o1", null)]
    [InlineData("", null)]
    public void ClientOrderId_TellsWhoseItIs(string id, string? owner) =>
        Assert.Equal(owner, Ownership.OwnerOf(new(id))?.Text);

    [Fact]
    public void DerivedIds_AreLegalAtTheVenueAndOurs()
    {
        foreach (var prefix in Executions.Prefixes)
        {
            var child = ClientOrderId.Derive(LinkId.Make(prefix, ulong.MaxValue), 's', 9999, 26);
            Assert.True(Ownership.IsLegal(child));
            Assert.Equal(LinkId.Make(prefix, ulong.MaxValue), Ownership.OwnerOf(child));
        }
    }
}
