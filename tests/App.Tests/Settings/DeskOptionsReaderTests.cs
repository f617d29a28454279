using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

public sealed class DeskOptionsReaderTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"bowline-key-{Environment.ProcessId}-{Guid.NewGuid():n}");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Environment_IsReadWithItsDefaults()
    {
        var options = Read(new() { ["BOWLINE_HOME"] = "/h" });
        Assert.Equal(DeskMode.Paper, options.Mode);
        Assert.Equal("paper", options.Profile.Name);
        Assert.Equal(10, options.Leverage);
        Assert.Equal(5_000, options.RecvWindowMs);
        Assert.Equal(1m, options.ReplaySpeed);
        Assert.Equal(TimeSpan.FromSeconds(30), options.FlattenAfter);
        Assert.Equal(TimeSpan.FromMinutes(2), Read(new() { ["BOWLINE_HOME"] = "/h", ["BOWLINE_FLATTEN_AFTER"] = "2m" }).FlattenAfter);
    }

    [Fact]
    public void TheUsersOwnLimits_AreReadWithTheirUnits()
    {
        Assert.Equal(RiskLimits.Default, Read(new() { ["BOWLINE_HOME"] = "/h" }).Limits);
        var limits = Read(new()
        {
            ["BOWLINE_HOME"] = "/h", ["BOWLINE_MAX_ORDER_NOTIONAL"] = "2500.5", ["BOWLINE_MAX_OPEN_ORDERS"] = "20", ["BOWLINE_PRICE_BAND"] = "1.5%",
        }).Limits;
        Assert.Equal((new Notional(2_500.5m), 20, new Bps(150)), (limits.MaxOrderNotional, limits.MaxOpenOrders, limits.PriceBand));
    }

    [Fact]
    public void OutsidePaper_TheAccountsOwnLeverageStays()
    {
        var options = Read(new() { ["BOWLINE_HOME"] = "/h", ["MODE"] = "testnet", ["BINANCE_API_KEY"] = "k", ["BINANCE_API_SECRET"] = "s" });
        Assert.Null(options.Leverage);
    }

    [Theory]
    [InlineData("MODE", "real", "MODE")]
    [InlineData("BINANCE_RECV_WINDOW", "-1", "BINANCE_RECV_WINDOW")]
    [InlineData("BOWLINE_PROFILE", "../x", "BOWLINE_PROFILE")]
    [InlineData("BOWLINE_VENUE", "ftp://x", "BOWLINE_VENUE")]
    [InlineData("BOWLINE_LOG_LEVEL", "loud", "BOWLINE_LOG_LEVEL")]
    [InlineData("BOWLINE_SPEED", "0", "BOWLINE_SPEED")]
    [InlineData("BOWLINE_FLATTEN_AFTER", "4s", "BOWLINE_FLATTEN_AFTER")]
    [InlineData("BOWLINE_FLATTEN_AFTER", "2h", "BOWLINE_FLATTEN_AFTER")]
    [InlineData("BOWLINE_FLATTEN_AFTER", "soon", "BOWLINE_FLATTEN_AFTER")]
    [InlineData("BOWLINE_MAX_ORDER_NOTIONAL", "0", "BOWLINE_MAX_ORDER_NOTIONAL")]
    [InlineData("BOWLINE_MAX_ORDER_NOTIONAL", "1,000", "BOWLINE_MAX_ORDER_NOTIONAL")]
    [InlineData("BOWLINE_MAX_OPEN_ORDERS", "0.5", "BOWLINE_MAX_OPEN_ORDERS")]
    [InlineData("BOWLINE_PRICE_BAND", "2", "such as 2%")]
    [InlineData("BOWLINE_PRICE_BAND", "101%", "BOWLINE_PRICE_BAND")]
    [InlineData("BINANCE_PRIVATE_KEY_FILE", "/nowhere/key.pem", "BINANCE_PRIVATE_KEY_FILE")]
    public void BadValue_IsNamedWithItsVariable(string name, string value, string named)
    {
        var result = DeskOptionsReader.Read(new Dictionary<string, string> { ["BOWLINE_HOME"] = "/h", [name] = value }, "v", 1);
        var unreadable = Assert.IsType<DeskOptionsResult.Unreadable>(result);
        Assert.Contains(unreadable.Problems, problem => problem.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void LiveWithoutKeys_IsRefused() =>
        Assert.IsType<DeskOptionsResult.Unreadable>(
            DeskOptionsReader.Read(new Dictionary<string, string> { ["BOWLINE_HOME"] = "/h", ["MODE"] = "live" }, "v", 1));

    [Fact]
    public void KeyFile_ThatOthersMayRead_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("file modes are of Unix");
            return;
        }

        File.WriteAllText(_file, "-----BEGIN PRIVATE KEY-----");
        File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var problems = new List<string>();
        Assert.Null(KeyFile.Secret("", _file, problems));
        Assert.Contains("chmod 600", Assert.Single(problems), StringComparison.Ordinal);
        File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.NotNull(KeyFile.Secret("", _file, []));
    }

    private static DeskOptions Read(Dictionary<string, string> environment) =>
        Assert.IsType<DeskOptionsResult.Read>(DeskOptionsReader.Read(environment, "v", 1)).Options;
}
