using Bowline.Binance;
using Bowline.Core;
using static Bowline.Gateway.Tests.Samples;

namespace Bowline.Gateway.Tests;

/// <summary>Recorded and documented messages of the algo service, and their joins in every order.</summary>
public sealed class RecordedConditionalTests
{
    private static readonly Time At = new(1_800_000_000_000);
    private static readonly Symbol Doge = new("DOGEUSDT");
    private static readonly ClientOrderId Mine = new("O-20251211-053131-TEST-000-1");
    private static readonly VenueOrderId Algo = new(1_000_000_033_225_453);
    private static readonly VenueOrderId Child = new(88_937_381_063);

    public static IEnumerable<TheoryDataRow<string>> Updates() => Named("*algo*update*").Concat(Named("*AlgoOrderUpdate*"))
        .Select(file => new TheoryDataRow<string>(file));

    public static IEnumerable<TheoryDataRow<string>> Answers() =>
        new[] { "rest_new_algo_order.json", "rest_query_algo_order.json", "binancenet_rest_PlaceConditionalOrder.json",
            "binancenet_rest_GetConditionalOrder.json" }.Select(file => new TheoryDataRow<string>(file));

    [Theory]
    [MemberData(nameof(Updates))]
    public void Update_OfAnUnknownOrder_FoldsWithoutSurprise_AlsoTwice(string file)
    {
        var ledger = Ledger.Empty;
        foreach (var update in Events(file).OfType<AlgoUpdate>())
        {
            ledger = Fold(ledger, update);
            ledger = Fold(ledger, update);
            Assert.Equal(update.Order.Status is "NEW" or "TRIGGERING" or "TRIGGERED" ? 1 : 0, ledger.Orders.Live.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Updates))]
    public void Update_WithNumbersThatCannotBe_StopsNothing(string file)
    {
        foreach (var update in Events(file).OfType<AlgoUpdate>())
            Fold(Ledger.Empty, update with { Order = update.Order with { Quantity = -1, TriggerPrice = -1, Price = -1, ActualQty = -1 } });
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Answer_OfTheAlgoService_IsReadWithItsTerms(string file)
    {
        var bytes = Answer(file);
        var read = Assert.IsType<Decoded<AlgoOrder>.Ok>(Wire.Decode(bytes, WireJson.Shapes.AlgoOrder));
        var order = VenueConditional.From(read.Value);
        Assert.NotNull(order.Spec);
        Assert.Equal(order.Status == "FINISHED", order.Child is not null);
    }

    [Fact]
    public void RecordedClosePosition_IsAdoptedWithItsTerms()
    {
        var update = Events("recorded_algo_update_new_closeposition_testnet.json").OfType<AlgoUpdate>().Single();
        var adopted = Assert.IsType<Event.OrderAdopted>(Assert.Single(
            ConditionalEvents.Update(Ledger.Empty, VenueConditional.From(update.Order), At)));
        var stop = Assert.IsType<OrderSpec.StopMarket>(adopted.Spec);
        Assert.Equal((74_960.75m, true, WorkingType.MarkPrice, true, 0m),
            (stop.Trigger.Value, stop.ClosePosition, stop.WorkingType, stop.PriceProtect, stop.Quantity.Value));
    }

    [Fact]
    public void RecordedSequence_InEveryOrderAndDoubled_EndsFilledOnce()
    {
        object[] messages =
        [
            Update("nautilus_py_ws_futures_algo_update_triggering.json"), Update("nautilus_py_ws_futures_algo_update_triggered.json"),
            Order("NEW", "NEW", 0, 0, 0), Order("TRADE", "PARTIALLY_FILLED", 8, 8, 1), Order("TRADE", "FILLED", 30, 38, 2),
            Update("nautilus_py_ws_futures_algo_update_finished.json"),
        ];
        foreach (var order in Permutations(messages.Length))
        {
            var ledger = Placed();
            foreach (var i in order)
            {
                ledger = Fold(ledger, messages[i]);
                ledger = Fold(ledger, messages[i]);
            }

            var done = ledger.FindOrder(Mine)!;
            Assert.Equal((OrderStatus.Filled, 38m, (VenueOrderId?)Child, (VenueOrderId?)Algo), (done.Status, done.Filled.Value, done.Child, done.VenueId));
            Assert.Equal(2, done.Fills.Trades.Count);
            Assert.Equal(38m, ledger.PositionOf(Doge).Amount.Value);
            Assert.Equal(1, ledger.Orders.Live.Count + ledger.Orders.Ended.Count);
        }
    }

    [Fact]
    public void ChildCanceledAfterAPart_KeepsThePart_InEveryOrder()
    {
        object[] messages =
        [
            Update("nautilus_py_ws_futures_algo_update_triggering.json"), Update("nautilus_py_ws_futures_algo_update_triggered.json"),
            Order("TRADE", "PARTIALLY_FILLED", 8, 8, 1), Order("CANCELED", "CANCELED", 0, 8, 0),
        ];
        foreach (var order in Permutations(messages.Length))
        {
            var ledger = Placed();
            var isAsked = false;
            foreach (var i in order)
            {
                isAsked |= messages[i] is OrderUpdate update && UserEvents.WithMissedFills(ledger, update) == Mine;
                ledger = Fold(ledger, messages[i]);
            }

            // An end that includes a fill not told yet is asked for with its fills, and not believed before them.
            var done = ledger.FindOrder(Mine)!;
            Assert.Equal((isAsked ? OrderStatus.PartiallyFilled : OrderStatus.Canceled, 8m), (done.Status, done.Filled.Value));
            Assert.Equal(8m, ledger.PositionOf(Doge).Amount.Value);
        }
    }

    [Fact]
    public void ChildWhoseClientIdTheVenueMade_IsJoinedByTheAlgoId()
    {
        var ledger = Placed();
        var child = Order("NEW", "NEW", 0, 0, 0) with { ClientOrderId = "H6APrOW0INUgqqAUWvbq5f" };
        ledger = Fold(ledger, child);
        Assert.Equal(Child, ledger.FindOrder(Mine)!.Child);
        Assert.Single(ledger.Orders.Live.All);
    }

    [Fact]
    public void PlainOrderWithTheNumberOfAnAlgoId_IsNotItsChild()
    {
        var ledger = Placed();
        var plain = Order("NEW", "NEW", 0, 0, 0) with
        {
            OrderId = Algo.Value, StrategyId = 0, StrategyStatus = 0, OrigType = "LIMIT", Type = "LIMIT", ClientOrderId = "else", Price = 0.1m,
        };
        ledger = Fold(ledger, plain);
        Assert.Equal(2, ledger.Orders.Live.Count);
        Assert.Null(ledger.FindOrder(Mine)!.Child);
    }

    [Fact]
    public void PlainOrderThatTookTheClientId_IsNotItsChild()
    {
        var ledger = Placed();
        var plain = Order("NEW", "NEW", 0, 0, 0) with { StrategyId = 0, StrategyStatus = 0, OrigType = "LIMIT", Type = "LIMIT", Price = 0.1m };
        ledger = Fold(ledger, plain);
        Assert.Equal(2, ledger.Orders.Live.Count);
        Assert.Null(ledger.FindOrder(Mine)!.Child);
    }

    private static Ledger Placed()
    {
        var spec = new OrderSpec.StopMarket { Symbol = Doge, Side = Side.Buy, Quantity = new(38), Trigger = new(0.13855m) };
        var started = Ledger.Empty.Apply(new Event.ExecutionStarted(
            At, new("ORD-00000001"), new ConditionalOrderSpec(spec) { ClientId = Mine }, 1)).Next;
        var sent = started.Apply(new Event.OrderSubmitted(At, Mine)).Next;
        return sent.Apply(new Event.OrderAccepted(At, Mine, Algo)).Next;
    }

    private static Ledger Fold(Ledger ledger, object message)
    {
        var events = message switch
        {
            AlgoUpdate u => ConditionalEvents.Update(ledger, VenueConditional.From(u.Order), At),
            OrderUpdate u => UserEvents.OrderUpdate(ledger, u, At),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        foreach (var e in events)
        {
            var step = ledger.Apply(e);
            Assert.Empty(step.Unexpected);
            ledger = step.Next;
        }

        return ledger;
    }

    // The recorded messages of one trigger were made anonymous under more than one client id: they are one order's.
    private static AlgoUpdate Update(string file)
    {
        var update = Events(file).OfType<AlgoUpdate>().Single();
        return update with { Order = update.Order with { ClientAlgoId = Mine.Text } };
    }

    private static OrderUpdate Order(string type, string status, decimal last, decimal filled, long trade) => new()
    {
        Symbol = "DOGEUSDT", ClientOrderId = Mine.Text, Side = "BUY", Type = "MARKET", OrigType = "STOP_MARKET", TimeInForce = "GTC",
        OrigQty = 38, Price = 0, ExecutionType = type, Status = status, OrderId = Child.Value, LastQty = last, CumQty = filled,
        LastPrice = last > 0 ? 0.13856m : 0, TradeTime = 1_765_431_097_030 + trade, TradeId = trade, StrategyId = Algo.Value, StrategyStatus = -1,
    };

    private static IEnumerable<int[]> Permutations(int count)
    {
        if (count == 0)
            return [[]];
        return Permutations(count - 1).SelectMany(rest => Enumerable.Range(0, count), (rest, at) => (int[])[.. rest[..at], count - 1, .. rest[at..]]);
    }
}
