using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// Which price wakes a conditional order, at every moment of every story that has one: the one that was asked for; a grid's stops go by
/// the mark price.
/// </summary>
public sealed class WorkingTypeTests
{
    public static TheoryData<string> Stories => StoryFiles.Where(lines => StoryFiles.Results(lines).Any(IsConditional));

    [Theory]
    [MemberData(nameof(Stories))]
    public void ConditionalOrder_WakesByThePriceThatWasAskedFor(string story)
    {
        var given = Story.Given(StoryFiles.Lines(story)[0]);
        var asked = given.Spec.Kind == Executions.Grid || StoryFiles.Lines(story)[0].Contains("working-type=mark-price", StringComparison.Ordinal)
            ? WorkingType.MarkPrice : WorkingType.LastPrice;
        var conditional = StoryFiles.Moments(story).SelectMany(ledger => ledger.OrdersOf(given.Id)).Select(order => order.Spec)
            .OfType<OrderSpec.Conditional>().ToList();
        Assert.NotEmpty(conditional);
        Assert.All(conditional, spec => Assert.Equal(asked, spec.WorkingType));
    }

    private static bool IsConditional(string result) =>
        result.StartsWith("place ", StringComparison.Ordinal) && result.Split(' ').Intersect(["stop", "profit", "trail"]).Any();
}
