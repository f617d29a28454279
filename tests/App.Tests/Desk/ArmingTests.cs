using Bowline.Contract;
using Xunit;

namespace Bowline.App.Tests;

public sealed class ArmingTests
{
    [Fact]
    public void Live_TakesNoOrderUntilThePhraseIsTyped()
    {
        var world = new World(mode: DeskMode.Live);
        var refused = world.Place(World.Market("BUY", "0.01"));
        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Equal("live-not-armed", refused.Code);
        var wrong = world.Await(world.Desk.Arm(new ArmRequest { Phrase = "yes" }, CancellationToken.None));
        Assert.False(wrong.IsSuccess);
        var armed = world.Await(world.Desk.Arm(new ArmRequest { Phrase = "trade real money", For = "1m" }, CancellationToken.None));
        Assert.True(armed.IsSuccess, armed.ErrorMessage);
        Assert.True(world.Place(World.Market("BUY", "0.01", "ORD-00000002")).IsSuccess);
        world.Pump(61_000);
        Assert.Equal("live-not-armed", world.Place(World.Market("BUY", "0.01", "ORD-00000003")).Code);
    }

    // On the way to an order that was turned down the account's leverage had been changed.
    [Fact]
    public void Live_NotArmed_ChangesNothingOnTheWayToAnOrderThatIsTurnedDown()
    {
        var world = new World(mode: DeskMode.Live);
        world.Pump(1_500);
        Assert.Equal("live-not-armed", world.Place(World.Market("BUY", "0.01")).Code);
        world.Pump(1_000);
        Assert.DoesNotContain(world.Wire.Reached, request => request.StartsWith("POST ", StringComparison.Ordinal)
            && !request.Contains("listenKey", StringComparison.Ordinal) && !request.Contains("order/test", StringComparison.Ordinal));
    }

    [Fact]
    public void Live_CancelsAndReducesWithoutArming()
    {
        var world = new World(mode: DeskMode.Live);
        world.Pump(1_500);
        world.Await(world.Desk.Arm(new ArmRequest { Phrase = "trade real money", For = "10s" }, CancellationToken.None));
        world.Place(World.Market("BUY", "0.01"));
        var resting = world.Place(World.Limit("BUY", "0.01", "50000"));
        world.Pump(11_000);
        Assert.True(world.Await(world.Desk.Cancel(new CancelRequest { Id = resting.OrderId }, CancellationToken.None)).IsSuccess);
        Assert.True(world.Place(World.Market("SELL", "0.01", "ORD-00000003") with { ReduceOnly = true }).IsSuccess);
    }

    [Fact]
    public void Live_KeyThatMayWithdraw_HaltsTheDeskEvenWhenArmed()
    {
        var world = new World(mode: DeskMode.Live);
        world.Wire.Wording = (path, body) => path.EndsWith("/apiRestrictions", StringComparison.Ordinal)
            ? body.Replace("\"enableWithdrawals\":false", "\"enableWithdrawals\":true", StringComparison.Ordinal)
            : body;
        world.Pump(1_500);
        world.Await(world.Desk.Arm(new ArmRequest { Phrase = "trade real money" }, CancellationToken.None));
        world.Wire.Reached.Clear();
        var refused = world.Place(World.Market("BUY", "0.01"));
        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("withdraw", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Wire.Reached, request => request.StartsWith("POST /fapi/v1/order ", StringComparison.Ordinal));
        Assert.Equal("halted", world.Desk.Status().Health);
    }

    [Fact]
    public void OtherMode_IsRefused()
    {
        var world = new World();
        var refused = world.Place(World.Market("BUY", "0.01") with { Mode = "live" });
        Assert.Equal("mode-differs", refused.Code);
        Assert.True(world.Place(World.Market("BUY", "0.01") with { Mode = "dryrun" }).IsSuccess);
    }
}
