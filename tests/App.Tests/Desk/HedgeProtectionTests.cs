using System.Globalization;
using Bowline.Contract;
using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>
/// An OCO and a bracket in hedge mode, typed as a person types them, on one of two legs while the other one is open too:
/// one exit cancels the other, the other leg is never touched, and nothing is left.
/// </summary>
public sealed class HedgeProtectionTests
{
    private const decimal Size = 0.01m;
    private const decimal OtherSize = 0.02m;
    private static readonly Symbol Btc = new("BTCUSDT");

    public static TheoryData<string, PositionSide> Kinds => new()
    {
        { "oco", PositionSide.Long }, { "oco", PositionSide.Short }, { "bracket", PositionSide.Long }, { "bracket", PositionSide.Short },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TakeProfitThatFills_TakesTheStopWithIt(string kind, PositionSide leg)
    {
        using var world = Armed(kind, leg, out var market);
        market.Print(Profit(leg));
        world.Pump(500);
        Fill(market, leg, Size);
        world.Pump(3_000);
        AssertDone(world, kind, leg);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void StopThatFills_TakesTheTakeProfitWithIt(string kind, PositionSide leg)
    {
        using var world = Armed(kind, leg, out var market);
        market.Print(Loss(leg));
        world.Pump(3_000);
        AssertDone(world, kind, leg);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void PartOfTheTakeProfit_ShrinksTheStop_WhichThenClosesTheRest(string kind, PositionSide leg)
    {
        using var world = Armed(kind, leg, out var market);
        market.Print(Profit(leg));
        world.Pump(500);
        Fill(market, leg, 0.004m);
        world.Pump(1_000);
        Assert.Equal(0.006m, world.Ledger.PositionOf(Btc, leg).Amount.Size.Value);
        Assert.Equal(0.006m, Assert.Single(Stops(world)).Spec.Quantity.Value);
        Assert.Empty(Coverage.Uncovered(world.Ledger));
        market.Print(Loss(leg));
        world.Pump(5_000);
        AssertDone(world, kind, leg);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void DeskThatDiesWithBothResting_FindsThem_AndStillTakesOneWithTheOther(string kind, PositionSide leg)
    {
        using var world = Armed(kind, leg, out var market);
        world.Kill();
        market.Print(Profit(leg));
        world.PumpExchange(100);
        Fill(market, leg, 0.003m);
        world.Start();
        world.Pump(8_000);
        Assert.Equal(0.007m, Assert.Single(Stops(world)).Spec.Quantity.Value);
        market.Print(Loss(leg));
        world.Pump(5_000);
        AssertDone(world, kind, leg);
    }

    /// <summary>Both legs at once, each protected by its own: neither takes the other's position or orders.</summary>
    [Fact]
    public void BothLegsProtected_EachEndsByItself()
    {
        using var world = Armed("bracket", PositionSide.Long, out var market);
        var other = world.Execute(Request("oco", PositionSide.Short, OtherSize) with { LinkId = "OCO-00000002" });
        Assert.True(other.IsSuccess, other.ErrorMessage);
        Assert.Equal(4, world.Ledger.Orders.Live.All.Count());
        // The short's loss lies beyond the long's profit: the stop takes its part of the market before the long's exit is reached.
        market.Print(Loss(PositionSide.Short));
        world.Pump(1_000);
        market.Take(Paper.Side.Buy, 5m - Size - OtherSize + Size);
        world.Pump(5_000);
        Assert.Empty(world.Desk.Positions());
        Assert.Empty(world.Ledger.Orders.Live.All);
        Assert.Empty(world.Ledger.Alarms.All);
        Assert.All(world.Ledger.Executions.All, execution => Assert.IsType<Outcome.Completed>(execution.Outcome));
    }

    [Theory]
    [InlineData("BUY", "SHORT")]
    [InlineData("SELL", "LONG")]
    public void BracketOnTheLegThatItsSideCloses_IsRefused(string side, string leg)
    {
        using var world = Hedged(out _);
        var up = side == "BUY";
        var answer = world.Execute(World.Execution(
            "bracket", "BRK-00000001", ("side", side), ("quantity", "0.01"), ("position-side", leg),
            ("take-profit", up ? "61000" : "59000"), ("stop-price", up ? "59000" : "61000")));
        Assert.Equal("bracket-position-side", answer.Code);
    }

    private static World Hedged(out StillMarket market)
    {
        var world = new World(still: true);
        market = new StillMarket(world).Open();
        var mode = world.Await(world.Desk.PositionMode(new SettingRequest { Value = "hedge" }, CancellationToken.None));
        Assert.True(mode.IsSuccess, mode.ErrorMessage);
        return world;
    }

    /// <summary>The other leg is open and in the user's own hands; the leg itself is opened by hand for an OCO.</summary>
    private static World Armed(string kind, PositionSide leg, out StillMarket market)
    {
        var world = Hedged(out market);
        Open(world, Other(leg), OtherSize, "ORD-0000000a");
        if (kind == "oco")
            Open(world, leg, Size, "ORD-0000000b");
        var answer = world.Execute(Request(kind, leg, Size));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        world.Pump(1_000);
        Assert.Equal(2, world.Ledger.Orders.Live.All.Count(o => o is { IsConditional: true, Status: OrderStatus.Working }));
        Assert.Equal(Size, world.Ledger.PositionOf(Btc, leg).Amount.Size.Value);
        return world;
    }

    private static void Open(World world, PositionSide leg, decimal quantity, string link)
    {
        var opened = world.Place(World.Market(leg == PositionSide.Long ? "BUY" : "SELL", Text(quantity), link) with { PositionSide = Word(leg) });
        Assert.True(opened.IsSuccess, opened.ErrorMessage);
    }

    private static ExecuteRequest Request(string kind, PositionSide leg, decimal quantity) => World.Execution(
        kind, kind == "oco" ? "OCO-00000001" : "BRK-00000001",
        ("side", (kind == "oco") == (leg == PositionSide.Long) ? "SELL" : "BUY"), ("quantity", Text(quantity)), ("position-side", Word(leg)),
        ("take-profit", Text(Profit(leg))), ("stop-price", Text(Loss(leg))));

    // The market's five coins stand before the child, less what opening the leg took of them.
    private static void Fill(StillMarket market, PositionSide leg, decimal quantity) =>
        market.Take(leg == PositionSide.Long ? Paper.Side.Buy : Paper.Side.Sell, 5m - Size + quantity);

    private static void AssertDone(World world, string kind, PositionSide leg)
    {
        var execution = world.Ledger.Executions.Find(new(kind == "oco" ? "OCO-00000001" : "BRK-00000001"))!;
        Assert.Equal(new Outcome.Completed(new(Size)), execution.Outcome);
        Assert.True(world.Ledger.PositionOf(Btc, leg).Amount.IsFlat);
        Assert.Equal(OtherSize, world.Ledger.PositionOf(Btc, Other(leg)).Amount.Size.Value);
        Assert.Empty(ByHand.OpenClientIds(world));
        Assert.Empty(world.Ledger.Orders.Live.All);
        Assert.Empty(world.Ledger.Alarms.All);
        var row = Assert.Single(world.Desk.Positions());
        Assert.Equal(Word(Other(leg)), row.PositionSide);
    }

    private static IEnumerable<Order> Stops(World world) =>
        world.Ledger.Orders.Live.All.Where(order => order.Spec is OrderSpec.StopMarket && order.Status == OrderStatus.Working);

    private static decimal Profit(PositionSide leg) => leg == PositionSide.Long ? 60_500m : 59_500m;

    private static decimal Loss(PositionSide leg) => leg == PositionSide.Long ? 59_400m : 60_600m;

    private static PositionSide Other(PositionSide leg) => leg == PositionSide.Long ? PositionSide.Short : PositionSide.Long;

    private static string Word(PositionSide leg) => leg == PositionSide.Long ? "LONG" : "SHORT";

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
