using Bowline.Contract;
using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>A desk that may only reduce goes on to reduce, and opens nothing, however long it takes.</summary>
public sealed class HaltTests
{
    private static readonly Symbol Btc = new("BTCUSDT");

    [Fact]
    public void FullDisk_KeepsTheDeskHaltedThroughTurnsThatWriteNothing()
    {
        var world = new World();
        world.Pump(1_500);
        world.Disk.Capacity = 0;
        world.Place(World.Limit("BUY", "0.01", "49000"));
        world.Pump(5_000);
        var refused = world.Place(World.Market("BUY", "0.01", "ORD-00000004"));
        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("disk is full", refused.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void FlattenOfAHedgeLeg_LeavesAnUnarmedDesk()
    {
        var world = new World(mode: DeskMode.Live);
        world.Pump(1_500);
        world.Await(world.Desk.PositionMode(new SettingRequest { Value = "hedge" }, CancellationToken.None));
        world.Await(world.Desk.Arm(new ArmRequest { Phrase = "trade real money", For = "10s" }, CancellationToken.None));
        Assert.True(world.Place(World.Market("BUY", "0.02") with { PositionSide = "LONG" }).IsSuccess);
        Assert.True(world.Place(World.Market("SELL", "0.01", "ORD-00000002") with { PositionSide = "SHORT" }).IsSuccess);
        world.Pump(11_000);
        var flat = world.Await(world.Desk.Flatten(new FlattenRequest { LinkId = "FLAT-00000001", All = true }, CancellationToken.None));
        Assert.True(flat.IsSuccess, flat.ErrorMessage);
        Assert.Empty(world.Desk.Positions());
    }

    [Fact]
    public void FurtherAttemptOfAnOrder_DoesNotLeaveOnceTheArmingHasEnded()
    {
        var world = new World(mode: DeskMode.Live);
        world.Pump(1_500);
        world.Await(world.Desk.Arm(new ArmRequest { Phrase = "trade real money", For = "1s" }, CancellationToken.None));
        var attempts = 0;
        world.Wire.Fate = request =>
        {
            if (request.Method != "POST" || !request.PathAndQuery.StartsWith("/fapi/v1/order", StringComparison.Ordinal))
                return Fate.Arrives;
            return attempts++ < 2 ? Fate.NeverLeaves : Fate.Arrives;
        };
        var placed = world.Await(world.Desk.Place(World.Market("BUY", "0.01") with { Wait = true }, CancellationToken.None));
        Assert.False(placed.IsSuccess);
        Assert.Contains("not armed", placed.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(2, attempts);
        Assert.Empty(world.Desk.Positions());
    }

    [Fact]
    public void FlattenWhereTheVenueStatesNoLargestOrder_IsOneOrder()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.02"));
        var instrument = world.Ledger.Market.Instrument(Btc)!;
        var boundless = new Event.InstrumentChanged(
            world.Now, instrument with { MarketLot = instrument.MarketLot with { Max = 0 } });
        var asked = new Event.FlattenStarted(world.Now, new("FLAT-00000001"), null, 1);
        var view = world.View with { Ledger = world.Ledger.Apply(boundless).Next.Apply(asked).Next };
        var started = Assert.IsType<Event.ExecutionStarted>(Assert.Single(new Flattener().Look(view, null).Events));
        Assert.Equal(0.02m, Assert.IsType<MarketOrderSpec>(started.Spec).Order.Quantity.Value);
    }
}
