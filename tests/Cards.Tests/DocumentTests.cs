using Xunit;

namespace Bowline.Cards.Tests;

public sealed class DocumentTests
{
    private const int CardsWanted = 150;

    [Fact]
    public void TheDocument_HasEnoughCards_EachWithAnIdOfItsOwn()
    {
        var ids = CardDocument.All.Select(card => card.Id).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.True(ids.Count >= CardsWanted, $"{ids.Count} cards");
    }

    [Fact]
    public void EveryCard_ExpectsSomething_AndNamesItsSection()
    {
        string[] expecting = ["expect", "event", "eventually", "hear", "reply", "header", "closed", "quiet", "again"];

        Assert.All(CardDocument.All, card =>
        {
            Assert.Contains(card.Steps, step => expecting.Contains(step.Verb));
            Assert.Matches(@"^\d{1,2}(\.\d)?(, \d{1,2}(\.\d)?)*$", card.Contract);
        });
    }
}
