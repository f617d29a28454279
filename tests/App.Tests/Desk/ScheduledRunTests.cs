using System.Globalization;
using Bowline.Contract;
using Bowline.Core;
using Bowline.Paper;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>
/// What runs by time or volume, from its command to its end at the paper exchange: on the synthetic market and on the
/// recorded BTCUSDT day of 2024-08-08. Its cost is computed again from the exchange's own list of fills.
/// </summary>
public sealed class ScheduledRunTests
{
    private const string Recording = "BTCUSDT-ws-raw-2024-08-08.jsonl.gz";

    public static TheoryData<string, string> Runs { get; } = new()
    {
        { "twap", "side=BUY quantity=0.02 slices=5 interval=10s" },
        { "twap", "side=SELL quantity=0.02 over=1m slices=4 order-type=chase jitter=30%" },
        { "twap", "side=BUY quantity=0.02 over=1m slices=4 order-type=limit unfilled=requote" },
        { "vwap", "side=BUY quantity=0.03 over=90s slices=6" },
        { "pov", "side=BUY quantity=0.02 participation=5%" },
        { "pov", "side=SELL quantity=0.02 participation=1% floor=100% over=90s" },
        { "shortfall", "side=SELL quantity=0.03 over=1m slices=6 urgency=3" },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void OnTheSyntheticMarket_ItEnds_WithItsCost(string verb, string parameters) => Run(new World(), verb, parameters);

    [Theory]
    [MemberData(nameof(Runs))]
    public void OnTheRecordedDay_ItEnds_WithItsCost(string verb, string parameters) =>
        Run(new World(market: Recorded), verb, parameters);

    [Fact]
    public void Participation_OnTheRecordedDay_StaysAtItsShare()
    {
        var world = new World(market: Recorded);
        var row = Run(world, "pov", "side=BUY quantity=0.05 participation=2%");
        Assert.InRange(Number(row.Filled) / Number(row.Details!["observedVolume"]), 0, 0.02m);
    }

    /// <summary>The past of the market reaches it as candles, and the curve is made of them.</summary>
    [Fact]
    public void Vwap_WithAPast_PlansByIt()
    {
        var world = new World();
        foreach (var past in SyntheticFeed.PastOf(new SyntheticState(7, []), world.Symbols, 1, world.Now.Milliseconds))
            world.Exchange.Load(past);
        var row = Run(world, "vwap", "side=BUY quantity=0.03 over=90s slices=6");
        Assert.Equal("from candles of the past", row.Details!["curve"]);
        Assert.Equal("6", row.Details["slices"]);
    }

    /// <summary>Volatility and impact are read from the past too.</summary>
    [Fact]
    public void Shortfall_ByRiskAversion_ReadsThePast()
    {
        var world = new World();
        foreach (var past in SyntheticFeed.PastOf(new SyntheticState(7, []), world.Symbols, 1, world.Now.Milliseconds))
            world.Exchange.Load(past);
        var row = Run(world, "shortfall", "side=BUY quantity=0.03 over=60s slices=6 lambda=0.1");
        Assert.Contains("USDT", row.Details!["expectedCost"], StringComparison.Ordinal);
    }

    [Fact]
    public void Shortfall_ByRiskAversion_WithoutAPast_FailsBeforeAnythingIsSent()
    {
        using var world = new World(market: Recorded);
        world.Pump(3_000);
        var answer = world.Await(world.Desk.Execute(
            new ExecuteRequest
            {
                Verb = "shortfall", LinkId = "IS-00000001", Symbol = "BTCUSDT",
                Parameters = Typed("side=BUY quantity=0.03 over=60s slices=6 lambda=0.1"),
            }, CancellationToken.None));
        world.Pump(40_000);
        var row = world.Desk.Execution("IS-00000001")!;
        Assert.Equal(("finished", "history-missing"), (row.Status, row.Code));
        Assert.Empty(row.Orders);
    }

    private static ExecutionRow Run(World world, string verb, string parameters)
    {
        using var disposed = world;
        // The desk is ready once an order has gone through; its fills are not the execution's.
        world.Pump(3_000);
        var before = ByHand.Fills(world).Count;
        var (link, typed) = ($"{ExecutionVerbs.Find(verb)!.Prefix}-00000001", Typed(parameters));
        var answer = world.Await(world.Desk.Execute(
            new ExecuteRequest { Verb = verb, LinkId = link, Symbol = "BTCUSDT", Parameters = typed }, CancellationToken.None));
        Assert.True(answer.IsSuccess, $"{answer.ErrorMessage} {string.Join("; ", answer.Problems ?? [])}");
        for (var second = 0; second < 300 && world.Desk.Execution(link)!.Outcome is null; second++)
            world.Pump(1_000);
        var row = world.Desk.Execution(link)!;
        Assert.Equal("finished", row.Status);
        Assert.Equal(Number(typed["quantity"]), Number(row.Filled));
        Assert.Equal("0", row.Left);

        var fills = ByHand.Fills(world).Skip(before).ToList();
        Assert.Equal(Number(row.Filled), fills.Sum(fill => fill.Quantity));
        var average = fills.Sum(fill => fill.Price * fill.Quantity) / fills.Sum(fill => fill.Quantity);
        var arrival = Number(row.ArrivalPrice!);
        var cost = (typed["side"] == "BUY" ? average - arrival : arrival - average) / arrival * 10_000;
        Assert.InRange(Number(row.SlippageBps!), cost - 0.01m, cost + 0.01m);
        Assert.InRange(cost, -50, 50);
        return row;
    }

    private static Dictionary<string, string> Typed(string parameters) => parameters.Split(' ')
        .Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static IFeed Recorded(SymbolRegistry symbols, long now) => new ReplayFeed(
        Assert.IsType<RecordingOpened.Ready>(RecordingFile.Open(Checkout.Path("tests", "data", Recording), symbols)).Steps, 1, now);
}
