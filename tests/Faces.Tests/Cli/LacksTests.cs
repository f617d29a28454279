using Xunit;

namespace Bowline.Faces.Tests;

/// <summary>A list that is not whole says so, whoever reads it.</summary>
public class LacksTests
{
    [Theory]
    [InlineData("trades --since 1d")]
    [InlineData("trades --since 1d --json")]
    [InlineData("orders --history --since 1d")]
    public async Task ListThatIsNotWhole_SaysSoBesideItsRows(string command)
    {
        await using var house = await DeskHouse.WithDesk();
        house.Desk.Lacks = "journal damaged\nin é";
        var ran = await house.Run(command.Split(' '));
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("NOT ALL: journal damaged?in ?\n", ran.Error, StringComparison.Ordinal);
        Assert.Contains("USDT", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT ALL", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WholeList_SaysNothing()
    {
        await using var house = await DeskHouse.WithDesk();
        Assert.DoesNotContain("NOT ALL", (await house.Run("trades", "--since", "1d")).Error, StringComparison.Ordinal);
    }
}
