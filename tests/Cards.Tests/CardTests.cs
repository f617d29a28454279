using Xunit;

namespace Bowline.Cards.Tests;

/// <summary>Every card of docs/acceptance.md, over HTTP and WebSocket.</summary>
public sealed class CardTests(CardTable table) : IClassFixture<CardTable>
{
    public static IEnumerable<TheoryDataRow<string>> Cards => CardDocument.All.Select(
        card => new TheoryDataRow<string>(card.Id) { TestDisplayName = $"{card.Id} {card.Title}" });

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task Card(string id)
    {
        var card = CardDocument.All.Single(one => one.Id == id);
        if (TestnetVenue.IsWanted && !card.AnyVenue)
            Assert.Skip($"{card.Id} needs a market that stands still, or an exchange of its own");
        await table.Play(card);
    }
}
