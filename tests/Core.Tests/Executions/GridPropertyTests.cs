using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// Levels are neither doubled nor lost: a small exchange does what exchanges do to a grid, in any order, and once all is
/// quiet every pair of neighboring levels has exactly one quantity at work between its buy and its sell.
/// </summary>
public sealed class GridPropertyTests
{
    private const decimal Size = 0.004m;
    private const decimal Step = 500m;
    private const int Levels = 6;
    private const decimal Lowest = 59000m;

    private static readonly Gen<(GridDirection Mode, int[] Deeds)> Runs =
        from direction in Gen.Elements(GridDirection.Neutral, GridDirection.Long, GridDirection.Short)
        from deeds in Gen.ArrayOf(Gen.Choose(0, 1_000_000))
        select (direction, deeds);

    [Fact]
    public void Levels_AreNeitherDoubledNorLost_WhateverHappens() =>
        Prop.ForAll(Arb.From(Runs), run =>
        {
            var exchange = new SmallExchange(SpecOf(run.Mode));
            foreach (var deed in run.Deeds)
            {
                exchange.Do(deed);
                NeverTwice(exchange);
            }

            exchange.ComeToRest();
            EachCellIsWhole(exchange, run.Mode);
            return exchange.Grid.Holding.Value == exchange.Net;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void TheSameEvents_GiveTheSameState() => Prop.ForAll(Arb.From(Runs), run =>
    {
        var exchange = new SmallExchange(SpecOf(run.Mode));
        foreach (var deed in run.Deeds)
            exchange.Do(deed);
        return exchange.Told.Aggregate(Ledger.Empty, (ledger, e) => ledger.Apply(e).Next).Hash == exchange.Ledger.Hash;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static AlgorithmSpec SpecOf(GridDirection direction) => Executions.Read(
        new SpecText("grid",
        [
            new("per-level", "0.004"), new("lower", "59000"), new("upper", "61500"), new("levels", "6"), new("direction", SpecWord.Of(direction)),
        ]),
        new SpecContext(Some.Btc, new(60200m), new(60200m)));

    // A level is known by its side and price: two live orders there would be one too many.
    private static void NeverTwice(SmallExchange exchange)
    {
        var limits = exchange.Ledger.Orders.Live.All.Where(o => o.Spec is OrderSpec.Limit)
            .Select(o => (o.Spec.Side, o.Spec.LimitPrice!.Value, Reduces: o.Spec.ReduceOnly)).ToList();
        Assert.Equal(limits.Distinct().Count(), limits.Count);
        Assert.True(exchange.Grid.Progress.IsConserved);
    }

    private static void EachCellIsWhole(SmallExchange exchange, GridDirection direction)
    {
        var open = exchange.Ledger.Orders.Live.All
            .Select(o => (o.Spec.Side, Price: o.Spec.LimitPrice!.Value.Value, Left: o.Spec.Quantity.Value - o.Fills.Quantity.Value)).ToList();
        for (var cell = 0; cell < Levels - 1; cell++)
        {
            var (low, high) = (Lowest + (Step * cell), Lowest + (Step * (cell + 1)));
            // Each level between two cells is the sell of the lower and the buy of the upper one.
            var atWork = open.Where(o => (o.Side == Side.Buy && o.Price == low) || (o.Side == Side.Sell && o.Price == high)).Sum(o => o.Left);
            Assert.True(atWork == Size, $"{low} to {high} has {atWork} at work: {string.Join(", ", open)}");
        }

        Assert.Equal(Size * (Levels - 1), open.Sum(o => o.Left));
        Assert.True(direction != GridDirection.Long || exchange.Net >= 0);
        Assert.True(direction != GridDirection.Short || exchange.Net <= 0);
    }
}

/// <summary>Answers a grid's orders as an exchange may, one deed at a time, chosen by a number.</summary>
internal sealed class SmallExchange
{
    private readonly ExecutionId _id = new("GRID-00000001");
    private readonly Dictionary<ClientOrderId, Command.AmendOrder> _amends = [];
    private readonly HashSet<ClientOrderId> _cancels = [];
    private Time _now = Some.Noon;
    private long _trade;
    private Event.OrderFilled? _last;

    public SmallExchange(AlgorithmSpec spec) => Tell(new Event.ExecutionStarted(_now, _id, spec, 1));

    public Ledger Ledger { get; private set; } = Ledger.Empty;

    public List<Event> Told { get; } = [];

    /// <summary>The signed sum of all fills.</summary>
    public decimal Net { get; private set; }

    public Execution Grid => Ledger.Executions.Find(_id)!;

    public void Do(int deed)
    {
        var live = Ledger.Orders.Live.All.ToList();
        if (live.Count == 0 || deed % 23 == 0)
        {
            Wait();
            return;
        }

        var order = live[deed / 16 % live.Count];
        switch (deed % 16)
        {
            case 0 or 1 or 2 when order.Status is OrderStatus.Pending or OrderStatus.Submitted:
                Tell(new Event.OrderAccepted(_now, order.Id, VenueOf(order)));
                break;
            case 3 or 4 or 5 or 6:
                Fill(order, deed / 4096 % 4 == 0 ? Left(order) : 0.001m);
                break;
            case 7 when order.VenueId is null:
                Tell(new Event.OrderRejected(_now, order.Id, new(-2019, "Margin is insufficient.", "")));
                break;
            case 8 when order.VenueId is not null:
                Tell(new Event.OrderCanceled(_now, order.Id));
                break;
            case 9 when order.Inflight.Kind != InflightKind.None:
                Tell(new Event.OrderUnresolved(_now, order.Id, order.Inflight.Kind, "503"));
                break;
            case 10:
                Answer(order);
                break;
            case 11:
                Restart();
                break;
            case 12:
                Tell(new Event.PauseRequested(_now, _id));
                break;
            case 13 or 14:
                Tell(new Event.ResumeRequested(_now, _id));
                break;
            default:
                Repeat(order);
                break;
        }
    }

    /// <summary>Everything is answered and every pause is over.</summary>
    public void ComeToRest()
    {
        Tell(new Event.ResumeRequested(_now, _id));
        for (var round = 0; round < 200; round++)
        {
            var before = Ledger;
            foreach (var order in Ledger.Orders.Live.All.ToList())
                Answer(order);
            Wait();
            if (ReferenceEquals(before, Ledger) && Ledger.Timers.Count == 0)
                return;
        }

        throw new InvalidOperationException("it never comes to rest");
    }

    private static decimal Left(Order order) => order.Spec.Quantity.Value - order.Fills.Quantity.Value;

    private static VenueOrderId VenueOf(Order order) => new(order.Id.Text.Aggregate(7L, (sum, c) => unchecked((sum * 37) + c) & 0xFFFFFFFFFFFF));

    private void Answer(Order order)
    {
        // It may have changed since it was listed.
        if (Ledger.Orders.Live.Find(order.Id) is not { } now)
            return;
        if (now.VenueId is null)
            Tell(new Event.OrderAccepted(_now, now.Id, VenueOf(now)));
        if (Ledger.Orders.Live.Find(order.Id) is not { } placed)
            return;
        if (placed.Spec is OrderSpec.Market)
            Fill(placed, Left(placed));
        else if (_cancels.Remove(placed.Id))
            Tell(new Event.OrderCanceled(_now, placed.Id));
        else if (placed.Inflight.Kind == InflightKind.Amending)
            Tell(Wanted(placed) is { } amend
                ? new Event.OrderAmended(_now, placed.Id, amend.Price, amend.Quantity)
                : new Event.AmendRejected(_now, placed.Id, new(-5027, "No need to modify the order.", "")));
        else if (placed.Inflight.Unknown)
            Tell(new Event.OrderAccepted(_now, placed.Id, VenueOf(placed)));
    }

    private Command.AmendOrder? Wanted(Order order) => _amends.GetValueOrDefault(order.Id);


    private void Fill(Order order, decimal quantity)
    {
        quantity = Math.Min(quantity, Left(order));
        if (quantity <= 0)
            return;
        Net += order.Spec.Side == Side.Buy ? quantity : -quantity;
        var price = order.Spec.LimitPrice ?? new Price(60200m);
        _last = new Event.OrderFilled(
            _now, order.Id, VenueOf(order), new(new(++_trade), price, new(quantity), 0, "USDT", Notional.Zero, true, _now));
        Tell(_last);
    }

    // The stream tells some things twice.
    private void Repeat(Order order)
    {
        if (_last is not null)
            Tell(_last);
        if (order.VenueId is not null)
            Tell(new Event.OrderAccepted(_now, order.Id, VenueOf(order)));
    }

    private void Restart()
    {
        foreach (var order in Ledger.Orders.Live.All.ToList())
        {
            if (order.Status == OrderStatus.Pending)
                Tell(new Event.OrderNotSent(_now, order.Id, "the desk stopped before its bytes left"));
            else if (order.Inflight is { Kind: not InflightKind.None, Unknown: false })
                Tell(new Event.OrderUnresolved(_now, order.Id, order.Inflight.Kind, "the desk stopped"));
        }
    }

    private void Wait()
    {
        _now += TimeSpan.FromSeconds(31);
        foreach (var timer in Ledger.Timers.All.Where(t => t.Due <= _now).ToImmutableArray())
            Tell(new Event.TimerFired(_now, timer.Key.Execution, timer.Key.Timer));
    }

    private void Tell(Event e)
    {
        Told.Add(e);
        var step = Ledger.Apply(e);
        Ledger = step.Next;
        foreach (var amend in step.Commands.OfType<Command.AmendOrder>())
            _amends[amend.Order] = amend;
        // A cancel that left in mid-placing is not to be seen in the order, and arrives all the same.
        _cancels.UnionWith(step.Commands.OfType<Command.CancelOrder>().Select(cancel => cancel.Order));
    }
}
