using Bowline.Contract;
using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

public sealed class FlattenTests
{
    private static readonly Symbol Btc = new("BTCUSDT");

    [Fact]
    public void TwoFlattensOfOneMoment_BothEndFlat()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.02"));
        var first = world.Desk.Flatten(new FlattenRequest { LinkId = "FLAT-00000001", All = true }, CancellationToken.None);
        var second = world.Desk.Flatten(new FlattenRequest { LinkId = "FLAT-00000002", All = true }, CancellationToken.None);
        Assert.True(world.Await(first).IsSuccess);
        world.Await(second);
        Assert.Empty(world.Desk.Positions());
    }

    [Theory]
    [InlineData("order-unread-BTCUSDT", false, true, false)]
    [InlineData("position-unread", false, false, false)]
    [InlineData("account-unseen", true, true, true)]
    public void WhatCannotBeRead_IsNotFlat(string alarm, bool btc, bool eth, bool all)
    {
        var ledger = Ledger.Empty.Apply(new Event.AlarmRaised(new(0), alarm, "")).Next;
        Assert.Equal(
            (btc, eth, all),
            (new FlattenScope(Btc).IsFlat(ledger), new FlattenScope(new Symbol("ETHUSDT")).IsFlat(ledger), new FlattenScope((Symbol?)null).IsFlat(ledger)));
    }

    [Fact]
    public void Flatten_WithAPositionThatCannotBeRead_DoesNotSayThatItIsFlat_UntilItCanBe()
    {
        var world = new World();
        world.Pump(2_000);
        world.Wire.Wording = (path, body) => path == "/fapi/v3/positionRisk"
            ? """[{"symbol":"ETHUSDT","positionSide":"BOTH","positionAmt":"much"}]""" : body;
        world.Pump(35_000);
        Assert.Contains(world.Desk.Alarms(), alarm => alarm.Alarm == "position-unread-ETHUSDT");
        var answer = Flatten(world);
        Assert.Equal("not-flat-yet", answer.Code);
        Assert.Contains("cannot be read", answer.ErrorMessage, StringComparison.Ordinal);
        world.Wire.Wording = (_, body) => body;
        world.Pump(35_000);
        Assert.Equal(0, world.Ledger.Flattenings.Count);
    }

    [Fact]
    public void RunningExecutions_AreEndedFirst_SoThatNothingOpensAgain()
    {
        var world = Busy();
        var answer = Flatten(world);
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        AssertFlat(world);
        foreach (var id in new[] { "ICE-00000001", "SCALE-00000001", "DCA-00000001", "CHASE-00000001", "OCO-00000001" })
        {
            Assert.Contains(answer.Notes!, note => note.StartsWith($"ended {id}", StringComparison.Ordinal));
            Assert.IsType<Outcome.Stopped>(world.Ledger.Executions.Find(new(id))!.Outcome);
        }

        // The dca's next time, and many quotes for the chase, pass.
        world.Pump(30_000);
        AssertFlat(world);
    }

    [Fact]
    public void WhatIf_NamesWhatWouldEndAndClose_AndTouchesNothing()
    {
        var world = Busy();
        var before = world.Wire.Reached.Count(request => request.StartsWith("DELETE", StringComparison.Ordinal));
        var answer = world.Await(world.Desk.Flatten(
            new FlattenRequest { LinkId = "FLAT-00000001", All = true, WhatIf = true }, CancellationToken.None));
        Assert.True(answer.IsSuccess);
        Assert.Contains(answer.Notes!, note => note == "would end ICE-00000001 (iceberg)");
        Assert.Contains(answer.Notes!, note => note.StartsWith("would close 0.0", StringComparison.Ordinal));
        Assert.Equal(before, world.Wire.Reached.Count(request => request.StartsWith("DELETE", StringComparison.Ordinal)));
        Assert.Equal(ExecutionStatus.Running, world.Ledger.Executions.Find(new("ICE-00000001"))!.Status);
    }

    [Fact]
    public void OneSymbol_LeavesTheOthersAlone()
    {
        var world = Busy();
        world.Place(World.Market("BUY", "0.1", "ORD-00000009") with { Symbol = "ETHUSDT" });
        var answer = world.Await(world.Desk.Flatten(
            new FlattenRequest { LinkId = "FLAT-00000001", Symbol = "BTCUSDT" }, CancellationToken.None));
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        Assert.Equal("ETHUSDT", Assert.Single(world.Desk.Positions()).Symbol);
    }

    [Fact]
    public void WhatWasNotOurs_IsNamed_AndClosedToo()
    {
        var world = new World();
        world.Pump(1_000);
        var resting = ByHand.Limit(world, "BUY", "0.01", "50000");
        ByHand.Limit(world, "BUY", "0.02", "62000");
        world.Pump(2_000);
        var answer = Flatten(world);
        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        Assert.Contains(answer.Notes!, note => note.StartsWith($"order {resting} on BTCUSDT was not the desk's", StringComparison.Ordinal));
        Assert.Contains(answer.Notes!, note => note == "the position of 0.02 BTCUSDT was not opened by the desk; it is closed too");
        AssertFlat(world);
    }

    [Theory]
    [InlineData(nameof(Fate.AnswerIsLost))]
    [InlineData(nameof(Fate.LostOnTheWay))]
    [InlineData(nameof(Fate.NeverLeaves))]
    public void LostAnswers_DelayIt_AndItEndsFlatAllTheSame(string what)
    {
        var fate = Enum.Parse<Fate>(what);
        var world = Busy();
        var lost = 0;
        world.Wire.Fate = request => request.Method is "DELETE" or "POST" && !request.PathAndQuery.Contains("listenKey", StringComparison.Ordinal)
            && lost++ % 2 == 0 && lost < 12 ? fate : Fate.Arrives;
        var answer = Flatten(world);
        for (var again = 0; again < 5 && !answer.IsSuccess; again++)
        {
            Assert.Equal((ExitCode.Unknown, "not-flat-yet"), (answer.ExitCode, answer.Code));
            answer = Flatten(world);
        }

        Assert.True(answer.IsSuccess, answer.ErrorMessage);
        AssertFlat(world);
        world.Pump(30_000);
        AssertFlat(world);
    }

    [Fact]
    public void KilledAtAnyStep_NothingOpensBehindIt_AndAnotherFlattenEndsFlat()
    {
        var killed = 0;
        for (var steps = 0; steps < 400; steps += 3)
        {
            var world = Busy();
            world.StepsToLive = steps;
            try
            {
                Flatten(world);
                break;
            }
            catch (WorldKilledException)
            {
                killed++;
            }

            world.StepsToLive = null;
            world.Kill();
            world.Start();
            world.Pump(12_000);
            var answer = Flatten(world);
            Assert.True(answer.IsSuccess, $"step {steps}: {answer.ErrorMessage}");
            AssertFlat(world);
        }

        Assert.InRange(killed, 3, 132);
    }

    [Fact]
    public void FlatAccount_IsAnsweredAtOnce()
    {
        var world = new World();
        world.Pump(1_000);
        var answer = Flatten(world);
        Assert.True(answer.IsSuccess);
        Assert.Empty(answer.Orders);
    }

    /// <summary>A position under an OCO, an iceberg and a ladder that rest, a chase, and a dca between two of its buys.</summary>
    private static World Busy()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.02"));
        world.Begin("ICE-00000001", view => new IcebergSpec(Context(view))
        {
            Side = Side.Buy, Quantity = new(0.05m), Show = new(0.01m), LimitPrice = new(Near(view, 0.98m)),
        });
        world.Begin("SCALE-00000001", view => new ScaleSpec(Context(view))
        {
            Side = Side.Buy, Quantity = new(0.03m), Levels = 3, From = new(Near(view, 0.97m)), To = new(Near(view, 0.95m)),
        });
        world.Begin("CHASE-00000001", view => new ChaseSpec(Context(view)) { Side = Side.Buy, Quantity = new(0.01m), Offset = 500 });
        world.Begin("DCA-00000001", view => new DcaSpec(Context(view))
        {
            Side = Side.Buy, Quantity = new(0.002m), Every = TimeSpan.FromSeconds(20), Count = 100,
        });
        Assert.True(world.Execute(World.Oco("0.01", "+3%", "-3%")).IsSuccess);
        world.Pump(2_000);
        Assert.Equal("0.022", Assert.Single(world.Desk.Positions()).PositionAmt);
        return world;
    }

    private static decimal Near(LoopView view, decimal times)
    {
        var price = view.Ledger.Market.Mark(Btc)!.Value.Value * times;
        return price - (price % 0.1m);
    }

    private static SpecContext Context(LoopView view) =>
        new(view.Ledger.Market.Instrument(Btc)!, view.Ledger.Market.Quote(Btc)!.Mid, view.Ledger.Market.Mark(Btc)!.Value);

    private static OrdersTouched Flatten(World world) => world.Await(
        world.Desk.Flatten(new FlattenRequest { LinkId = "FLAT-00000001", All = true }, CancellationToken.None));

    private static void AssertFlat(World world)
    {
        Assert.Empty(world.Desk.Positions());
        Assert.Empty(world.Ledger.Orders.Live.All);
        Assert.Empty(world.Ledger.Executions.Live.All);
    }
}
