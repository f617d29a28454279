using Xunit;

namespace Bowline.Core.Tests;

/// <summary>How one leg bears what happens to its orders, told event by event; the pauses are those of docs/algorithms/oco.md.</summary>
public sealed class LegsTests
{
    private static readonly ExecutionId Id = new("OCO-00000001");
    private static readonly LegKey Key = new('s', 1);
    private Legs _legs = Legs.None;
    private Time _now = Some.Noon;

    /// <summary>Tried again after 0.5 s, 1 s, 2 s … 30 s, and after 30 s from then on.</summary>
    [Fact]
    public void Failures_AreTriedAgain_AfterPausesThatGrow()
    {
        foreach (var pause in new[] { 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000 })
        {
            Place();
            Hear(new Event.OrderRejected(_now, Newest, new(-2019, "", "")));
            Assert.Equal(_now + TimeSpan.FromMilliseconds(pause), _legs[Key].RetryAt);
            _now += TimeSpan.FromMilliseconds(pause - 1);
            Assert.Empty(Lead());
            _now += TimeSpan.FromMilliseconds(1);
        }
    }

    /// <summary>A row of failures ends when two minutes pass without another, or once an order has rested for a minute.</summary>
    [Theory]
    [InlineData(1_000, 119_000, 2)]
    [InlineData(1_000, 121_000, 1)]
    [InlineData(59_999, 59_999, 2)]
    [InlineData(60_000, 60_000, 1)]
    public void Row_EndsByQuietAndByRest(int rested, int quiet, int failures)
    {
        Place();
        Hear(new Event.OrderRejected(_now, Newest, new(-2019, "", "")));
        var first = _now;
        _now = first + TimeSpan.FromMilliseconds(quiet - rested);
        // What is asked before its pause is over comes with the pause.
        if (_now < _legs[Key].RetryAt)
            _now = _legs[Key].RetryAt!.Value;
        Place();
        Hear(new Event.OrderAccepted(_now, Newest, Some.Venue));
        _now += TimeSpan.FromMilliseconds(rested);
        Hear(new Event.OrderExpired(_now, Newest, ""));
        Assert.Equal(failures, _legs[Key].Failures);
    }

    /// <summary>Cancels outside the desk count while nothing else comes between: C canceled, R refused, F a fill.</summary>
    [Theory]
    [InlineData("C", 1)]
    [InlineData("C C", 2)]
    [InlineData("C C C", 3)]
    [InlineData("C C R", 0)]
    [InlineData("R C", 1)]
    [InlineData("C R C", 1)]
    [InlineData("C C F C", 1)]
    public void CancelsOutside_AreCountedInARow(string told, int count)
    {
        foreach (var word in told.Split(' '))
        {
            if (_legs[Key].RetryAt is { } retry)
                _now = retry;
            Place();
            Hear(new Event.OrderAccepted(_now, Newest, Some.Venue));
            Hear(word switch
            {
                "C" => new Event.OrderCanceled(_now, Newest),
                "R" => new Event.OrderRejected(_now, Newest, new(-2019, "", "")),
                _ => new Event.OrderFilled(_now, Newest, Some.Venue, Some.Fill(1, 0.01m)),
            });
        }

        Assert.Equal(count, _legs[Key].CanceledOutside);
    }

    /// <summary>A halted desk is no fault of the order's: it waits 15 s and counts nothing.</summary>
    [Fact]
    public void ClosedDesk_CountsNothing()
    {
        Place();
        Hear(new Event.OrderDenied(_now, Newest, new("desk-halted", "")));
        Assert.Equal((0, _now + TimeSpan.FromSeconds(15)), (_legs[Key].Failures, _legs[Key].RetryAt!.Value));
    }

    /// <summary>
    /// What trades at once means its price as the worst one: refused beyond a band it takes the price inside, where that is nearer. What
    /// rests, and what was not refused, keeps its own.
    /// </summary>
    [Theory]
    [InlineData(Side.Buy, true, 60500, "60500")]
    [InlineData(Side.Buy, true, 61500, "61000")]
    [InlineData(Side.Sell, true, 61500, "61500")]
    [InlineData(Side.Sell, true, 60500, "61000")]
    [InlineData(Side.Buy, false, 60500, "61000")]
    [InlineData(Side.Buy, true, 0, "61000")]
    public void PriceInsideTheBand_IsTaken_ByWhatTradesAtOnce(Side side, bool atOnce, int inside, string price)
    {
        var order = Some.Limit(price: 61000m, side: side) with
        {
            TimeInForce = atOnce ? new TimeInForce.ImmediateOrCancel() : new TimeInForce.GoodTillCanceled(),
        };
        Lead(new Target(Key, order));
        Hear(new Event.OrderDenied(_now, Newest, new("price-above-band", "") { Inside = inside > 0 ? new Price(inside) : null }));
        _now += TimeSpan.FromMilliseconds(500);
        var placed = Assert.IsType<Command.PlaceOrder>(Assert.Single(Lead(new Target(Key, order))));
        Assert.Equal(price, placed.Spec.LimitPrice.ToString());
        // Once one has filled nothing is in the way any more.
        Hear(new Event.OrderFilled(_now, Newest, Some.Venue, Some.Fill(1, 0.01m)));
        placed = Assert.IsType<Command.PlaceOrder>(Assert.Single(Lead(new Target(Key, order))));
        Assert.Equal("61000", placed.Spec.LimitPrice.ToString());
    }

    /// <summary>A raise that is under way may have been made: until that is known it counts as able to fill.</summary>
    [Fact]
    public void RaiseUnderWay_CountsAsWorking()
    {
        Lead(new Target(Key, Some.Limit(0.01m)));
        Hear(new Event.OrderAccepted(_now, Newest, Some.Venue));
        Hear(new Event.OrderFilled(_now, Newest, Some.Venue, Some.Fill(1, 0.004m)));
        var amend = Assert.IsType<Command.AmendOrder>(Assert.Single(Lead(new Target(Key, Some.Limit(0.016m)))));
        Assert.Equal((new Quantity(0.02m), new Quantity(0.016m)), (amend.Quantity, _legs[Key].Working));
        Hear(new Event.OrderUnresolved(_now, Newest, InflightKind.Amending, "503"));
        Assert.Equal(new Quantity(0.016m), _legs[Key].Working);
        Assert.Empty(Lead(new Target(Key, Some.Limit(0.02m))));
        // That it rests tells that nothing was changed.
        Hear(new Event.OrderAccepted(_now, Newest, Some.Venue));
        Assert.Equal(new Quantity(0.006m), _legs[Key].Working);
    }

    /// <summary>A raise that the exchange refuses leaves the order as it was; what never reached it is no failure of the order's.</summary>
    [Theory]
    [InlineData(-5027, 1)]
    [InlineData(0, 0)]
    public void RefusedRaise_LeavesTheOrder(int code, int failures)
    {
        Lead(new Target(Key, Some.Limit(0.01m)));
        Hear(new Event.OrderAccepted(_now, Newest, Some.Venue));
        Lead(new Target(Key, Some.Limit(0.02m)));
        Hear(new Event.AmendRejected(_now, Newest, new(code, "", "")));
        Assert.Equal((failures, new Quantity(0.01m)), (_legs[Key].Failures, _legs[Key].Working));
        Assert.Empty(Lead(new Target(Key, Some.Limit(0.02m))));
        _now += TimeSpan.FromMilliseconds(500);
        Assert.IsType<Command.AmendOrder>(Assert.Single(Lead(new Target(Key, Some.Limit(0.02m)))));
    }

    /// <summary>A refused change does not tell what became of a cancel: until that is known nothing more is asked.</summary>
    [Fact]
    public void RefusedRaise_LeavesACancelUnknown()
    {
        Lead(new Target(Key, Some.Limit(0.01m)));
        Hear(new Event.OrderAccepted(_now, Newest, Some.Venue));
        Lead(new Target(Key, Some.Limit(0.02m)));
        Hear(new Event.OrderUnresolved(_now, Newest, InflightKind.Canceling, "503"));
        Hear(new Event.AmendRejected(_now, Newest, new(-5027, "", "")));
        _now += TimeSpan.FromMinutes(1);
        Assert.Empty(Lead());
        Assert.Empty(Lead([]));
        // That it rests tells that it was not canceled, and it need not wait any more.
        Hear(new Event.OrderAccepted(_now, Newest, Some.Venue));
        Assert.Null(_legs[Key].RetryAt);
        Assert.IsType<Command.CancelOrder>(Assert.Single(Lead([])));
    }

    /// <summary>An order that closes a position has no quantity that could be reached: a fill is not its last.</summary>
    [Fact]
    public void OrderWithoutAQuantity_IsNotOverByAFill()
    {
        var stop = Stop(0.01m);
        Lead(stop with { Spec = (OrderSpec.StopMarket)stop.Spec with { Quantity = Quantity.Zero, ClosePosition = true } });
        Hear(new Event.OrderAccepted(_now, Newest, Some.Venue));
        Hear(new Event.OrderFilled(_now, Newest, Some.Venue, Some.Fill(1, 0.01m)));
        Assert.True(_legs[Key].IsLive);
        Assert.True(_legs[Key].IsTriggered);
    }

    /// <summary>Protection first, then what goes, then what may open.</summary>
    [Fact]
    public void Commands_ComeInTheOrderThatIsHarmless()
    {
        LegKey entry = new('e', 1), old = new('a', 1);
        Lead(new Target(old, Some.Limit(0.01m)));
        Hear(new Event.OrderAccepted(_now, ((Command.PlaceOrder)_last[0]).Order, Some.Venue));
        var commands = Lead(
            new Target(entry, Some.Limit(0.02m)), new Target(Key, Some.Market(0.01m, Side.Sell), Replacing.PlaceThenCancel));
        Assert.Equal(
            ["s01", "cancel", "e01"], commands.Select(command => command is Command.PlaceOrder p ? p.Order.Text[^3..] : "cancel"));
    }

    /// <summary>The next time to look is the soonest that has not passed, of legs and of refused cancels.</summary>
    [Fact]
    public void NextRetry_IsTheSoonestToCome()
    {
        LegKey other = new('t', 1);
        Lead(new Target(Key, Some.Limit(0.01m)), new Target(other, Some.Limit(0.02m)));
        var (s, t) = (((Command.PlaceOrder)_last[0]).Order, ((Command.PlaceOrder)_last[1]).Order);
        Assert.Null(_legs.NextRetry(_now));
        Hear(new Event.OrderAccepted(_now, t, Some.Venue));
        Lead(new Target(Key, Some.Limit(0.01m)));
        Hear(new Event.CancelRejected(_now, t, new(-1001, "", "")));
        Assert.True(_legs.AwaitsCancel(_now));
        Assert.False(_legs.AwaitsCancel(_now + TimeSpan.FromMilliseconds(500)));
        _now += TimeSpan.FromMilliseconds(100);
        Hear(new Event.OrderRejected(_now, s, new(-2019, "", "")));
        Assert.Equal(Some.Noon + TimeSpan.FromMilliseconds(500), _legs.NextRetry(_now));
        Assert.Equal(Some.Noon + TimeSpan.FromMilliseconds(600), _legs.NextRetry(Some.Noon + TimeSpan.FromMilliseconds(500)));
        Assert.Null(_legs.NextRetry(Some.Noon + TimeSpan.FromMilliseconds(600)));
        Assert.Null(_legs.RetryNow(Key)[Key].RetryAt);
        var forgiven = _legs.Forgive(Key, Some.Noon)[Key];
        Assert.Equal((0, Some.Noon), (forgiven.Failures, forgiven.RetryAt!.Value));
    }

    /// <summary>While one stop replaces another, each covers what it is for, and the larger counts.</summary>
    [Fact]
    public void TwoOrders_CoverAsMuchAsTheLarger()
    {
        Lead(Stop(0.01m));
        var old = Newest;
        Assert.False(_legs[Key].Covers(new(0.001m)));
        Hear(new Event.OrderAccepted(_now, old, Some.Venue));
        Lead(Stop(0.006m));
        Assert.Equal((2, new Quantity(0.01m)), (_legs[Key].Live.Length, _legs[Key].Working));
        Assert.True(_legs[Key].Covers(new(0.01m)));
        Assert.False(_legs[Key].Covers(new(0.011m)));
        Assert.Empty(Lead(Stop(0.006m)));
        Hear(new Event.OrderAccepted(_now, Newest, Some.Venue));
        Assert.Equal(old, Assert.IsType<Command.CancelOrder>(Assert.Single(Lead(Stop(0.006m)))).Order);
        Hear(new Event.OrderTriggered(_now, old, Some.Venue));
        Assert.True(_legs[Key].IsTriggered);
        Hear(new Event.OrderCanceled(_now, old));
        Assert.Equal((false, new Quantity(0.006m)), (_legs[Key].IsTriggered, _legs[Key].Working));
    }

    private ClientOrderId Newest => _legs[Key].Order!.Id;

    private IReadOnlyList<Command> _last = [];

    private static Target Stop(decimal quantity) => new(Key, new OrderSpec.StopMarket
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(quantity), ReduceOnly = true, Trigger = new(59000m),
    }, Replacing.PlaceThenCancel);

    private void Place() => Assert.IsType<Command.PlaceOrder>(Assert.Single(Lead()));

    private IReadOnlyList<Command> Lead() => Lead(new Target(Key, Some.Limit(0.01m)));

    private IReadOnlyList<Command> Lead(params Target[] targets)
    {
        (_legs, var commands) = _legs.Toward([.. targets], Id, _now);
        return _last = [.. commands];
    }

    private void Hear(Event e) => _legs = _legs.Hear(e).Next;
}
