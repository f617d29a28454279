using System.Text.Json;
using Bowline.Contract;
using Xunit;

namespace Bowline.Faces.Tests;

/// <summary>The real program against the real API, with a fake desk behind it.</summary>
public class ExitCodeTests
{
    [Theory]
    [InlineData(ExitCode.Done)]
    [InlineData(ExitCode.Refused)]
    [InlineData(ExitCode.ExchangeRefused)]
    [InlineData(ExitCode.Unknown)]
    [InlineData(ExitCode.Unreadable)]
    [InlineData(ExitCode.Unreachable)]
    public async Task Order_EndsWithTheDesksExitCode(ExitCode exit)
    {
        await using var house = await DeskHouse.WithDesk();
        house.Desk.OnPlace = r => exit == ExitCode.Done ? Some.Filled(r) : Some.Refused(r, exit, "the reason");
        var ran = await house.Run("market", "BTCUSDT", "BUY", "0.01");
        Assert.Equal((int)exit, ran.ExitCode);
        if (exit == ExitCode.Done)
            Assert.StartsWith("OK: MARKET BUY 0.01 BTCUSDT, orderId=8389765519000000001\n", ran.Out, StringComparison.Ordinal);
        else
            Assert.Equal(("", true), (ran.Out, ran.Error.Contains("the reason", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(2, "market", "BTCUSDT")]
    [InlineData(2, "mraket")]
    [InlineData(2, "stop")]
    [InlineData(2, "cancel")]
    [InlineData(2, "cancel", "ORD-1", "--all")]
    [InlineData(2, "amend", "ORD-1")]
    [InlineData(2, "flatten")]
    [InlineData(2, "completion", "tcsh")]
    [InlineData(2, "book", "BTCUSDT", "--levels", "0")]
    [InlineData(2, "orders", "--since", "yesterday")]
    [InlineData(2, "status", "--mode", "real")]
    [InlineData(3, "price", "XXXUSDT")]
    [InlineData(3, "book", "XXXUSDT")]
    [InlineData(3, "market", "BTCUSDT", "BUY", "1", "--profile", "paper", "--mode", "testnet")]
    [InlineData(3, "market", "BTCUSDT", "BUY", "1", "--market", "synthetic:2")]
    [InlineData(1, "doctor")]
    [InlineData(0, "market", "BTCUSDT", "BUY", "1", "--market", "synthetic")]
    [InlineData(0, "orders", "--since", "1d", "--history")]
    [InlineData(0, "leverage", "BTCUSDT", "10")]
    [InlineData(0, "flatten", "--all")]
    [InlineData(2, "oco", "BTCUSDT", "SELL", "1")]
    [InlineData(2, "oco", "BTCUSDT", "SELL", "1", "--take-profits", "1")]
    [InlineData(2, "stop-limit", "BTCUSDT", "SELL", "1", "--stop-price")]
    [InlineData(2, "pause")]
    [InlineData(2, "executions", "--follow")]
    [InlineData(2, "parameters", "ocoo")]
    [InlineData(3, "executions", "OCO-99999999")]
    [InlineData(0, "stop-market", "BTCUSDT", "SELL", "--close-position", "--stop-price", "-2%")]
    [InlineData(0, "end", "OCO-4f9k2m1x")]
    [InlineData(0, "parameters", "oco")]
    [InlineData(0, "help", "limit")]
    [InlineData(0, "limit", "--help")]
    [InlineData(0, "--version")]
    public async Task Command_EndsWithItsExitCode(int exit, params string[] command)
    {
        await using var house = await DeskHouse.WithDesk();
        var ran = await house.Run(command);
        Assert.True(exit == ran.ExitCode, $"{ran.ExitCode}: {ran.Out}{ran.Error}");
        Assert.True(exit == 0 || command[0] == "doctor" ? ran.Out.Length > 0 : ran.Out.Length == 0, ran.Out);
    }

    [Fact]
    public async Task Request_CarriesWhatWasTyped_AndALinkIdOfOurs()
    {
        await using var house = await DeskHouse.WithDesk();
        await house.Run("limit", "ETHUSDT", "SELL", "1", "3200", "--timeInForce", "IOC", "--reduceOnly", "--round", "--clientOrderId", "c1");
        var asked = Assert.IsType<PlaceRequest>(Assert.Single(house.Desk.Asked));
        Assert.Matches("^ORD-[0-9a-z]{8}$", asked.LinkId);
        var expected = new PlaceRequest
        {
            Verb = "limit", LinkId = asked.LinkId, Symbol = "ETHUSDT", Side = "SELL", Quantity = "1", Price = "3200",
            TimeInForce = "IOC", ReduceOnly = true, Round = true, ClientOrderId = "c1", Mode = "paper",
        };
        Assert.Equal(expected, asked);
    }

    [Fact]
    public async Task Execution_CarriesItsParametersAsTyped_InTheSeedsSpelling()
    {
        await using var house = await DeskHouse.WithDesk();
        await house.Run("oco", "BTCUSDT", "SELL", "0.001", "--takeProfit", "62000", "--stopPrice", "-2%", "--stopLimitPrice", "58800", "--mark", "--round");
        var asked = Assert.IsType<ExecuteRequest>(Assert.Single(house.Desk.Asked));
        Assert.Matches("^OCO-[0-9a-z]{8}$", asked.LinkId);
        Assert.Equal(("oco", "BTCUSDT", true, "paper"), (asked.Verb, asked.Symbol, asked.Round, asked.Mode));
        var expected = new Dictionary<string, string>
        {
            ["side"] = "SELL", ["quantity"] = "0.001", ["take-profit"] = "62000", ["stop-price"] = "-2%", ["stop-limit-price"] = "58800", ["mark"] = "true",
        };
        Assert.Equal(expected.OrderBy(p => p.Key), asked.Parameters!.OrderBy(p => p.Key));
    }

    public static TheoryData<string> Examples => [.. ExecutionVerbs.All.SelectMany(verb => verb.Examples)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task EveryExampleOfTheTable_CanBeTyped(string example)
    {
        await using var house = await DeskHouse.WithDesk();
        var words = example.Split('"').SelectMany((part, n) => n % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var ran = await house.Run([.. words]);
        Assert.True(ran.ExitCode == 0, ran.Error);
        Assert.IsType<ExecuteRequest>(Assert.Single(house.Desk.Asked));
    }

    [Fact]
    public async Task Execution_JsonIsOneFlatDocument()
    {
        await using var house = await DeskHouse.WithDesk();
        var ran = await house.Run("oco", "BTCUSDT", "SELL", "0.001", "--take-profit", "62000", "--stop-price", "59000", "--json");
        var answer = JsonDocument.Parse(ran.Out).RootElement;
        Assert.True(answer.GetProperty("isSuccess").GetBoolean());
        Assert.StartsWith("OCO-", answer.GetProperty("linkId").GetString(), StringComparison.Ordinal);
        Assert.Equal(["take-profit", "stop"], answer.GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("leg").GetString()!));
        Assert.False(answer.TryGetProperty("execution", out _));
    }

    [Fact]
    public async Task Follower_IsToldEachLineOnce_AndTheEnd()
    {
        await using var house = await DeskHouse.WithDesk();
        house.Desk.Known["TWAP-4f9k2m1x"] = Some.Sliced() with { Outcome = null, Status = "running", Orders = [.. Some.Sliced().Orders.Take(1)] };
        var following = house.Run("executions", "TWAP-4f9k2m1x", "--follow");
        await Task.Delay(700);
        house.Desk.Known["TWAP-4f9k2m1x"] = Some.Sliced();
        var ran = await following;
        Assert.Equal((0, string.Join('\n', [.. ExecutionStory.Lines(Some.Sliced()), .. ExecutionStory.End(Some.Sliced()), ""])), (ran.ExitCode, ran.Out));
    }

    [Fact]
    public async Task Json_IsOneDocument_ForSuccessRefusalAndMisreadingAlike()
    {
        await using var house = await DeskHouse.WithDesk();
        var good = JsonDocument.Parse((await house.Run("market", "BTCUSDT", "BUY", "0.01", "--json")).Out).RootElement;
        Assert.True(good.GetProperty("isSuccess").GetBoolean());
        Assert.Equal("8389765519000000001", good.GetProperty("orderId").GetString());
        house.Desk.OnPlace = r => Some.Refused(r, ExitCode.Refused, "no");
        var refused = JsonDocument.Parse((await house.Run("market", "BTCUSDT", "BUY", "0.01", "--json")).Out).RootElement;
        var misread = JsonDocument.Parse((await house.Run("market", "--json")).Out).RootElement;
        foreach (var document in new[] { refused, misread })
        {
            Assert.False(document.GetProperty("isSuccess").GetBoolean());
            foreach (var field in new[] { "errorMessage", "code", "rule", "request" })
                Assert.True(document.TryGetProperty(field, out _), field);
        }

        var rows = JsonDocument.Parse((await house.Run("positions", "--json")).Out).RootElement;
        Assert.Equal("0.01", rows[0].GetProperty("positionAmt").GetString());
        Assert.Equal("paper", JsonDocument.Parse((await house.Run("status", "--json")).Out).RootElement.GetProperty("mode").GetString());
    }

    [Fact]
    public async Task Misreading_IsReportedToTheDesk()
    {
        await using var house = await DeskHouse.WithDesk();
        await house.Run("market", "BTCUSDT");
        var report = Assert.IsType<RefusalReport>(Assert.Single(house.Desk.Asked));
        Assert.Equal(("bowline market", "unreadable"), (report.Command, report.Code));
    }

    [Fact]
    public async Task Misreading_WithoutADesk_IsKeptForIt()
    {
        await using var house = DeskHouse.Empty();
        await house.Run("market", "BTCUSDT");
        var line = Assert.Single(File.ReadAllLines(Path.Combine(house.Folder, "refusals.jsonl")));
        Assert.Equal("bowline market", JsonDocument.Parse(line).RootElement.GetProperty("command").GetString());
    }

    [Fact]
    public async Task OtherBuild_IsNoticedOnStderr()
    {
        await using var house = await DeskHouse.WithDesk();
        var ran = await house.Run("positions");
        Assert.Contains("the running desk is build 0.1.0-test", ran.Error, StringComparison.Ordinal);
    }
}
