using Xunit;

namespace Bowline.Faces.Tests;

/// <summary>A desk that systemd starts has the settings that `desk start` would hand to it.</summary>
public class InstallTests
{
    [Fact]
    public async Task Unit_CarriesWhatConfigFilesSet_AndNoKey()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("systemd is of Linux");
        await using var house = DeskHouse.Empty();
        await File.WriteAllTextAsync(
            Path.Combine(house.Home, "config.json"), """{ "maxOrderNotional": "500", "priceBand": "2%", "onAlarm": "say \"100%\"" }""",
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(house.Folder, "config.json"), """{ "maxOrderNotional": "200", "baseUrl": "http://127.0.0.1:9" }""",
            TestContext.Current.CancellationToken);
        var ran = await house.RunWith(
            new() { ["XDG_CONFIG_HOME"] = house.Home, ["BINANCE_API_KEY"] = "k3y", ["HTTPS_PROXY"] = "http://pr0xy" }, "desk", "install");
        Assert.Equal(0, ran.ExitCode);
        var unit = await File.ReadAllTextAsync(Path.Combine(house.Home, "systemd", "user", "bowline-paper.service"), TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                $"Environment=\"BOWLINE_HOME={house.Home}\"",
                "Environment=\"BOWLINE_PROFILE=paper\"",
                "Environment=\"MODE=paper\"",
                "Environment=\"BOWLINE_VENUE=http://127.0.0.1:9\"",
                "Environment=\"BINANCE_BASE_URL=http://127.0.0.1:9\"",
                "Environment=\"BOWLINE_ON_ALARM=say \\\"100%%\\\"\"",
                "Environment=\"BOWLINE_MAX_ORDER_NOTIONAL=200\"",
                "Environment=\"BOWLINE_PRICE_BAND=2%%\"",
            ],
            unit.Split('\n').Where(line => line.StartsWith("Environment=", StringComparison.Ordinal)));
        Assert.DoesNotContain("k3y", unit, StringComparison.Ordinal);
        Assert.DoesNotContain("pr0xy", unit, StringComparison.Ordinal);
        Assert.Contains($"BINANCE_API_KEY, HTTPS_PROXY: not written there; put what the desk needs of it into {house.Folder}/desk.env (0600)", ran.Error, StringComparison.Ordinal);
    }
}
