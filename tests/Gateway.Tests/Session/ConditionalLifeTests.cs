using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>Conditional orders against the paper exchange: placed, resting, woken, filled, withdrawn.</summary>
public sealed class ConditionalLifeTests
{
    public static TheoryData<string> Kinds() => ["stop-market", "stop-limit", "take-profit", "take-profit-limit", "trail"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EachKind_RestsUntilItsTrigger_AndItsChildFillsIt(string kind)
    {
        var world = Priced();
        world.Place("a", Spec(kind));
        world.RunFor(500);
        var resting = world.Order("a")!;
        Assert.Equal((OrderStatus.Working, null, Inflight.None), (resting.Status, resting.Child, resting.Inflight));
        Assert.Equal(resting.VenueId!.Value.Value, Assert.Single(Algos(world)).GetProperty("algoId").GetInt64());

        foreach (var price in Way(kind))
        {
            world.Venue.Prints(price);
            world.RunFor(100);
        }

        world.RunFor(5_000);
        var done = world.Order("a")!;
        Assert.Equal(OrderStatus.Filled, done.Status);
        Assert.Equal(0.01m, done.Filled.Value);
        Assert.NotNull(done.Child);
        Assert.NotEqual(done.VenueId, done.Child);
        Assert.Equal(0m, world.PositionAtVenue());
        Assert.Equal(0m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.Equal(done.Fills.Trades.Count, world.Events.OfType<Event.OrderFilled>().Count(f => f.Order.Text == "a"));
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void Parameters_AreThoseOfTheAlgoService()
    {
        var world = Priced();
        world.Place("a", new OrderSpec.TrailingStop
        {
            Symbol = Btc, Side = Side.Sell, Quantity = new(0.01m), ReduceOnly = true, CallbackPercent = 0.5m,
            Activation = new(60_500m), WorkingType = WorkingType.MarkPrice, PriceProtect = true,
        });
        world.Place("b", CloseStop(Side.Sell, 59_000m));
        world.Place("c", StopLimit(Side.Sell, 0.01m, 59_500m, 59_400m));
        Assert.Equal(
            "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=TRAILING_STOP_MARKET&quantity=0.01&reduceOnly=true&callbackRate=0.5"
            + "&activatePrice=60500&workingType=MARK_PRICE&priceProtect=true&clientAlgoId=a",
            Asked(world, "a"));
        Assert.Equal(
            "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&closePosition=true&triggerPrice=59000"
            + "&workingType=CONTRACT_PRICE&clientAlgoId=b",
            Asked(world, "b"));
        Assert.Equal(
            "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP&quantity=0.01&reduceOnly=true&price=59400&timeInForce=GTC"
            + "&triggerPrice=59500&workingType=CONTRACT_PRICE&clientAlgoId=c",
            Asked(world, "c"));
        Assert.All(world.Intents.TakeLast(3), i => Assert.Equal(("POST", "/fapi/v1/algoOrder"), (i.Method, i.Path)));
        world.RunFor(500);
        Assert.All(new[] { "a", "b", "c" }, id => Assert.Equal(OrderStatus.Working, world.Order(id)!.Status));
        Assert.DoesNotContain(world.Events, e => e is Event.AlarmRaised);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ClosePosition_TellsItsQuantityBeforeItsFirstFill(bool hedge)
    {
        var world = new DeskWorld().Started();
        if (hedge)
            world.Change(1, new AccountSetting.Mode(PositionMode.Hedge));
        world.RunFor(500);
        var leg = hedge ? PositionSide.Long : PositionSide.Both;
        world.Place("entry", Market(Side.Buy, 0.03m) with { PositionSide = leg });
        world.RunFor(2_000);
        world.Venue.Prints(60_000m);
        world.Place("a", CloseStop(Side.Sell, 59_500m, leg));
        world.RunFor(500);
        Assert.Equal((OrderStatus.Working, 0m), (world.Order("a")!.Status, world.Order("a")!.Spec.Quantity.Value));
        world.Venue.Prints(59_400m);
        world.RunFor(3_000);
        Assert.Equal((OrderStatus.Filled, 0.03m), (world.Order("a")!.Status, world.Order("a")!.Filled.Value));
        Assert.Equal(0m, world.PositionAtVenue());
        var told = world.Events.Where(e => OrderEvents.OrderOf(e)?.Text == "a").ToList();
        Assert.True(told.FindIndex(e => e is Event.OrderAmended { Quantity.Value: 0.03m })
            < told.FindIndex(e => e is Event.OrderFilled));
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void HedgeStop_NamesItsLegAndNoReduceOnly()
    {
        var world = new DeskWorld().Started();
        world.Change(1, new AccountSetting.Mode(PositionMode.Hedge));
        world.RunFor(500);
        world.Place("entry", Market(Side.Sell, 0.02m) with { PositionSide = PositionSide.Short });
        world.RunFor(2_000);
        world.Venue.Prints(60_000m);
        world.Place("a", Stop(Side.Buy, 0.02m, 60_500m) with { PositionSide = PositionSide.Short });
        Assert.Contains("&positionSide=SHORT&", Asked(world, "a"));
        Assert.DoesNotContain("reduceOnly", Asked(world, "a"));
        world.RunFor(500);
        world.Venue.Prints(60_600m);
        world.RunFor(3_000);
        Assert.Equal(OrderStatus.Filled, world.Order("a")!.Status);
        Assert.Equal(0m, world.PositionAtVenue());
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void CancelBeforeTheTrigger_GoesToTheAlgoService()
    {
        var world = Priced();
        world.Place("a", Spec("stop-market"));
        world.RunFor(500);
        world.Cancel("a");
        world.RunFor(500);
        Assert.Equal(OrderStatus.Canceled, world.Order("a")!.Status);
        Assert.Empty(Algos(world));
        var cancel = world.Intents.Single(i => i.Method == "DELETE");
        Assert.Equal(("/fapi/v1/algoOrder", $"algoId={world.Order("a")!.VenueId}"), (cancel.Path, Bare(cancel)));
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void CancelAfterTheTrigger_WithdrawsTheChild()
    {
        var world = Priced();
        // Its limit is above the market: it wakes and rests.
        world.Place("a", StopLimit(Side.Sell, 0.01m, 59_900m, 60_050m));
        world.RunFor(500);
        world.Venue.Prints(59_800m);
        world.RunFor(500);
        var woken = world.Order("a")!;
        Assert.Equal(OrderStatus.Triggered, woken.Status);
        world.Cancel("a");
        world.RunFor(500);
        Assert.Equal(OrderStatus.Canceled, world.Order("a")!.Status);
        var cancel = world.Intents.Single(i => i.Method == "DELETE");
        Assert.Equal(("/fapi/v1/order", $"symbol=BTCUSDT&orderId={woken.Child}"), (cancel.Path, Bare(cancel)));
        Assert.Empty(world.Ask("/fapi/v1/openOrders").EnumerateArray());
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void CancelThatMeetsTheTrigger_IsAnsweredByAsking()
    {
        var world = Priced();
        world.Place("a", StopLimit(Side.Sell, 0.01m, 59_900m, 60_050m));
        world.RunFor(500);
        world.Cancel("a");
        world.Venue.Prints(59_800m);
        world.RunFor(5_000);
        var order = world.Order("a")!;
        Assert.Equal((OrderStatus.Triggered, Inflight.None), (order.Status, order.Inflight));
        Assert.NotNull(order.Child);
        Assert.Contains(world.Events, e => e is Event.CancelRejected);
        Assert.DoesNotContain(world.Events, e => e is Event.OrderCanceled);
        Assert.Single(world.Intents, i => i.Method == "DELETE");
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void Refusals_AreSure()
    {
        var world = Priced();
        world.Place("met", Stop(Side.Sell, 0.01m, 61_000m));
        world.Place("first", CloseStop(Side.Sell, 59_000m));
        world.RunFor(500);
        world.Place("second", CloseStop(Side.Sell, 58_000m));
        world.RunFor(500);
        Assert.Equal(OrderStatus.Working, world.Order("first")!.Status);
        Assert.Equal(-2021, Rejection(world, "met"));
        Assert.Equal(-4130, Rejection(world, "second"));
        Assert.Equal(4, world.Intents.Count);
        Assert.Empty(world.Surprises);
    }

    [Theory]
    [InlineData(-2021)]
    [InlineData(-2022)]
    [InlineData(-4118)]
    [InlineData(-4130)]
    [InlineData(-4045)]
    public void Refusal_EndsTheOrderWithItsCode_AndIsNotRepeated(int code)
    {
        var world = Priced();
        world.Venue.Fault = r => IsPlacing(r) ? new VenueFault.Instead(400, $$"""{"code":{{code}},"msg":"no"}""") : null;
        world.Place("a", Spec("stop-market"));
        world.RunFor(10_000);
        Assert.Equal(OrderStatus.Rejected, world.Order("a")!.Status);
        Assert.Equal(code, Rejection(world, "a"));
        Assert.Single(world.Venue.Sent, IsPlacing);
    }

    [Fact]
    public void ChildThatTheEngineRefuses_EndsTheOrderWithTheReason()
    {
        var world = Priced();
        world.Venue.Faults("""{"fault":"trigger-rejected-child"}""");
        world.Place("a", Spec("stop-market"));
        world.RunFor(500);
        world.Venue.Prints(59_000m);
        world.RunFor(2_000);
        Assert.Equal(OrderStatus.Rejected, world.Order("a")!.Status);
        Assert.Equal(-2019, Rejection(world, "a"));
        Assert.Equal(0.01m, world.PositionAtVenue());
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void ActivationThatTheExchangeIgnored_IsAnAlarm()
    {
        var world = Priced();
        world.Venue.Fault = r => IsPlacing(r) ? new VenueFault.InsteadAfter(200, """
            {"algoId":77,"clientAlgoId":"a","algoType":"CONDITIONAL","orderType":"TRAILING_STOP_MARKET","symbol":"BTCUSDT","side":"SELL",
             "positionSide":"BOTH","timeInForce":"GTC","quantity":"0.01","algoStatus":"NEW","triggerPrice":"0","price":"0",
             "workingType":"CONTRACT_PRICE","closePosition":false,"priceProtect":false,"reduceOnly":true,"activatePrice":"60000.0",
             "callbackRate":"1","createTime":1,"updateTime":1,"triggerTime":0,"goodTillDate":0}
            """) : null;
        world.Venue.LoseFrame = f => f.Contains("ALGO_UPDATE");
        world.Place("a", new OrderSpec.TrailingStop
        {
            Symbol = Btc, Side = Side.Sell, Quantity = new(0.01m), ReduceOnly = true, CallbackPercent = 1m, Activation = new(62_000m),
        });
        world.RunFor(500);
        var alarm = Assert.Single(world.Events.OfType<Event.AlarmRaised>());
        Assert.Equal("order-differs-a", alarm.Alarm);
        Assert.Contains("60000 instead of 62000", alarm.Text);
        Assert.True(world.Ledger.Alarms.Has(alarm.Alarm));
        // The exchange knows no order of that made-up id: asked about it says so, and with the order its alarm ends.
        world.Venue.Fault = _ => null;
        world.RunFor(120_000);
        Assert.True(world.Order("a")!.IsFinal);
        Assert.Empty(world.Ledger.Alarms.All);
    }

    internal static DeskWorld Priced()
    {
        var world = new DeskWorld().Long();
        world.Venue.Prints(60_000m);
        world.RunFor(100);
        return world;
    }

    internal static OrderSpec.Conditional Spec(string kind) => kind switch
    {
        "stop-market" => Stop(Side.Sell, 0.01m, 59_500m),
        "stop-limit" => StopLimit(Side.Sell, 0.01m, 59_500m, 59_000m),
        "take-profit" => new OrderSpec.TakeProfitMarket
        {
            Symbol = Btc, Side = Side.Sell, Quantity = new(0.01m), ReduceOnly = true, Trigger = new(61_000m),
        },
        "take-profit-limit" => new OrderSpec.TakeProfitLimit
        {
            Symbol = Btc, Side = Side.Sell, Quantity = new(0.01m), ReduceOnly = true, Trigger = new(61_000m), Price = new(59_900m),
            TimeInForce = new TimeInForce.GoodTillCanceled(),
        },
        _ => new OrderSpec.TrailingStop
        {
            Symbol = Btc, Side = Side.Sell, Quantity = new(0.01m), ReduceOnly = true, CallbackPercent = 1m, Activation = new(61_000m),
        },
    };

    internal static bool IsPlacing(TransportRequest r) => r is { Method: "POST", PathAndQuery: "/fapi/v1/algoOrder" };

    internal static IEnumerable<System.Text.Json.JsonElement> Algos(DeskWorld world) =>
        world.Ask("/fapi/v1/openAlgoOrders").EnumerateArray();

    private static decimal[] Way(string kind) => kind switch
    {
        "stop-market" or "stop-limit" => [59_700m, 59_500m],
        "trail" => [61_200m, 61_500m, 61_000m, 60_885m],
        _ => [60_500m, 61_000m],
    };

    private static string Asked(DeskWorld world, string id) =>
        Bare(world.Intents.Single(i => i.Order?.Text == id && i.Method == "POST"));

    private static string Bare(Intent intent) => intent.Parameters[..intent.Parameters.IndexOf("&recvWindow", StringComparison.Ordinal)];

    private static int Rejection(DeskWorld world, string id) =>
        world.Events.OfType<Event.OrderRejected>().Single(e => e.Order.Text == id).Rejection.Code;
}
