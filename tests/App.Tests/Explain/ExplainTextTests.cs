using Bowline.Contract;
using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>
/// Whole explanations, each in a file that a person has read. To accept a change, run them with <c>BOWLINE_ACCEPT=1</c>
/// and read the difference in version control.
/// </summary>
public sealed class ExplainTextTests
{
    /// <summary>The take-profit fills in two parts; the stop is replaced for the rest, and goes when nothing is left.</summary>
    [Fact]
    public void AnOcoThatFillsInTwoParts()
    {
        using var story = new FoldedStory("OCO-2473ad81", "oco side=SELL quantity=0.01 take-profit=62000 stop-price=59000", 60_500m);
        story.Wait(40).Accepted("s01", 31).Wait(5).Accepted("t01", 32);
        story.Wait(65_000).Tell(new Event.OrderTriggered(story.Now, story.Of("t01"), new VenueOrderId(900)));
        story.Wait(2).Filled("t01", 900, 0.004m, 62_000m).Wait(30).Accepted("s01a", 33);
        story.Wait(30).Tell(new Event.OrderCanceled(story.Now, story.Of("s01")));
        story.Wait(700).Filled("t01", 900, 0.006m, 62_000.5m);
        story.Wait(35).Tell(new Event.OrderCanceled(story.Now, story.Of("s01a")));
        Verified("oco", story);
    }

    /// <summary>The second slice is refused; its share goes with the third.</summary>
    [Fact]
    public void ATwapOfThreeSlices()
    {
        using var story = new FoldedStory("TWAP-db8db343", "twap side=BUY quantity=0.009 slices=3 interval=2000ms", 60_500m);
        story.Wait(15).Accepted("s01", 41).Filled("s01", 41, 0.003m, 60_506m).Wait(1_985).Wait(20);
        story.Tell(new Event.OrderRejected(story.Now, story.Of("s02"), new(-2019, "Margin is insufficient.", "more margin is needed")));
        story.Wait(1_980).Wait(15).Accepted("s03", 43).Filled("s03", 43, 0.006m, 60_508m);
        Verified("twap", story);
    }

    private static void Verified(string name, FoldedStory story)
    {
        var text = ExplainText.Of(story.Explain()).ToString();
        var file = Path.Combine(Checkout.Root, "tests", "App.Tests", "Explain", name + ".txt");
        if (Environment.GetEnvironmentVariable("BOWLINE_ACCEPT") == "1") File.WriteAllText(file, text);
        Assert.Equal(File.ReadAllText(file), text);
    }
}
