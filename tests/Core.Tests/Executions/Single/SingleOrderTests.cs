using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What one order does on each event, and on those that are another's.</summary>
public sealed class SingleOrderTests
{
    private static readonly ExecutionId Other = new("ORD-00000002");
    private static readonly ClientOrderId OtherChild = new("ORD-00000002-o01");
    private static readonly LimitOrderSpec Limit = new(Some.Limit(0.01m, 59000m));

    private static readonly ConditionalOrderSpec Stop = new(new OrderSpec.StopMarket
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59000m), ReduceOnly = true,
    });

    private static readonly ConditionalOrderSpec StopLimit = new(new OrderSpec.StopLimit
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59000m), Price = new(58900m),
        TimeInForce = new TimeInForce.GoodTillCanceled(),
    });

    private static readonly ConditionalOrderSpec CloseAll = new(new OrderSpec.StopMarket
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = Quantity.Zero, Trigger = new(59000m), ClosePosition = true,
    });

    [Fact]
    public void EventsOfOthers_ChangeNothing()
    {
        var before = Limit.Begin(Some.Id, Some.Noon, 1);
        var started = After(Limit);
        var placed = After(Limit, Accepted);
        foreach (var e in EveryEvent.About(OtherChild, Other, Some.Noon))
        {
            foreach (var execution in new[] { before, started, placed })
            {
                var step = execution.On(e);
                Assert.Same(execution, step.Next);
                Assert.Empty(step.Commands);
            }
        }
    }

    [Fact]
    public void Start_PlacesItsOrder_Once()
    {
        foreach (var spec in new SingleSpec[] { Limit, Stop, CloseAll })
        {
            var step = spec.Begin(Some.Id, Some.Noon, 1).On(Some.Start(spec));
            Assert.Equal(new Command.PlaceOrder(Some.Id, Some.Child, spec.Asked), Assert.Single(step.Commands));
            Assert.Empty(step.Next.On(Some.Start(spec)).Commands);
        }
    }

    [Fact]
    public void NothingToPlace_IsNotPlaced()
    {
        var empty = new MarketOrderSpec(Some.Market(0m));
        Assert.Empty(empty.Begin(Some.Id, Some.Noon, 1).On(Some.Start(empty)).Commands);
        // What has ended before it began is over.
        var over = Limit.Begin(Some.Id, Some.Noon, 1).On(new Event.OrderCanceled(Some.Noon, Some.Child)).Next;
        Assert.Equal(ExecutionStatus.Finished, over.Status);
        Assert.Empty(over.On(Some.Start(Limit)).Commands);
    }

    [Fact]
    public void OwnClientId_IsTheIdOfItsOrder()
    {
        var own = Limit with { ClientId = new("mine-1") };
        Assert.Equal(new("mine-1"), ((SingleOrder)own.Begin(Some.Id, Some.Noon, 1)).Order);
        Assert.Empty(own.Validate());
        var illegal = Assert.Single((Limit with { ClientId = new("not mine") }).Validate());
        Assert.Equal(("client-order-id", -1100), (illegal.Code, illegal.VenueCode));
    }

    [Fact]
    public void QuantityOfZero_IsRefused_ButWhereItClosesAll()
    {
        Assert.Equal("quantity-zero", Assert.Single(new MarketOrderSpec(Some.Market(0m)).Validate()).Code);
        Assert.Equal(-4003, Assert.Single(new LimitOrderSpec(Some.Limit(0m)).Validate()).VenueCode);
        Assert.Empty(CloseAll.Validate());
        Assert.Empty(Stop.Validate());
        Assert.Equal("quantity-zero", Assert.Single(new ConditionalOrderSpec(Stop.Order with { Quantity = Quantity.Zero }).Validate()).Code);
    }

    [Fact]
    public void Price_IsThatOfALimitOrder()
    {
        Assert.Equal(new Price(59000m), ((SingleOrder)After(Limit)).Price);
        Assert.Null(((SingleOrder)After(new MarketOrderSpec(Some.Market()))).Price);
        Assert.Null(((SingleOrder)After(StopLimit)).Price);
    }

    // 0.01 at 59000, of which 0.004 has filled.
    [Theory]
    [InlineData("59100", null, "59100", "0.01")]
    [InlineData(null, "0.02", "59000", "0.02")]
    [InlineData("59000", "0.02", "59000", "0.02")]
    [InlineData("59100", "0.01", "59100", "0.01")]
    [InlineData("59000", "0.01", null, null)]
    [InlineData(null, null, null, null)]
    public void Amend_KeepsWhatIsNotChanged(string? price, string? total, string? newPrice, string? newTotal)
    {
        var step = After(Limit, Accepted, Filled(0.004m)).On(Amend(price, total));
        if (newPrice is null)
            Assert.Empty(step.Commands);
        else
        {
            Assert.Equal(
                new Command.AmendOrder(Some.Child, new(Story.Number(newPrice)), new(Story.Number(newTotal!))), Assert.Single(step.Commands));
            // One change at a time.
            Assert.Empty(step.Next.On(Amend("59500", null)).Commands);
        }
    }

    [Fact]
    public void Amend_NeedsALimitOrderThatRestsUndisturbed()
    {
        Assert.Empty(After(Limit).On(Amend("59100", null)).Commands);
        Assert.Empty(After(Limit, Accepted, Cancel).On(Amend("59100", null)).Commands);
        Assert.Empty(After(Limit, Accepted, new Event.OrderCanceled(Some.Noon, Some.Child)).On(Amend("59100", null)).Commands);
        Assert.Empty(After(new MarketOrderSpec(Some.Market()), Accepted).On(Amend("59100", null)).Commands);
        Assert.Empty(After(Stop, Accepted).On(Amend("59100", null)).Commands);
    }

    [Fact]
    public void AmendThatIsDeniedOrRefused_LeavesTheOrderAsItIs()
    {
        foreach (var no in new Event[] { new Event.OrderDenied(Some.Noon, Some.Child, new("rule", "")), AmendRejected, Accepted })
        {
            var after = After(Limit, Accepted, Amend("59100", "0.02"), no);
            Assert.Equal((ExecutionStatus.Running, Working(0.01m)), (after.Status, after.Progress));
            Assert.Equal(new Price(59000m), ((SingleOrder)after).Price);
            Assert.Single(after.On(Amend("59100", null)).Commands);
        }
    }

    [Fact]
    public void RefusalOfAnAmendThatNobodyAsked_ChangesNothing()
    {
        var placed = After(Limit, Accepted);
        Assert.Same(placed, placed.On(AmendRejected).Next);
        Assert.Same(placed, placed.On(Accepted).Next);
    }

    // The venue's word is the order's new total; who asked for it says what the execution is for.
    [Theory]
    [InlineData(true, "0.02", "0.02", "0", "0.016", "0")]
    [InlineData(true, "0.006", "0.006", "0", "0.002", "0")]
    [InlineData(false, "0.006", "0.01", "0", "0.002", "0.004")]
    [InlineData(false, "0.01", "0.01", "0", "0.006", "0")]
    [InlineData(false, "0.02", "0.02", "0", "0.016", "0")]
    [InlineData(true, "0.004", "0.004", "completed 0.004", "0", "0")]
    [InlineData(true, "0.003", "0.004", "completed 0.004", "0", "0")]
    [InlineData(false, "0.004", "0.01", "stopped 0.004", "0", "0.006")]
    public void ChangedQuantity_IsWorkingOrGivenBack(bool asked, string total, string parent, string end, string working, string left)
    {
        var order = After(Limit, Accepted, Filled(0.004m));
        if (asked)
            order = order.On(Amend("59100", "0.005")).Next;
        var step = order.On(new Event.OrderAmended(Some.Noon, Some.Child, null, new(Story.Number(total))));
        Assert.Equal(new(new(Story.Number(parent)), new(0.004m), new(Story.Number(working)), new(Story.Number(left))), step.Next.Progress);
        Assert.Equal(end, step.Next.Outcome switch
        {
            Outcome.Completed c => $"completed {c.Filled}", Outcome.Stopped s => $"stopped {s.Filled}", _ => "0",
        });
        Assert.Equal(end == "0" ? 0 : 1, step.Commands.Length);
        // It is told without a price: that stays.
        Assert.Equal(new Price(59000m), ((SingleOrder)step.Next).Price);
        Assert.Same(step.Next.Outcome, step.Next.On(new Event.OrderAmended(Some.Noon, Some.Child, null, new(0.5m))).Next.Outcome);
    }

    [Fact]
    public void ChangedPrice_IsItsPrice()
    {
        var moved = After(Limit, Accepted, Amend("59100", null)).On(new Event.OrderAmended(Some.Noon, Some.Child, new Price(59100m), new(0.01m))).Next;
        Assert.Equal(new Price(59100m), ((SingleOrder)moved).Price);
        Assert.Single(moved.On(Amend("59000", null)).Commands);
        // A market order has none, whatever is told.
        var market = After(new MarketOrderSpec(Some.Market()), Accepted).On(new Event.OrderAmended(Some.Noon, Some.Child, new Price(59100m), new(0.006m))).Next;
        Assert.Null(((SingleOrder)market).Price);
    }

    [Fact]
    public void AmendedAfterItsEnd_ChangesNothing()
    {
        var over = After(Limit, Accepted, new Event.OrderCanceled(Some.Noon, Some.Child));
        Assert.Same(over, over.On(new Event.OrderAmended(Some.Noon, Some.Child, null, new(0.02m))).Next);
    }

    [Fact]
    public void MadeToNothingBeforeAnythingFilled_IsStillAwaited()
    {
        var step = After(Limit, Accepted).On(new Event.OrderAmended(Some.Noon, Some.Child, null, Quantity.Zero));
        Assert.Null(step.Next.Outcome);
        Assert.Equal(new(new(0.01m), Quantity.Zero, Quantity.Zero, new(0.01m)), step.Next.Progress);
    }

    [Theory]
    [InlineData("cancel", 1, ExecutionStatus.Running)]
    [InlineData("end", 1, ExecutionStatus.Ending)]
    [InlineData("cancel cancel", 1, ExecutionStatus.Running)]
    [InlineData("end end", 1, ExecutionStatus.Ending)]
    [InlineData("end cancel", 1, ExecutionStatus.Ending)]
    [InlineData("cancel end", 1, ExecutionStatus.Ending)]
    [InlineData("cancel refused cancel", 2, ExecutionStatus.Running)]
    [InlineData("cancel refused end", 2, ExecutionStatus.Ending)]
    [InlineData("end refused cancel", 2, ExecutionStatus.Ending)]
    [InlineData("end refused end", 2, ExecutionStatus.Ending)]
    [InlineData("end unknown end", 2, ExecutionStatus.Ending)]
    [InlineData("cancel accepted cancel", 2, ExecutionStatus.Running)]
    [InlineData("canceled cancel end", 0, ExecutionStatus.Finished)]
    public void CancelAndEnd_AskTheVenueOnceAtATime(string words, int cancels, ExecutionStatus status)
    {
        var (execution, sent) = (After(Limit, Accepted), 0);
        foreach (var word in words.Split(' '))
        {
            var step = execution.On(word switch
            {
                "cancel" => Cancel,
                "end" => new Event.EndRequested(Some.Noon, Some.Id),
                "refused" => CancelRejected,
                "unknown" => new Event.OrderUnresolved(Some.Noon, Some.Child, InflightKind.Canceling, "503"),
                "canceled" => new Event.OrderCanceled(Some.Noon, Some.Child),
                _ => Accepted,
            });
            execution = step.Next;
            sent += step.Commands.OfType<Command.CancelOrder>().Count();
        }

        Assert.Equal((cancels, status), (sent, execution.Status));
    }

    // Only an end that met the trigger withdraws what the trigger placed, and only what rests: once.
    [Fact]
    public void EndThatMetTheTrigger_WithdrawsTheChildOnce()
    {
        Event end = new Event.EndRequested(Some.Noon, Some.Id);
        Event triggered = new Event.OrderTriggered(Some.Noon, Some.Child, Some.Venue);
        var again = After(StopLimit, Accepted, end, triggered).On(CancelRejected);
        Assert.Equal([new Command.CancelOrder(Some.Child)], again.Commands);
        Assert.Empty(again.Next.On(CancelRejected).Commands);
        Assert.Empty(After(StopLimit, Accepted, end).On(CancelRejected).Commands);
        Assert.Empty(After(StopLimit, Accepted, Cancel, triggered).On(CancelRejected).Commands);
        Assert.Empty(After(Stop, Accepted, end, triggered).On(CancelRejected).Commands);
        Assert.Empty(After(StopLimit, Accepted, end, triggered, Filled(0.01m)).On(CancelRejected).Commands);
    }

    [Fact]
    public void Trigger_IsShown_AndNamesARefusalWithoutACode()
    {
        Event triggered = new Event.OrderTriggered(Some.Noon, Some.Child, Some.Venue);
        Assert.Empty(After(Stop, Accepted).Details);
        Assert.Equal([new("triggered", "yes")], After(Stop, Accepted, triggered).Details);
        Assert.Equal("trigger-rejected", Code(After(Stop, Accepted, triggered, Rejected(0))));
        Assert.Equal("venue-2022", Code(After(Stop, Accepted, triggered, Rejected(-2022))));
        Assert.Equal("venue0", Code(After(Stop, Rejected(0))));

        static Event Rejected(int code) => new Event.OrderRejected(Some.Noon, Some.Child, new(code, "", ""));
        static string? Code(Execution execution) => (execution.Outcome as Outcome.Failed)?.Code;
    }

    // A cancel that left before the venue had told of the order may be lost, or refused by a venue that does not know it yet: an end asks
    // again, a user may.
    [Fact]
    public void EndBeforeTheAnswer_IsAskedAgainOnceItRests()
    {
        Event end = new Event.EndRequested(Some.Noon, Some.Id);
        Assert.Equal([new Command.CancelOrder(Some.Child)], After(Limit, end).On(Accepted).Commands);
        var refused = After(Limit, end, CancelRejected).On(Accepted);
        Assert.Equal([new Command.CancelOrder(Some.Child)], refused.Commands);
        Assert.Empty(refused.Next.On(end).Commands);
        Assert.Single(After(Limit, end, CancelRejected, Accepted, CancelRejected).On(end).Commands);
        Assert.Empty(After(Limit, Cancel).On(Accepted).Commands);
        Assert.Empty(After(Limit, Accepted, end).On(Accepted).Commands);
        Assert.Empty(After(Limit, end, new Event.OrderNeverPlaced(Some.Noon, Some.Child)).On(Accepted).Commands);
        Assert.Empty(After(Limit, end, Accepted).On(Accepted).Commands);
    }

    private static readonly Event Accepted = new Event.OrderAccepted(Some.Noon, Some.Child, Some.Venue);
    private static readonly Event Cancel = new Event.CancelRequested(Some.Noon, Some.Child);
    private static readonly Event CancelRejected = new Event.CancelRejected(Some.Noon, Some.Child, new(-2011, "", ""));
    private static readonly Event AmendRejected = new Event.AmendRejected(Some.Noon, Some.Child, new(-5027, "", ""));

    private static Event Filled(decimal quantity) => new Event.OrderFilled(Some.Noon, Some.Child, Some.Venue, Some.Fill(1, quantity));

    private static Event.AmendRequested Amend(string? price, string? total) => new(
        Some.Noon, Some.Child, price is null ? null : new Price(Story.Number(price)), total is null ? null : new Quantity(Story.Number(total)));

    private static Progress Working(decimal quantity) => new(new(quantity), Quantity.Zero, new(quantity), Quantity.Zero);

    private static Execution After(SingleSpec spec, params Event[] events) =>
        events.Prepend(Some.Start(spec)).Aggregate(spec.Begin(Some.Id, Some.Noon, 1), (execution, e) => execution.On(e).Next);
}
