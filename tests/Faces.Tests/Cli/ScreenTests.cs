using Bowline.Cli;
using Bowline.Contract;
using Xunit;

namespace Bowline.Faces.Tests;

public class ScreenTests
{
    [Fact]
    public void Overview_IsAsVerified() => Verified.Screen("help", HelpText.Overview());

    [Theory]
    [InlineData("market")]
    [InlineData("limit")]
    [InlineData("cancel")]
    [InlineData("flatten")]
    [InlineData("journal export")]
    [InlineData("stop-limit")]
    [InlineData("take-profit")]
    [InlineData("oco")]
    [InlineData("pause")]
    public void HelpOfVerb_IsAsVerified(string verb) =>
        Verified.Screen("help-" + verb.Replace(' ', '-'), HelpText.OfVerb(VerbTable.Single(verb)!));

    [Theory]
    [InlineData("orders")]
    [InlineData("trades")]
    [InlineData("positions")]
    [InlineData("balance")]
    [InlineData("alarms")]
    [InlineData("executions")]
    [InlineData("explain OCO-2473ad81")]
    [InlineData("status")]
    [InlineData("price")]
    [InlineData("book BTCUSDT")]
    [InlineData("symbols")]
    [InlineData("doctor")]
    [InlineData("position-mode hedge")]
    [InlineData("oco BTCUSDT SELL 0.001 --takeProfit 62000 --stopPrice 59000 --stopLimitPrice 58800", "oco")]
    [InlineData("pause OCO-4f9k2m1x")]
    [InlineData("executions OCO-4f9k2m1x")]
    public async Task Answer_IsAsVerified(string command, string? name = null)
    {
        await using var house = await DeskHouse.WithDesk();
        house.Desk.Known["OCO-4f9k2m1x"] = Some.Pair("OCO-4f9k2m1x");
        house.Desk.OnExecute = request => Some.Started(request with { LinkId = "OCO-4f9k2m1x" });
        var ran = await house.Run(command.Split(' '));
        Verified.Screen("answer-" + (name ?? command.Replace(' ', '-')), ran.Out);
    }

    [Fact]
    public void StoryOfATwap_IsInItsSeedsWords() => Verified.Screen(
        "story-twap", string.Join('\n', [.. ExecutionStory.Lines(Some.Sliced()), .. ExecutionStory.End(Some.Sliced()), ProgressText.Of(Some.Sliced()), ""]));

    [Fact]
    public void StoryOfABracket_IsInItsSeedsWords() => Verified.Screen(
        "story-bracket", string.Join('\n', [.. ExecutionStory.Lines(Some.Guarded(filled: true)), .. ExecutionStory.Lines(Some.Guarded(filled: false)), ""]));

    [Fact]
    public void HelpScreens_FitATerminal()
    {
        foreach (var line in VerbTable.Every.SelectMany(v => HelpText.OfVerb(v).Split('\n')).Concat(HelpText.Overview().Split('\n')))
            Assert.True(line.Length <= 120, line);
    }
}
