namespace Bowline.Core.Tests;

/// <summary>
/// A venue that does to an execution's orders what chance wants: accepts, refuses, fills in parts, answers late or not at
/// all. It keeps its own books, so that what the execution believes can be held against what is.
/// </summary>
internal sealed class RandomVenue
{
    private const decimal Tick = 0.1m;

    private readonly List<Event> _told = [];
    private readonly List<Command> _commands = [];
    private readonly SortedDictionary<string, Held> _orders = new(StringComparer.Ordinal);
    private readonly ExecutionId _id;
    private readonly AlgorithmSpec _spec;
    private Prng _chance;
    private Ledger _ledger = Ledger.Empty;
    private Time _now = Some.Noon;
    private decimal _bid = 60000m;
    private long _lastTrade;

    private RandomVenue(AlgorithmSpec spec, ulong seed)
    {
        (_spec, _chance) = (spec, new Prng(seed));
        _id = new($"{Executions.Find(spec.Kind)!.Prefix}-00000001");
        Tell(new Event.ExecutionStarted(_now, _id, spec, seed));
        Quote();
    }

    public Execution Execution => _ledger.Executions.Find(_id)!;

    public AlgorithmSpec Spec => _spec;

    public IReadOnlyList<Command> Commands => _commands;

    /// <summary>Changes that were refused: each may be asked for again.</summary>
    public int Refused { get; private set; }

    public TimeSpan Elapsed => _now - Some.Noon;

    public IEnumerable<Held> Live => _orders.Values.Where(order => !order.IsDone);

    /// <summary>Filled, and what may still fill, by leg letter.</summary>
    public decimal Exposure(params ReadOnlySpan<char> roles)
    {
        var sum = 0m;
        foreach (var (id, order) in _orders)
        {
            if (roles.IsEmpty || roles.Contains(id[id.LastIndexOf('-') + 1]))
                sum += order.Filled + (order.IsDone ? 0 : order.Most - order.Filled);
        }

        return sum;
    }

    public decimal FilledOf(char role) =>
        _orders.Where(o => o.Key[o.Key.LastIndexOf('-') + 1] == role).Sum(o => o.Value.Filled);

    /// <summary>Plays so many steps and then lets it end; <paramref name="check"/> is asked after every one.</summary>
    public static RandomVenue Play(AlgorithmSpec spec, ulong seed, int steps, Action<RandomVenue> check)
    {
        var venue = new RandomVenue(spec, seed);
        for (var i = 0; i < steps && venue.Execution.Outcome is null; i++)
        {
            venue.Step();
            check(venue);
        }

        venue.Tell(new Event.ResumeRequested(venue._now, venue._id));
        venue.Tell(venue.Below(2) == 0 ? new Event.FinishRequested(venue._now, venue._id) : new Event.EndRequested(venue._now, venue._id));
        for (var i = 0; i < 400 && venue.Execution.Outcome is null; i++)
        {
            venue.Settle();
            check(venue);
        }

        return venue;
    }

    /// <summary>Everything that was told, folded again.</summary>
    public (StateHash Hash, List<Command> Commands) Replayed()
    {
        var (ledger, commands) = (Ledger.Empty, new List<Command>());
        foreach (var e in _told)
        {
            var step = ledger.Apply(e);
            ledger = step.Next;
            commands.AddRange(step.Commands);
        }

        return (ledger.Hash, commands);
    }

    public StateHash Hash => _ledger.Hash;

    private void Step()
    {
        switch (Below(20))
        {
            case < 5:
                Quote();
                break;
            case < 9:
                Wait(100 + Below(3_000));
                break;
            case 9 when Below(4) == 0:
                Tell(new Event.PauseRequested(_now, _id));
                break;
            case 10:
                Tell(new Event.ResumeRequested(_now, _id));
                break;
            default:
                var live = Live.ToList();
                if (live.Count > 0)
                    Act(live[Below(live.Count)]);
                break;
        }
    }

    /// <summary>An honest venue: everything is answered, and what is at market fills.</summary>
    private void Settle()
    {
        foreach (var order in Live.ToList())
        {
            if (!order.IsKnown)
                Accept(order);
            if (order.IsDone)
                continue;
            if (order.Cancel)
                End(order, new Event.OrderCanceled(_now, order.Id));
            else if (order.Amend is not null)
                Amended(order);
            else if (order.Spec is OrderSpec.Market or OrderSpec.Limit { TimeInForce: TimeInForce.ImmediateOrCancel })
                Fill(order, order.Open);
        }

        Quote();
        Wait(5_000);
    }

    private void Act(Held order)
    {
        if (!order.IsKnown)
            Answer(order);
        else if (order.Cancel && Below(10) is var cancel && cancel < 7)
        {
            if (cancel > 0)
                End(order, new Event.OrderCanceled(_now, order.Id));
            else
            {
                order.Cancel = false;
                Tell(new Event.CancelRejected(_now, order.Id, new(-2011, "", "")));
            }
        }
        else if (order.Amend is not null && Below(10) is var amend && amend < 8)
        {
            if (amend > 0)
                Amended(order);
            else
            {
                order.Amend = null;
                Refused++;
                Tell(new Event.AmendRejected(_now, order.Id, new(-1007, "", "")));
            }
        }
        else
            Trade(order);
    }

    private void Answer(Held order)
    {
        switch (Below(10))
        {
            case 0:
                End(order, new Event.OrderRejected(_now, order.Id, new(Below(2) == 0 ? -2019 : -5022, "", "")));
                break;
            case 1 when !order.IsUnknown:
                order.IsUnknown = true;
                Tell(new Event.OrderUnresolved(_now, order.Id, InflightKind.Placing, "503"));
                break;
            case 2 when order.IsUnknown:
                End(order, new Event.OrderNeverPlaced(_now, order.Id));
                break;
            default:
                Accept(order);
                break;
        }
    }

    private void Accept(Held order)
    {
        order.IsKnown = true;
        Tell(new Event.OrderSubmitted(_now, order.Id));
        Tell(new Event.OrderAccepted(_now, order.Id, order.VenueId));
    }

    private void Trade(Held order)
    {
        if (Below(20) == 0)
        {
            End(order, order.Spec is OrderSpec.Market ? new Event.OrderExpired(_now, order.Id, "") : new Event.OrderCanceled(_now, order.Id));
            return;
        }

        var steps = (int)(order.Open / _spec.Instrument.Lot.Step);
        Fill(order, (1 + Below(steps)) * _spec.Instrument.Lot.Step);
    }

    private void Fill(Held order, decimal quantity)
    {
        order.Filled += quantity;
        order.IsDone = order.Filled >= order.Spec.Quantity.Value;
        Tell(new Event.OrderFilled(_now, order.Id, order.VenueId, new(
            new(++_lastTrade), order.Spec.LimitPrice ?? new Price(_bid), new(quantity), 0, "USDT", Notional.Zero, false, _now)));
    }

    private void Amended(Held order)
    {
        var (price, quantity) = order.Amend!.Value;
        order.Amend = null;
        if (quantity <= order.Filled)
        {
            End(order, new Event.OrderCanceled(_now, order.Id));
            return;
        }

        order.Spec = (OrderSpec.Limit)order.Spec with { Price = price, Quantity = new(quantity) };
        Tell(new Event.OrderAmended(_now, order.Id, price, new(quantity)));
    }

    private void End(Held order, Event how)
    {
        order.IsDone = true;
        Tell(how);
    }

    private void Quote()
    {
        _bid += (Below(61) - 30) * Tick;
        var ask = _bid + ((1 + Below(3)) * Tick);
        Tell(new Event.QuoteUpdated(_now, _spec.Symbol, new(new(_bid), new(5), new(ask), new(5), _now)));
    }

    private void Wait(int milliseconds)
    {
        var until = _now + TimeSpan.FromMilliseconds(milliseconds);
        while (_ledger.Timers.All.Where(t => t.Due <= until).OrderBy(t => t.Due).FirstOrDefault() is { } due)
        {
            _now = due.Due > _now ? due.Due : _now;
            Tell(new Event.TimerFired(_now, due.Key.Execution, due.Key.Timer));
        }

        _now = until;
    }

    private void Tell(Event e)
    {
        _told.Add(e);
        var step = _ledger.Apply(e);
        _ledger = step.Next;
        _commands.AddRange(step.Commands);
        foreach (var command in step.Commands)
        {
            if (command is Command.PlaceOrder place)
                _orders.Add(place.Order.Text, new(place.Order, place.Spec, new(_orders.Count + 1)));
            else if (command is Command.CancelOrder cancel)
                _orders[cancel.Order.Text].Cancel = true;
            else if (command is Command.AmendOrder amend)
                _orders[amend.Order.Text].Amend = (amend.Price, amend.Quantity.Value);
        }
    }

    private int Below(int bound)
    {
        (var value, _chance) = _chance.Below(bound);
        return (int)value;
    }

    /// <summary>An order as the venue has it.</summary>
    internal sealed class Held(ClientOrderId id, OrderSpec spec, VenueOrderId venueId)
    {
        public ClientOrderId Id => id;

        public VenueOrderId VenueId => venueId;

        public OrderSpec Spec { get; set; } = spec;

        public decimal Filled { get; set; }

        public bool IsKnown { get; set; }

        public bool IsUnknown { get; set; }

        public bool IsDone { get; set; }

        public bool Cancel { get; set; }

        public (Price Price, decimal Quantity)? Amend { get; set; }

        public decimal Open => Spec.Quantity.Value - Filled;

        /// <summary>The most it can come to, a change on its way included.</summary>
        public decimal Most => Math.Max(Spec.Quantity.Value, Amend?.Quantity ?? 0);
    }
}
