using Bowline.Cli;
using Xunit;

namespace Bowline.Faces.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("bl").FullName;
    private readonly Dictionary<string, string> _environment = [];

    private Settings Settings => new(_environment.GetValueOrDefault, _home);

    public SettingsTests() => _environment["BOWLINE_HOME"] = _home;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void Value_ComesFromTheNearestPlace()
    {
        Assert.Equal(("info", "default"), Level(Settings));
        Write("config.json", """{"logLevel":"global"}""");
        Assert.Equal(("global", Path.Combine(_home, "config.json")), Level(Settings));
        Write("paper/config.json", """{"logLevel":"profile"}""");
        Assert.Equal(("profile", Path.Combine(_home, "paper", "config.json")), Level(Settings));
        Write(".env", "BOWLINE_LOG_LEVEL=dotenv\n");
        Assert.Equal(("dotenv", ".env"), Level(Settings));
        _environment["BOWLINE_LOG_LEVEL"] = "environment";
        Assert.Equal(("environment", "environment"), Level(Settings));
        var flagged = Settings;
        flagged.SetFlag("log-level", "flag");
        Assert.Equal(("flag", "--log-level"), Level(flagged));
    }

    [Theory]
    [InlineData("", "", "paper", "paper")]
    [InlineData("dryrun", "", "paper", "paper")]
    [InlineData("testnet", "", "testnet", "testnet")]
    [InlineData("", "true", "testnet", "testnet")]
    [InlineData("live", "", "live", "live")]
    [InlineData("LIVE", "false", "live", "live")]
    public void Mode_NamesTheProfile(string mode, string testnet, string expectedMode, string expectedProfile)
    {
        (_environment["MODE"], _environment["BINANCE_TESTNET"]) = (mode, testnet);
        var (choice, _) = ProfileChoice.Of(Settings);
        Assert.Equal((expectedMode, expectedProfile), (choice!.Mode, choice.Name));
    }

    [Fact]
    public void ModeOfAProfile_StandsInItsConfig()
    {
        Write("mine/config.json", """{"mode":"testnet"}""");
        _environment["BOWLINE_PROFILE"] = "mine";
        Assert.Equal("testnet", ProfileChoice.Of(Settings).Choice!.Mode);
    }

    [Theory]
    [InlineData("MODE", "real", "unreadable", "must be paper")]
    [InlineData("BOWLINE_PROFILE", "../x", "unreadable", "must be at most")]
    [InlineData("BOWLINE_PROFILE", ".hidden", "unreadable", "must be at most")]
    public void BadName_IsRefused(string name, string value, string exit, string text)
    {
        _environment[name] = value;
        var failure = ProfileChoice.Of(Settings).Failure!;
        Assert.Equal(exit, failure.ExitCode.ToString().ToLowerInvariant());
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LiveAndTestnetAtOnce_IsRefused()
    {
        (_environment["MODE"], _environment["BINANCE_TESTNET"]) = ("live", "true");
        Assert.Equal("mode-contradicts", ProfileChoice.Of(Settings).Failure!.Code);
    }

    [Fact]
    public void LiveVenue_FromDotEnv_IsRefused()
    {
        _environment["MODE"] = "live";
        Write(".env", "BOWLINE_VENUE=https://evil.example\n");
        Assert.Equal("venue-from-dotenv", ProfileChoice.Of(Settings).Failure!.Code);
    }

    // Whoever answers at a strange address has the keys of the environment sign what he passes on, in every mode.
    [Theory]
    [InlineData("BOWLINE_VENUE=https://evil.example", false)]
    [InlineData("BINANCE_BASE_URL=https://evil.example/.binance.com", false)]
    [InlineData("BINANCE_BASE_URL=https://evilbinance.com", false)]
    [InlineData("BINANCE_BASE_URL=https://testnet.binancefuture.com", true)]
    [InlineData("BOWLINE_VENUE=http://127.0.0.1:8500", true)]
    public void StrangeVenue_FromDotEnv_IsRefusedInEveryMode(string line, bool isTaken)
    {
        Write(".env", line + "\n");
        Assert.Equal(isTaken ? null : "venue-from-dotenv", ProfileChoice.Of(Settings).Failure?.Code);
    }

    [Fact]
    public void VenueOfAConfigThatADotEnvLeadsTo_IsRefusedAsItsOwn()
    {
        Write("config.json", """{"venue":"https://evil.example"}""");
        var home = _environment.GetValueOrDefault("BOWLINE_HOME");
        Assert.Null(ProfileChoice.Of(Settings).Failure);
        _environment.Remove("BOWLINE_HOME");
        Write(".env", $"BOWLINE_HOME={home}\n");
        Assert.Equal("venue-from-dotenv", ProfileChoice.Of(Settings).Failure!.Code);
    }

    [Fact]
    public void Leverage_IsHandedToTheDeskOnlyWhenItWasSet()
    {
        Assert.Null(DeskEnvironment.Of(ProfileChoice.Of(Settings).Choice!, Settings)["BOWLINE_LEVERAGE"]);
        _environment["BOWLINE_LEVERAGE"] = "3";
        Assert.Equal("3", DeskEnvironment.Of(ProfileChoice.Of(Settings).Choice!, Settings)["BOWLINE_LEVERAGE"]);
    }

    [Fact]
    public void SocketPath_LongerThanSystemsTake_IsRefusedWithWhatToDo()
    {
        _environment["BOWLINE_HOME"] = "/tmp/" + new string('x', 100);
        var failure = ProfileChoice.Of(Settings).Failure!;
        Assert.Equal("socket-path-too-long", failure.Code);
        Assert.Contains("BOWLINE_HOME", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"apiSecret":"x"}""", "no setting that may stand in it")]
    [InlineData("""["x"]""", "one JSON object")]
    [InlineData("""{"mode":""", "cannot be read")]
    public void ConfigFile_WithWhatDoesNotBelong_IsRefused(string json, string text)
    {
        Write("config.json", json);
        Assert.Contains(text, ProfileChoice.Of(Settings).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CommandForAlarms_FromADotEnv_IsRefused_SinceAForeignFolderCouldRunAnything()
    {
        Write(".env", "BOWLINE_ON_ALARM=/tmp/evil");
        Assert.Equal("on-alarm-from-dotenv", ProfileChoice.Of(Settings).Failure!.Code);
    }

    [Fact]
    public void CommandForAlarms_FromAHomeThatADotEnvNames_IsRefused()
    {
        _environment.Remove("BOWLINE_HOME");
        Write(".env", $"BOWLINE_HOME={_home}/theirs");
        Write("theirs/config.json", """{"onAlarm":"/tmp/evil"}""");
        Assert.Equal("on-alarm-from-dotenv", ProfileChoice.Of(Settings).Failure!.Code);
    }

    [Fact]
    public void CommandForAlarms_FromTheConfig_IsTaken()
    {
        Write("config.json", """{"onAlarm":"/usr/bin/ring","flattenAfter":"1m"}""");
        Assert.Null(ProfileChoice.Of(Settings).Failure);
        Assert.Equal("/usr/bin/ring", Settings.Find(SettingNames.OnAlarm).Value);
        Assert.Equal("1m", Settings.Find(SettingNames.FlattenAfter).Value);
    }

    [Theory]
    [InlineData("A=1", "1")]
    [InlineData("export A = 1", "1")]
    [InlineData("A=\"a b # c\" # note", "a b # c")]
    [InlineData("A='x'", "x")]
    [InlineData("A=x # note", "x")]
    [InlineData("A=x#y", "x#y")]
    [InlineData("# A=0\nA=2", "2")]
    [InlineData("nonsense\nA=3\n=4", "3")]
    public void DotEnv_IsReadAsOthersReadIt(string text, string expected) =>
        Assert.Equal(expected, DotEnvFile.Parse(text.Split('\n'))["A"]);

    private static (string?, string) Level(Settings settings)
    {
        var setting = settings.Find(SettingNames.LogLevel);
        return (setting.Value, setting.From);
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_home, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
