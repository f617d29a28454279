using Bowline.Cli;
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
    public async Task Answer_IsAsVerified(string command)
    {
        await using var house = await DeskHouse.WithDesk();
        var ran = await house.Run(command.Split(' '));
        Verified.Screen("answer-" + command.Replace(' ', '-'), ran.Out);
    }

    [Fact]
    public void HelpScreens_FitATerminal()
    {
        foreach (var line in VerbTable.Every.SelectMany(v => HelpText.OfVerb(v).Split('\n')).Concat(HelpText.Overview().Split('\n')))
            Assert.True(line.Length <= 120, line);
    }
}
