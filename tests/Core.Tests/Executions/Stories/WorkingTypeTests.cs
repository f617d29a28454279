using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Which price wakes a conditional order, in every story: the one that was asked for; a grid's stops go by the mark price.</summary>
public sealed class WorkingTypeTests
{
    public static TheoryData<string> Stories => StoryTests.Stories;

    [Theory]
    [MemberData(nameof(Stories))]
    public void ConditionalOrder_WakesByThePriceThatWasAskedFor(string story)
    {
        var lines = File.ReadLines(Path.Combine(StoryTests.Folder, story))
            .SkipWhile(line => !line.StartsWith("given ", StringComparison.Ordinal)).ToList();
        var given = Story.Given(lines[0]);
        var asked = given.Spec.Kind == Executions.Grid || lines[0].Contains("working-type=mark-price", StringComparison.Ordinal)
            ? WorkingType.MarkPrice : WorkingType.LastPrice;
        foreach (var order in Story.LedgerAfter(lines).OrdersOf(given.Id))
        {
            if (order.Spec is OrderSpec.Conditional conditional)
                Assert.Equal(asked, conditional.WorkingType);
        }
    }
}
