using Bowline.Contract;
using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>Conditional orders end to end: desk, journal, gateway and exchange in one thread.</summary>
public sealed class ConditionalOrderTests
{
    private const int MostSteps = 400;
    private static readonly Symbol Btc = new("BTCUSDT");
    private static readonly ExecutionId Link = new("ORD-0000000c");
    private static readonly ClientOrderId Order = new("ORD-0000000c-o01");

    public static TheoryData<string, bool> Kinds()
    {
        var data = new TheoryData<string, bool>();
        foreach (var kind in new[] { "stop-market", "stop-limit", "take-profit", "trail", "close-position" })
        {
            data.Add(kind, false);
            data.Add(kind, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EachKind_RestsSurvivesAKill_TriggersAndFills(string kind, bool hedge)
    {
        using var world = Long(out var market, hedge);
        world.Begin(new ConditionalOrderSpec(Spec(kind, hedge)), Link);
        world.Pump(500);
        var resting = world.Ledger.FindOrder(Order)!;
        Assert.Equal(OrderStatus.Working, resting.Status);

        world.Kill();
        world.Start();
        world.Pump(3_000);
        Assert.Equal((OrderStatus.Working, resting.VenueId), (world.Ledger.FindOrder(Order)!.Status, world.Ledger.FindOrder(Order)!.VenueId));
        Assert.Single(Placed(world));

        foreach (var price in Way(kind))
        {
            market.Print(price);
            world.Pump(200);
        }

        world.Pump(3_000);
        AssertClosed(world);
        Assert.Equal(0.01m, world.Ledger.FindOrder(Order)!.Filled.Value);
        Assert.IsType<Outcome.Completed>(world.Ledger.Executions.Find(Link)!.Outcome);
        Assert.Single(Placed(world));
    }

    [Theory]
    [InlineData("stop-market")]
    [InlineData("close-position")]
    public void DeskKilledAtAnyStepOfThePlacing_HasTheOrderOnceOrNotAtAll(string kind)
    {
        var killed = 0;
        for (var steps = 0; steps < MostSteps; steps++)
        {
            using var world = Long(out var market, hedge: false);
            if (!DiesWithin(world, () => world.Begin(new ConditionalOrderSpec(Spec(kind, false)), Link), steps))
                break;
            killed++;
            world.Kill();
            world.Start();
            world.Pump(12_000);
            Assert.InRange(Placed(world).Count(), 0, 1);
            var known = world.Ledger.FindOrder(Order);
            var there = Placed(world).Any();
            Assert.True(known is null ? !there : there ? known.Status == OrderStatus.Working : known.IsFinal, $"step {steps}: {known?.Status}");
            market.Print(59_000m);
            world.Pump(3_000);
            Assert.Equal(there ? 0m : 0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
            Assert.True(world.Ledger.FindOrder(Order) is null or { IsFinal: true });
        }

        Assert.InRange(killed, 5, MostSteps - 1);
    }

    [Fact]
    public void DeskKilledAtAnyStepOfTheTrigger_KnowsTheWholeEnd()
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            using var world = Long(out var market, hedge: false);
            world.Begin(new ConditionalOrderSpec(Spec("close-position", false)), Link);
            world.Pump(500);
            market.Print(59_000m);
            if (!DiesWithin(world, () => world.Pump(300), steps))
                break;
            world.Kill();
            world.Start();
            world.Pump(8_000);
            AssertClosed(world);
            Assert.Equal(0.01m, world.Ledger.FindOrder(Order)!.Filled.Value);
        }
    }

    [Fact]
    public void CancelBeforeTheTrigger_TakesItFromTheExchange()
    {
        using var world = Long(out var market, hedge: false);
        world.Begin(new ConditionalOrderSpec(Spec("stop-market", false)), Link);
        world.Pump(500);
        var canceled = world.Await(world.Desk.Cancel(new CancelRequest { Id = Order.Text }, CancellationToken.None));
        Assert.True(canceled.IsSuccess, canceled.ErrorMessage);
        market.Print(59_000m);
        world.Pump(2_000);
        Assert.Equal(OrderStatus.Canceled, world.Ledger.FindOrder(Order)!.Status);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
    }

    [Fact]
    public void CancelAfterTheTrigger_TakesTheChildFromTheExchange()
    {
        using var world = Long(out var market, hedge: false);
        world.Begin(new ConditionalOrderSpec(Resting()), Link);
        world.Pump(500);
        market.Print(59_800m);
        world.Pump(500);
        Assert.Equal(OrderStatus.Triggered, world.Ledger.FindOrder(Order)!.Status);
        var canceled = world.Await(world.Desk.Cancel(new CancelRequest { Id = Order.Text }, CancellationToken.None));
        Assert.True(canceled.IsSuccess, canceled.ErrorMessage);
        Assert.Equal(OrderStatus.Canceled, world.Ledger.FindOrder(Order)!.Status);
        Assert.Contains(world.Wire.Reached, r => r.StartsWith($"DELETE /fapi/v1/order?symbol=BTCUSDT&orderId={world.Ledger.FindOrder(Order)!.Child}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void CancelThatMeetsTheTrigger_TakesTheChildFromTheExchange(int afterMs)
    {
        using var world = Long(out var market, hedge: false);
        world.Begin(new ConditionalOrderSpec(Resting()), Link);
        world.Pump(500);
        market.Print(59_800m);
        world.Pump(afterMs);
        var canceled = world.Await(world.Desk.Cancel(new CancelRequest { Id = Order.Text }, CancellationToken.None));
        Assert.True(canceled.IsSuccess, canceled.ErrorMessage);
        Assert.Equal(OrderStatus.Canceled, world.Ledger.FindOrder(Order)!.Status);
    }

    [Fact]
    public void EndThatMeetsTheTrigger_WithdrawsTheChildToo()
    {
        using var world = Long(out var market, hedge: false);
        world.Begin(new ConditionalOrderSpec(Resting()), Link);
        world.Pump(500);
        market.Print(59_800m);
        world.Do(view => new Event.EndRequested(view.Now, Link));
        world.Pump(8_000);
        Assert.Equal(OrderStatus.Canceled, world.Ledger.FindOrder(Order)!.Status);
        Assert.NotNull(world.Ledger.Executions.Find(Link)!.Outcome);
    }

    [Theory]
    [InlineData("stop-market")]
    [InlineData("close-position")]
    public void Flatten_WithdrawsConditionalOrders_AndFindsTheAccountFlat(string kind)
    {
        using var world = Long(out var market, hedge: false);
        world.Begin(new ConditionalOrderSpec(Spec(kind, false)), Link);
        world.Pump(500);
        var flat = world.Await(world.Desk.Flatten(new FlattenRequest { LinkId = "FLAT-00000001", All = true }, CancellationToken.None));
        Assert.True(flat.IsSuccess, flat.ErrorMessage);
        Assert.Empty(world.Ledger.Orders.Live.All);
        market.Print(59_000m);
        world.Pump(2_000);
        Assert.Empty(world.Desk.Positions());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(500)]
    public void FlattenThatMeetsATrigger_WithdrawsTheChildToo(int afterMs)
    {
        using var world = Long(out var market, hedge: false);
        world.Begin(new ConditionalOrderSpec(Resting() with { ReduceOnly = false }), Link);
        world.Pump(500);
        market.Print(59_800m);
        world.Pump(afterMs);
        var flat = world.Await(world.Desk.Flatten(new FlattenRequest { LinkId = "FLAT-00000001", All = true }, CancellationToken.None));
        Assert.True(flat.IsSuccess, flat.ErrorMessage);
        Assert.Empty(world.Ledger.Orders.Live.All);
        Assert.Empty(world.Desk.Positions());
    }

    [Theory]
    [InlineData("0.01", "reduce-only")]
    [InlineData("100%", "reduce-only")]
    [InlineData(null, "close-position")]
    public void StopThatOnlyCloses_IsTakenWithoutPrices(string? quantity, string flag)
    {
        using var world = WithoutPrices();
        var stop = world.Execute(World.Stop("stop-market", "SELL", quantity, "40000", [(flag, "true"), ("mark", "true")]));
        Assert.True(stop.IsSuccess, stop.ErrorMessage);
        var order = Assert.Single(world.Ledger.Orders.Live.All);
        Assert.Equal((OrderStatus.Working, 40_000m), (order.Status, ((OrderSpec.StopMarket)order.Spec).Trigger.Value));
    }

    [Fact]
    public void StopOnTheWrongSide_IsLeftToTheExchangeWithoutPrices()
    {
        using var world = WithoutPrices();
        var stop = world.Execute(World.Stop("stop-market", "SELL", "0.01", "90000", [("reduce-only", "true"), ("mark", "true")]));
        Assert.Equal(("venue-refused", ExitCode.ExchangeRefused), (stop.Code, stop.ExitCode));
        Assert.Contains("-2021", stop.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.01", "40000", "price-protect")]
    [InlineData("0.01", "-2%", "reduce-only")]
    [InlineData("100$", "40000", "reduce-only")]
    public void StopThatOpensOrCountsFromThePrice_WaitsForPrices(string quantity, string stop, string flag)
    {
        using var world = WithoutPrices();
        Assert.Equal("market-silent", world.Execute(World.Stop("stop-market", "SELL", quantity, stop, [(flag, "true")])).Code);
    }

    // Long 0.01, and restarted while the stream that tells mark prices is dead.
    private static World WithoutPrices()
    {
        var world = Long(out _, hedge: false);
        world.Kill();
        world.Wire.DeadRoute = "/market";
        world.Start();
        world.Pump(5_000);
        Assert.Null(world.Ledger.Market.Mark(Btc));
        return world;
    }

    [Fact]
    public void Stop_SaysWhichProtectionStaysAtTheExchange()
    {
        using var world = Long(out _, hedge: false);
        Assert.Contains(Stopped(world), note => note.Contains("without a stop at the exchange: 0.01 BTCUSDT", StringComparison.Ordinal));
        world.Begin(new ConditionalOrderSpec(Spec("stop-market", false)), Link);
        world.Pump(500);
        var notes = Stopped(world);
        Assert.Contains(notes, note => note.Contains("itself protects 0.01 BTCUSDT", StringComparison.Ordinal)
            && note.Contains("STOP_MARKET SELL 0.01 BTCUSDT at 59500", StringComparison.Ordinal));
        Assert.DoesNotContain(notes, note => note.Contains("without a stop", StringComparison.Ordinal));
    }

    // It follows no price before the one it waits for.
    [Theory]
    [InlineData(null, true)]
    [InlineData("62500", false)]
    public void Stop_CountsATrailingStop_OnlyOnceItFollows(string? activation, bool protects)
    {
        using var world = Long(out _, hedge: false);
        world.Begin(new ConditionalOrderSpec(new OrderSpec.TrailingStop
        {
            Symbol = new("BTCUSDT"), Side = Side.Sell, Quantity = new(0.01m), ReduceOnly = true, CallbackPercent = 1,
            Activation = activation is null ? null : new Price(decimal.Parse(activation)),
        }), Link);
        world.Pump(500);
        Assert.Single(world.Ledger.Orders.Live.All);
        Assert.Equal(!protects, Stopped(world).Any(note => note.Contains("without a stop at the exchange: 0.01 BTCUSDT", StringComparison.Ordinal)));
    }

    [Fact]
    public void Halted_AClosingStopIsStillTaken()
    {
        using var world = Long(out _, hedge: false);
        world.Disk.Capacity = 0;
        world.Place(World.Limit("BUY", "0.01", "50000", "ORD-00000009"));
        world.Pump(500);
        Assert.NotNull(world.View.Halt);
        world.Begin(new ConditionalOrderSpec(Spec("close-position", false)), Link);
        world.Pump(500);
        Assert.Equal(OrderStatus.Working, world.Ledger.FindOrder(Order)!.Status);
    }

    private static World Long(out StillMarket market, bool hedge)
    {
        var world = new World(still: true);
        market = new StillMarket(world).Open();
        if (hedge)
        {
            world.Await(world.Desk.PositionMode(new SettingRequest { Value = "hedge" }, CancellationToken.None));
            Assert.Equal(PositionMode.Hedge, world.Ledger.PositionMode);
        }

        var bought = world.Place(World.Market("BUY", "0.01") with { PositionSide = hedge ? "LONG" : null });
        Assert.True(bought.IsSuccess, bought.ErrorMessage);
        world.Wire.Reached.Clear();
        return world;
    }

    private static OrderSpec.Conditional Spec(string kind, bool hedge)
    {
        var leg = hedge ? PositionSide.Long : PositionSide.Both;
        return kind switch
        {
            "stop-market" => new OrderSpec.StopMarket
            {
                Symbol = Btc, Side = Side.Sell, Quantity = new(0.01m), PositionSide = leg, ReduceOnly = true, Trigger = new(59_500m),
            },
            "close-position" => new OrderSpec.StopMarket
            {
                Symbol = Btc, Side = Side.Sell, Quantity = Quantity.Zero, PositionSide = leg, Trigger = new(59_500m), ClosePosition = true,
            },
            "stop-limit" => new OrderSpec.StopLimit
            {
                Symbol = Btc, Side = Side.Sell, Quantity = new(0.01m), PositionSide = leg, ReduceOnly = true, Trigger = new(59_500m),
                Price = new(59_400m), TimeInForce = new TimeInForce.GoodTillCanceled(),
            },
            "take-profit" => new OrderSpec.TakeProfitMarket
            {
                Symbol = Btc, Side = Side.Sell, Quantity = new(0.01m), PositionSide = leg, ReduceOnly = true, Trigger = new(60_500m),
            },
            _ => new OrderSpec.TrailingStop
            {
                Symbol = Btc, Side = Side.Sell, Quantity = new(0.01m), PositionSide = leg, ReduceOnly = true, CallbackPercent = 0.5m,
                Activation = new(60_300m),
            },
        };
    }

    /// <summary>A stop whose limit lies above the market: its child rests.</summary>
    private static OrderSpec.StopLimit Resting() => new()
    {
        Symbol = Btc, Side = Side.Sell, Quantity = new(0.01m), ReduceOnly = true, Trigger = new(59_900m), Price = new(60_050m),
        TimeInForce = new TimeInForce.GoodTillCanceled(),
    };

    private static decimal[] Way(string kind) => kind switch
    {
        "take-profit" => [60_200m, 60_500m],
        "trail" => [60_400m, 60_600m, 60_297m],
        _ => [59_700m, 59_500m],
    };

    private static IReadOnlyList<string> Stopped(World world) => world.Await(world.Desk.Stop(CancellationToken.None)).Notes!;

    private static IEnumerable<string> Placed(World world) =>
        world.Wire.Reached.Where(r => r.StartsWith("POST /fapi/v1/algoOrder", StringComparison.Ordinal));

    private static void AssertClosed(World world)
    {
        Assert.Equal(OrderStatus.Filled, world.Ledger.FindOrder(Order)!.Status);
        Assert.All(world.Ledger.Positions.All, position => Assert.True(position.Amount.IsFlat));
        Assert.Empty(world.Desk.Positions());
    }

    private static bool DiesWithin(World world, Action act, int steps)
    {
        world.StepsToLive = steps;
        try
        {
            act();
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
}
