using Bowline.Contract;
using Bowline.Core;
using Bowline.Journal;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>A condition, from the request to the order that it starts.</summary>
public sealed class WhenTests
{
    private const int MostSteps = 400;

    [Fact]
    public void ConditionOnAnIndicator_StartsItsMarketOrder_Once()
    {
        var world = Settled();
        var answer = world.Execute(When("sma(BTCUSDT,3,1m) > 10000 and last(BTCUSDT) > 10000", "market symbol=BTCUSDT side=BUY quantity=0.01"));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        world.Pump(250_000, 50);
        var child = Assert.Single(world.Ledger.Executions.All, execution => execution.Spec is MarketOrderSpec);
        Assert.Equal(0.01m, child.Progress.Filled.Value);
        Assert.IsType<Outcome.Completed>(TheWhen(world).Outcome);
        Assert.Contains(TheWhen(world).Details, detail => detail.Value.StartsWith(child.Id.Text, StringComparison.Ordinal));
        Assert.Equal(0.01m, world.Ledger.PositionOf(new Symbol("BTCUSDT")).Amount.Value);
    }

    // It would have waited for ever, and the position that its oco should protect stayed bare.
    [Fact]
    public void EndOfWhatHasEndedOrNeverWas_IsNotWaitedFor()
    {
        var world = Settled();
        Assert.Equal("execution-unknown", world.Execute(When("finished(TWAP-0000zzzz)", "market symbol=BTCUSDT side=BUY quantity=0.01")).Code);
        world.Place(World.Market("BUY", "0.01"));
        var ended = world.Execute(World.Execution(
            "when", "WHEN-00000002", ("condition", "finished(ORD-00000001)"), ("run", "market symbol=BTCUSDT side=BUY quantity=0.01")));
        Assert.Equal("execution-ended", ended.Code);
    }

    // A condition held by the price of before, and an order was resolved against the quote of before.
    [Fact]
    public void RestartedDesk_KnowsNoPriceUntilItIsToldOne()
    {
        var world = Settled();
        Assert.True(world.Execute(When("mark(BTCUSDT) > 10000 and last(BTCUSDT) > 1000000", "market symbol=BTCUSDT side=BUY quantity=0.01")).IsSuccess);
        world.Pump(5_000, 50);
        Symbol btc = new("BTCUSDT");
        world.Kill();
        // The journal has what the condition was told of.
        var recovery = new JournalRecovery();
        JournalReader.Read(world.Disk, recovery.Take);
        Assert.NotNull(recovery.Ledger.Market.Mark(btc));
        world.Start();
        Assert.Null(world.Ledger.Market.Mark(btc));
        Assert.True(world.Ledger.LostStreams.Has(Feed.PriceStream));
        world.Pump(5_000, 50);
        Assert.NotNull(world.Ledger.Market.Quote(btc));
        Assert.Empty(world.Ledger.LostStreams.All);
    }

    // Its only start was spent on five seconds without a quote.
    [Fact]
    public void MarketThatIsSilentWhenItHolds_IsWaitedFor_AsLongAsItMayStartLate()
    {
        var world = Settled();
        world.Wire.DeadRoute = "/public";
        world.Wire.Instead = request => request.PathAndQuery.Contains("/ticker/bookTicker", StringComparison.Ordinal) ? (503, "Service Unavailable.") : null;
        var answer = world.Execute(When("last(BTCUSDT) > 10000", "market symbol=ETHUSDT side=BUY quantity=0.1"));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        world.Pump(20_000, 50);
        Assert.Empty(world.Desk.Positions());
        world.Wire.Instead = _ => null;
        world.Pump(20_000, 50);
        Assert.Equal("0.1", Assert.Single(world.Desk.Positions()).PositionAmt);
    }

    [Fact]
    public void InHedgeMode_WhatItStartsNamesThePosition_AndItselfNone()
    {
        var world = Settled();
        world.Await(world.Desk.PositionMode(new SettingRequest { Value = "hedge" }, CancellationToken.None));
        var answer = world.Execute(When("last(BTCUSDT) > 10000", "market symbol=BTCUSDT side=BUY quantity=0.01 position-side=LONG"));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        world.Pump(10_000, 50);
        Assert.Equal(("LONG", "0.01"), (Assert.Single(world.Desk.Positions()).PositionSide, Assert.Single(world.Desk.Positions()).PositionAmt));
        var bare = World.Execution(
            "when", "WHEN-00000002", ("condition", "last(BTCUSDT) > 10000"), ("run", "market symbol=BTCUSDT side=BUY quantity=0.01"));
        Assert.Equal("position-side-missing", world.Execute(bare).Code);
    }

    [Fact]
    public void QuantityOfTheAccount_IsThatOfTheMomentItStarts()
    {
        var world = Settled();
        world.Execute(When("time >= 2000-01-01", "market symbol=BTCUSDT side=BUY quantity=500$"));
        world.Pump(3_000);
        var filled = Assert.Single(world.Ledger.Executions.All, execution => execution.Spec is MarketOrderSpec).Progress.Filled;
        Assert.InRange(filled.Value, 0.005m, 0.01m);
    }

    [Theory]
    [InlineData("last(NOSUCHUSDT) > 1", "market symbol=BTCUSDT side=BUY quantity=0.01", "condition-symbol-unknown")]
    [InlineData("rsi(BTCUSDT,14,5m) > 100", "market symbol=BTCUSDT side=BUY quantity=0.01", "condition-never")]
    [InlineData("last(BTCUSDT) > 1000", "market symbol=BTCUSDT side=BUY quantity=0.00001", "quantity-precision")]
    [InlineData("last(BTCUSDT) > 1000", "market symbol=BTCUSDT quantity=0.01", "side-missing")]
    [InlineData("last(BTCUSDT) > 1000", "when symbol=BTCUSDT condition=x run=y", "when-nested")]
    public void WhatCanNeverBeStarted_IsRefusedWhenItIsTyped(string condition, string run, string code)
    {
        var world = Settled();
        var answer = world.Execute(When(condition, run));
        Assert.False(answer.IsSuccess);
        Assert.Equal(code, answer.Code);
        Assert.Empty(world.Ledger.Executions.All);
    }

    [Fact]
    public void WhatOnlyTheMomentForbids_IsTakenWithANote_AndToldWhenItIsRefusedThen()
    {
        var world = Settled();
        var answer = world.Execute(When(
            "time >= 2000-01-01", "oco symbol=BTCUSDT side=SELL quantity=100% take-profit=+3% stop-price=-2%"));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        Assert.Contains(answer.Notes!, note => note.Contains("as things stand now", StringComparison.Ordinal));
        world.Pump(2_000);
        Assert.Equal("nothing-to-close", Assert.IsType<Outcome.Failed>(TheWhen(world).Outcome).Code);
    }

    // A protective order is typed before there is anything to protect.
    [Theory]
    [InlineData("market symbol=BTCUSDT side=SELL quantity=0.01 reduce-only=true")]
    [InlineData("market symbol=BTCUSDT side=SELL quantity=50% reduce-only=true")]
    [InlineData("limit symbol=BTCUSDT side=SELL quantity=0.01 price=70000 reduce-only=true")]
    public void OrderThatOnlyCloses_IsTakenWithANote_WhileThereIsNoPosition(string run)
    {
        var world = Settled();
        var answer = world.Execute(When("last(BTCUSDT) < 1000", run));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        Assert.Contains(answer.Notes!, note => note.Contains("as things stand now it would be refused: --reduce-only", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void KilledAtAnyStep_WhatItStarts_IsThereOnce_OrNotAtAll(int unflushedBytesKept)
    {
        var (killed, started) = (0, 0);
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var world = Settled();
            if (!DiesWithin(world, steps))
                break;
            killed++;
            world.Kill(unflushedBytesKept);
            world.Start();
            world.Pump(12_000);
            var children = world.Ledger.Executions.All.Where(execution => execution.Spec is MarketOrderSpec).ToList();
            var sent = world.Wire.Reached.Count(request => request.StartsWith("POST /fapi/v1/order ", StringComparison.Ordinal));
            Assert.InRange(children.Count, 0, 1);
            Assert.InRange(sent, 0, 1);
            Assert.Equal(sent * 0.01m, world.Ledger.PositionOf(new Symbol("BTCUSDT")).Amount.Value);
            // What was acknowledged to the user is not forgotten: the condition holds, so it has been started.
            if (world.Ledger.Executions.Find(new("WHEN-00000001")) is { } kept)
            {
                Assert.Single(children);
                Assert.IsType<Outcome.Completed>(kept.Outcome);
            }

            started += children.Count;
        }

        Assert.InRange(killed, 5, MostSteps - 1);
        Assert.InRange(started, 1, killed);
    }

    private static Execution TheWhen(World world) => world.Ledger.Executions.Find(new("WHEN-00000001"))!;

    private static ExecuteRequest When(string condition, string run) =>
        World.Execution("when", "WHEN-00000001", ("condition", condition), ("run", run));

    private static bool DiesWithin(World world, int steps)
    {
        world.StepsToLive = steps;
        try
        {
            world.Execute(When("time >= 2000-01-01", "market symbol=BTCUSDT side=BUY quantity=0.01"));
            world.Pump(200);
            return false;
        }
        catch (WorldKilledException)
        {
            return true;
        }
        finally
        {
            world.StepsToLive = null;
        }
    }

    private static World Settled()
    {
        var world = new World();
        world.Pump(2_000);
        return world;
    }
}
