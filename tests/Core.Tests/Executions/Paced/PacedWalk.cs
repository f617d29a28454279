namespace Bowline.Core.Tests;

/// <summary>
/// A paced execution against a venue that does as seeded chance tells it: fills in parts, rejections, expiries, silence
/// that ends well or not, pauses, trades and quotes. What the venue owes is counted here and not by the execution.
/// </summary>
internal sealed class PacedWalk
{
    private const int Steps = 400;

    private readonly ExecutionId _id;
    private readonly List<Event> _told = [];
    private readonly List<string> _commands = [];
    private readonly Dictionary<ClientOrderId, Command.AmendOrder> _amends = [];
    private readonly bool _splitsFills;
    private Prng _chance;
    private long _trades;
    private long _orders;

    public PacedWalk(AlgorithmSpec spec, ulong seed, bool splitsFills = false)
    {
        Spec = spec;
        _id = new($"{Executions.Find(spec.Kind)!.Prefix}-00000001");
        _chance = new(seed);
        _splitsFills = splitsFills;
        Tell(new Event.ExecutionStarted(Now, _id, spec, seed));
        for (var i = 0; i < Steps && Execution.Outcome is null; i++)
            Step();
        // At last the venue fills whatever comes, and the market trades.
        for (var i = 0; i < 4 * Steps && Execution.Outcome is null; i++)
        {
            if (Execution.Status == ExecutionStatus.Paused)
                Tell(new Event.ResumeRequested(Now, _id));
            foreach (var order in Open)
                Fill(order, order.Working);
            Trade(100);
            Pass(TimeSpan.FromSeconds(30));
        }
    }

    public AlgorithmSpec Spec { get; }

    public Ledger Ledger { get; private set; } = Ledger.Empty;

    public Execution Execution => Ledger.Executions.Find(_id)!;

    public IReadOnlyList<string> Commands => _commands;

    /// <summary>What became of a placing was not known for a while.</summary>
    public bool HadUnknown { get; private set; }

    /// <summary>A cancel left before the venue had told of its order, and is asked again once it does.</summary>
    public bool HadEarlyCancel { get; private set; }

    /// <summary>Public trades told so far, base asset.</summary>
    public decimal Volume { get; private set; }

    /// <summary>The most that was filled and open at once, over the volume told until then.</summary>
    public decimal LargestShare { get; private set; }

    /// <summary>The most that was filled and open at once, base asset.</summary>
    public decimal Most { get; private set; }

    private Time Now { get; set; } = Some.Noon;

    private List<Order> Open => [.. Ledger.Orders.Live.All];

    /// <summary>The same events once more, from nothing.</summary>
    public StateHash Again() => _told.Aggregate(Ledger.Empty, (ledger, e) => ledger.Apply(e).Next).Hash;

    private void Step()
    {
        switch (Draw(10))
        {
            case 0 when Draw(4) == 0:
                Tell(Execution.Status == ExecutionStatus.Paused
                    ? new Event.ResumeRequested(Now, _id) : new Event.PauseRequested(Now, _id));
                break;
            case 1 or 2:
                Trade(Draw(40));
                break;
            case 3:
                var bid = 59990m + (Draw(200) / 10m);
                Tell(new Event.QuoteUpdated(Now, Spec.Symbol, new(new(bid), new(5), new(bid + 0.1m), new(5), Now)));
                break;
            case 4 or 5 or 6 when Open is { Count: > 0 } open:
                Happen(open[Draw(open.Count)]);
                break;
            default:
                Pass(TimeSpan.FromMilliseconds(Draw(4_000)));
                break;
        }
    }

    private void Happen(Order order)
    {
        if (order.Inflight is { Kind: InflightKind.Canceling })
            Tell(Draw(5) == 0 ? Filled(order, order.Working) : new Event.OrderCanceled(Now, order.Id));
        else if (order.Inflight is { Kind: InflightKind.Amending })
            Tell(new Event.OrderAmended(Now, order.Id, _amends[order.Id].Price, _amends[order.Id].Quantity));
        else
        {
            switch (Draw(8))
            {
                case 0 when order.Filled.IsZero:
                    Tell(new Event.OrderRejected(Now, order.Id, new(-2019, "", "")));
                    break;
                case 1:
                    Tell(new Event.OrderExpired(Now, order.Id, ""));
                    break;
                case 2 when order.Filled.IsZero:
                    HadUnknown = true;
                    Tell(new Event.OrderUnresolved(Now, order.Id, InflightKind.Placing, "503"));
                    break;
                case 3 when order is { Filled.IsZero: true, Inflight.Unknown: true }:
                    Tell(new Event.OrderNeverPlaced(Now, order.Id));
                    break;
                case 4 or 5:
                    Fill(order, new(Math.Max(0.001m, Math.Floor(order.Working.Value * 500) / 1000)));
                    break;
                default:
                    Fill(order, order.Working);
                    break;
            }
        }
    }

    private void Fill(Order order, Quantity quantity)
    {
        if (quantity.IsZero)
            return;
        if (_splitsFills && quantity.Value >= 0.002m)
        {
            Tell(Filled(order, new(0.001m)));
            quantity = new(quantity.Value - 0.001m);
        }

        Tell(Filled(order, quantity));
    }

    private Event.OrderFilled Filled(Order order, Quantity quantity) => new(
        Now, order.Id, Ledger.Orders.Find(order.Id)!.VenueId ?? new(++_orders),
        new(new(++_trades), new(60000m), quantity, 0, "USDT", Notional.Zero, false, Now));

    private void Trade(int volume)
    {
        Volume += volume * 0.01m;
        Tell(new Event.TradesObserved(Now, Spec.Symbol, new(60000m), new(60000m), new(60000m), new(volume * 0.01m)));
    }

    private void Pass(TimeSpan time)
    {
        var until = Now + time;
        while (Ledger.Timers.All.Where(t => t.Due <= until).OrderBy(t => t.Due).FirstOrDefault() is { } due)
        {
            Now = due.Due > Now ? due.Due : Now;
            Tell(new Event.TimerFired(Now, due.Key.Execution, due.Key.Timer));
        }

        Now = until;
    }

    private void Tell(Event e)
    {
        _told.Add(e);
        var step = Ledger.Apply(e);
        Ledger = step.Next;
        foreach (var command in step.Commands)
            _commands.Add(command.ToString());
        foreach (var amend in step.Commands.OfType<Command.AmendOrder>())
            _amends[amend.Order] = amend;
        HadEarlyCancel |= step.Commands.OfType<Command.CancelOrder>().Any(c => Ledger.FindOrder(c.Order)?.VenueId is null);
        var taken = Ledger.Orders.All.Sum(o => o.Filled.Value + (o.IsFinal ? 0 : o.Working.Value));
        Most = Math.Max(Most, taken);
        LargestShare = Volume > 0 ? Math.Max(LargestShare, taken / Volume) : taken;
    }

    private int Draw(int bound)
    {
        (var value, _chance) = _chance.Below(bound);
        return (int)value;
    }
}
