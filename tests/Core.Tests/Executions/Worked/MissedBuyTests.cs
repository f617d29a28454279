using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// Three buys in a row that could not be made end repeated buys (docs/algorithms/dca.md). Each word is a buy, ten minutes apart:
/// refused eight times, not offered at the limit price, or bought.
/// </summary>
public sealed class MissedBuyTests
{
    private const string Given = "given dca BUY 0.001 every=600000ms count=9 limit-price=60000";

    [Theory]
    [InlineData("refused refused", false, 0, 2)]
    [InlineData("refused refused refused", true, 0, 3)]
    [InlineData("refused refused bought refused refused", false, 1, 4)]
    [InlineData("refused refused bought refused refused refused", true, 1, 5)]
    // Not offered is no failure: it neither counts towards the row nor ends it.
    [InlineData("unoffered unoffered unoffered unoffered", false, 0, 4)]
    [InlineData("refused unoffered refused", false, 0, 3)]
    [InlineData("refused unoffered refused refused", true, 0, 4)]
    public void ThreeInARow_EndIt_AndNothingElseDoes(string buys, bool fails, int bought, int missed)
    {
        var words = buys.Split(' ');
        string[] lines = [Given, "start", .. words.SelectMany((word, i) => Lines(word, $"b{i + 1:00}", i == words.Length - 1))];
        var dca = (Dca)Story.LedgerAfter(lines).Executions.Find(Story.Given(Given).Id)!;
        Assert.Equal((bought, missed), (dca.Bought, dca.Missed));
        Assert.Equal(fails ? "venue-2019" : null, (dca.Outcome as Outcome.Failed)?.Code);
        Assert.Equal(fails, dca.Outcome is not null);
    }

    // Half a minute is as long as the longest pause; the next buy comes at its time.
    private static IEnumerable<string> Lines(string word, string buy, bool isLast) =>
    [
        .. word switch
        {
            "bought" => [$"filled {buy} 0.001 @ 59990"],
            "unoffered" => [$"expired {buy}"],
            _ => new[] { "", "a", "b", "c", "d", "e", "f", "g" }.SelectMany(attempt => (string[])[$"rejected {buy}{attempt} -2019", "wait 30s"]),
        },
        .. isLast ? Array.Empty<string>() : [word == "refused" ? "wait 6m" : "wait 10m"],
    ];
}
