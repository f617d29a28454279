using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// Every story of every kind, played again in hedge mode: it goes the same way, everything it places stands on its own
/// leg, and what is meant to close stands on the side that closes that leg. A new kind's stories are picked up here.
/// </summary>
public sealed class HedgeTests
{
    /// <summary>All but those of refused parameters, of kinds that need one-way mode, and of one leg already.</summary>
    public static TheoryData<string> Stories => StoryFiles.Where(IsOfBothModes);

    [Theory]
    [MemberData(nameof(Stories))]
    public void StoryInHedgeMode_GoesTheSameWay_OnItsOwnLeg(string story)
    {
        var lines = StoryFiles.Lines(story);
        var oneWay = Story.Given(lines[0]);
        var leg = LegOf(oneWay.Spec, Story.LedgerAfter(lines), oneWay.Id);
        string[] hedged = [OnLeg(lines[0], leg), .. lines[1..]];
        Assert.Equal(
            Story.Play(string.Join('\n', lines)).Split('\n')[1..], Story.Play(string.Join('\n', hedged)).Split('\n')[1..]);
        var ledger = Story.LedgerAfter(hedged);
        foreach (var order in ledger.OrdersOf(oneWay.Id))
        {
            // A reverse closes one leg and opens the other; all else keeps to its own.
            if (oneWay.Spec.Kind == Executions.Reverse)
                Assert.Equal(order.Spec.ReduceOnly, order.Spec.Closes);
            else
                Assert.Equal(leg, order.Spec.PositionSide);
            Assert.True(order.Spec.Closes || !order.Spec.ReduceOnly, $"{order.Id} is meant to close {leg} and would open it");
        }

        foreach (var position in ledger.Holdings.Positions.Where(_ => oneWay.Spec.Kind != Executions.Reverse))
            Assert.Equal(leg, position.Side);
    }

    private static bool IsOfBothModes(string[] lines) =>
        !lines.Any(line => line.StartsWith("refused", StringComparison.Ordinal))
        && Story.Given(lines[0]).Spec.PositionSide == PositionSide.Both
        && Story.Given(OnLeg(lines[0], PositionSide.Long)).Spec.Validate()
            .All(r => !r.Code.Contains("hedge", StringComparison.Ordinal));

    private static string OnLeg(string given, PositionSide leg) =>
        $"{given} position-side={(leg == PositionSide.Long ? "LONG" : "SHORT")}";

    /// <summary>An exit closes the leg that its side closes; what only opens stands on the leg that its side opens.</summary>
    private static PositionSide LegOf(ExecutionSpec spec, Ledger ledger, ExecutionId id)
    {
        var closing = ledger.OrdersOf(id).FirstOrDefault(order =>
            order.Spec.ReduceOnly || order.Spec is OrderSpec.Conditional { ClosesPosition: true })?.Spec.Side;
        var opening = spec is AlgorithmSpec algorithm ? algorithm.Side : ledger.OrdersOf(id).FirstOrDefault()?.Spec.Side;
        return closing is { } side
            ? side == Side.Sell ? PositionSide.Long : PositionSide.Short
            : opening == Side.Sell ? PositionSide.Short : PositionSide.Long;
    }
}
