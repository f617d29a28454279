using System.Collections.Concurrent;
using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>The user's command for alarms: what it is told, and that nothing it does or is told can hurt the desk.</summary>
public sealed class AlarmCommandTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("bl").FullName;
    private readonly BlockingCollection<string> _log = [];

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _log.Dispose();
    }

    [Fact]
    public void Alarm_ReachesTheCommandByEnvironmentAndInput_AndNeverAsACommand()
    {
        if (!IsUnix())
            return;
        var evil = $"$(touch {_folder}/evil) `touch {_folder}/evil`; touch {_folder}/evil";
        using (var command = Command("printf '%s|%s|%s|%s|' \"$BOWLINE_ALARM\" \"$BOWLINE_ALARM_STATE\" \"$BOWLINE_ALARM_TEXT\" \"$BOWLINE_PROFILE\"; cat"))
        {
            command.Take(new(new(0), "naked-X", true, evil));
            Assert.Equal($"naked-X|raised|{evil}|test|ALARM naked-X: {evil}\n", Written());
        }

        Assert.False(File.Exists(Path.Combine(_folder, "evil")));
    }

    [Fact]
    public void KeysOfTheDesk_AreNotHandedOn()
    {
        if (!IsUnix())
            return;
        Environment.SetEnvironmentVariable("BINANCE_API_SECRET", "top-secret");
        try
        {
            using var command = Command("env");
            command.Take(new(new(0), "x", false, ""));
            var environment = Written();
            Assert.Contains("BOWLINE_ALARM_STATE=cleared", environment, StringComparison.Ordinal);
            Assert.DoesNotContain("top-secret", environment, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("BINANCE_API_SECRET", null);
        }
    }

    [Fact]
    public void CommandThatFails_IsToldInTheLog_AndTheNextAlarmIsTaken()
    {
        if (!IsUnix())
            return;
        using var command = Command("echo broken >&2; exit 3");
        command.Take(new(new(0), "first", true, ""));
        command.Take(new(new(0), "second", true, ""));
        Assert.Contains("ended with 3 (first): broken", Logged(), StringComparison.Ordinal);
        Assert.Contains("ended with 3 (second): broken", Logged(), StringComparison.Ordinal);
    }

    [Fact]
    public void CommandThatHangs_IsKilled_AndTheNextAlarmIsTaken()
    {
        if (!IsUnix())
            return;
        using var command = Command("sleep 1000", patience: TimeSpan.FromMilliseconds(50));
        command.Take(new(new(0), "first", true, ""));
        command.Take(new(new(0), "second", true, ""));
        Assert.Contains("was killed (first)", Logged(), StringComparison.Ordinal);
        Assert.Contains("was killed (second)", Logged(), StringComparison.Ordinal);
    }

    [Fact]
    public void ProgramThatIsNotThere_IsToldInTheLog()
    {
        using var command = new AlarmCommand([Path.Combine(_folder, "no-such-program")], "test", _log.Add, pause: TimeSpan.Zero);
        command.Take(new(new(0), "x", true, ""));
        Assert.Contains("could not be run for x", Logged(), StringComparison.Ordinal);
    }

    [Fact]
    public void FloodOfAlarms_IsBounded_AndSaysSo()
    {
        if (!IsUnix())
            return;
        using var command = Command("sleep 1000", patience: Long);
        for (var i = 0; i < 100; i++)
            command.Take(new(new(0), $"alarm-{i}", true, ""));
        Assert.Contains("32 alarms wait for it already", Logged(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("ring", "ring")]
    [InlineData("  ring   --loud\t-v ", "ring|--loud|-v")]
    [InlineData("'/a b/ring' \"say it\" ''", "/a b/ring|say it|")]
    [InlineData("ring --text=\"a 'b' c\"", "ring|--text=a 'b' c")]
    [InlineData("ring $HOME `id` *", "ring|$HOME|`id`|*")]
    public void Command_IsCutIntoWords_AndNothingIsExpanded(string command, string words) =>
        Assert.Equal(words, string.Join('|', CommandWords.Split(command)!.Value));

    [Fact]
    public void QuoteThatDoesNotEnd_IsRefused()
    {
        Assert.Null(CommandWords.Split("ring 'a"));
        var result = DeskOptionsReader.Read(new Dictionary<string, string> { ["BOWLINE_HOME"] = "/h", ["BOWLINE_ON_ALARM"] = "ring \"" }, "v", 1);
        Assert.Contains("quote", Assert.Single(Assert.IsType<DeskOptionsResult.Unreadable>(result).Problems), StringComparison.Ordinal);
    }

    private static bool IsUnix()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("the scripts of this test are for /bin/sh");
        return true;
    }

    // The script's output goes to a file that appears whole.
    private AlarmCommand Command(string script, TimeSpan? patience = null)
    {
        var file = Path.Combine(_folder, "command.sh");
        File.WriteAllText(file, $"({script}) > {_folder}/part; code=$?; mv {_folder}/part {_folder}/out; exit $code\n");
        return new AlarmCommand(["/bin/sh", file], "test", _log.Add, patience ?? Long, TimeSpan.Zero);
    }

    private string Written()
    {
        var file = Path.Combine(_folder, "out");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(file), Long), "the command has not run");
        return File.ReadAllText(file);
    }

    private string Logged() => _log.TryTake(out var line, Long) ? line : throw new TimeoutException("nothing was logged");
}
