using Bowline.Contract;
using Xunit;

namespace Bowline.Faces.Tests;

/// <summary>While an alarm stands, nobody who asks the desk can miss it.</summary>
public class AlarmLineTests
{
    [Theory]
    [InlineData("status", true)]
    [InlineData("positions --json", true)]
    [InlineData("market BTCUSDT BUY 0.01", true)]
    [InlineData("alarms", false)]
    public async Task AlarmThatStands_IsOneLineOnStderr_AndNothingOnStdout(string command, bool told)
    {
        await using var house = await DeskHouse.WithDesk();
        house.Desk.OnPlace = Some.Filled;
        house.Desk.Standing = [Naked("0.01 BTCUSDT of OCO-4f9k2m1x has had no stop")];
        var ran = await house.Run(command.Split(' '));
        Assert.Equal(0, ran.ExitCode);
        const string Line = "ALARM: 1 alarm stands: naked-OCO-4f9k2m1x [closed at market in 12 s]: 0.01 BTCUSDT of OCO-4f9k2m1x has had no stop;"
            + " `bowline alarms` tells what to do\n";
        Assert.Equal(told, ran.Error.Contains(Line, StringComparison.Ordinal));
        Assert.DoesNotContain("ALARM:", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoAlarm_IsNoLine()
    {
        await using var house = await DeskHouse.WithDesk();
        Assert.DoesNotContain("ALARM", (await house.Run("status")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextOfAVenue_CannotBreakOutOfItsLine()
    {
        await using var house = await DeskHouse.WithDesk();
        house.Desk.Standing = [Naked("a\r\nSet-Cookie: x=1\n\u001b[31m red é")];
        var ran = await house.Run("status");
        Assert.Contains("a??Set-Cookie: x=1??[31m red ?;", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alarms_TellSinceWhatCountdownAndWhatToDo()
    {
        await using var house = await DeskHouse.WithDesk();
        house.Desk.Standing = [Naked("0.01 BTCUSDT of OCO-4f9k2m1x has had no stop")];
        Verified.Screen("answer-alarms-standing", (await house.Run("alarms")).Out);
    }

    private static AlarmRow Naked(string text) => new()
    {
        Alarm = "naked-OCO-4f9k2m1x", Text = text, Since = 1_790_769_600_000, FlattenAt = 1_790_769_630_000, TimeLeftMs = 11_400,
        Advice = "look at `bowline executions`",
    };
}
