using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Bowline.Kill.Tests;

/// <summary>
/// The commands of the project's two seeds, typed as they stand there (the program's name apart), against the real desk:
/// what they print, what the audit log holds, what the CSV export holds.
/// </summary>
public sealed class SeedCommandTests
{
    [Fact]
    public async Task Commands_OfTheSeeds_PrintLogAndExportWhatTheSeedsShow()
    {
        using var house = House.Embedded();
        house.Environment["BOWLINE_MARKET"] = "synthetic:7";
        await Says(house, "market BTCUSDT BUY 0.001", @"^OK: MARKET BUY 0\.001 BTCUSDT, orderId=\d+$");
        await Says(house, "limit ETHUSDT SELL 1 3200", @"^OK: LIMIT SELL 1 ETHUSDT @ 3200, orderId=\d+$");
        await Says(
            house, "stop-limit BTCUSDT SELL 0.001 --stopPrice 59000 --limitPrice 58800",
            @"^OK: STOP-LIMIT SELL 0\.001 BTCUSDT, stop=59000, limit=58800, tif=GTC, orderId=\d+$");
        await Says(
            house, "oco BTCUSDT SELL 0.001 --takeProfit 62000 --stopPrice 59000 --stopLimitPrice 58800",
            @"^OK: OCO linkId=OCO-[0-9a-z]{8} TP orderId=\d+ SL orderId=\d+$");
        await Says(
            house, "bracket BTCUSDT BUY 0.002 --entryType MARKET --takeProfit 62000 --stopPrice 59000",
            @"^OK: Entry placed \(MARKET\) orderId=\d+, linkId=BRK-[0-9a-z]{8}\nOK: TP placed orderId=\d+\nOK: SL placed orderId=\d+$");
        await Says(
            house, "twap BTCUSDT BUY 0.009 --slices 3 --intervalSec 2 --wait",
            @"^Starting TWAP: 0\.009 BTCUSDT BUY over 3 slices, 2s apart\nEach slice: ~0\.003 \| LinkId: TWAP-[0-9a-z]{8}\n"
            + @"Slice 1/3: 0\.003 BTCUSDT BUY → orderId=\d+\nWaiting 2s before next slice\.\.\.\nSlice 2/3: 0\.003 BTCUSDT BUY → orderId=\d+\n"
            + @"Waiting 2s before next slice\.\.\.\nSlice 3/3: 0\.003 BTCUSDT BUY → orderId=\d+\n"
            + @"TWAP complete: 0\.009/0\.009 executed, linkId=TWAP-[0-9a-z]{8}$");
        var csv = Path.Combine(house.Home, "trades.csv");
        await Says(house, $"journal export --csv {csv}", $@"^Exported \d+ records to {Regex.Escape(csv)}$");

        var actions = (await File.ReadAllLinesAsync(Path.Combine(house.Folder, "audit.jsonl")))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("action").GetString()).ToHashSet();
        var rows = (await File.ReadAllLinesAsync(csv)).Select(row => row.Split(',')[1]).ToHashSet();
        foreach (var action in new[] { "place_order", "place_oco", "place_entry", "place_exit", "twap_start", "twap_slice", "twap_complete" })
        {
            Assert.Contains(action, actions);
            Assert.Contains(action, rows);
        }
    }

    private static async Task Says(House house, string command, string expected)
    {
        var ran = await house.Run(command.Split(' '));
        Assert.True(ran.ExitCode == 0, $"{command}: {ran}\n{house.Log()}");
        Assert.Matches(new Regex(expected, RegexOptions.Multiline), ran.Out.ReplaceLineEndings("\n"));
    }
}
