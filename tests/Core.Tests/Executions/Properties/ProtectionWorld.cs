using Bowline.Core;

namespace Bowline.Core.Tests;

/// <summary>
/// An exchange that answers a protective execution as a script of numbers says: late, twice, out of order, with
/// refusals, lost answers, fills in parts and a position that shrinks by itself. It checks after every event what must
/// always hold. The position is taken to be larger than the execution's share, so that both exits can fill.
/// </summary>
internal sealed class ProtectionWorld
{
    private static readonly int[] Refusals = [-2021, -4045, -2022, -1008];

    private readonly Queue<int> _script;
    private readonly bool _isKind;
    private readonly List<VenueSideOrder> _orders = [];
    private readonly List<Event> _told = [];
    private readonly List<Command> _given = [];
    private Ledger _ledger = Ledger.Empty;
    private long _lastTrade;
    private Time? _uncoveredSince;
    private decimal _price;

    /// <param name="isKind">It refuses nothing, loses nothing and cancels nothing by itself.</param>
    public ProtectionWorld(AlgorithmSpec spec, int[] script, bool isKind = false)
    {
        (Spec, _script, _isKind) = (spec, new(script), isKind);
        Id = new($"{Executions.Find(spec.Kind)!.Prefix}-00000001");
        _price = spec.Context.Mark.Value;
        Tell(new Event.ExecutionStarted(Now, Id, spec, 1));
    }

    public AlgorithmSpec Spec { get; }

    public ExecutionId Id { get; }

    public Time Now { get; private set; } = Some.Noon;

    public ProtectiveExecution Execution => (ProtectiveExecution)_ledger.Executions.Find(Id)!;

    /// <summary>The first thing that did not hold; null while all does.</summary>
    public string? Broken { get; private set; }

    /// <summary>What happened and what came of it, a line an event: for a person who looks at a broken property.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The triggers of all stops, in the order they were placed.</summary>
    public List<Price> Triggers { get; } = [];

    /// <summary>A stop has rested, and from then on none of its own doing may leave it without one.</summary>
    public bool HasRested { get; private set; }

    public IEnumerable<VenueSideOrder> Live => _orders.Where(order => !order.HasEnded);

    /// <summary>Plays the script to its end.</summary>
    public ProtectionWorld Play()
    {
        while (_script.Count > 0 && Broken is null)
            Act();
        return this;
    }

    /// <summary>Answers everything kindly until nothing is asked any more.</summary>
    public ProtectionWorld Settle()
    {
        for (var round = 0; round < 400 && Broken is null; round++)
        {
            var order = Live.FirstOrDefault(o => !o.HasRested || o.IsCanceling || o.IsUnknown || o.Fills || o.AmendedTo is not null);
            if (order is not null)
                Answer(order);
            else if (_ledger.Timers.All.Any())
                Pass(TimeSpan.FromSeconds(5));
            else
                break;
        }

        return this;
    }

    /// <summary>The same events give the same commands and the same state.</summary>
    public bool IsRepeatable()
    {
        var (ledger, given) = (Ledger.Empty, new List<Command>());
        foreach (var e in _told)
        {
            var step = ledger.Apply(e);
            ledger = step.Next;
            given.AddRange(step.Commands);
        }

        return ledger.Hash == _ledger.Hash && given.SequenceEqual(_given);
    }

    /// <summary>Fills so much of a leg's live order.</summary>
    public void Fill(char role, decimal quantity)
    {
        var order = Live.First(o => o.Role == role && o.Left >= quantity && !o.IsCanceling);
        Filled(order, quantity);
    }

    private void Act()
    {
        var live = Live.ToList();
        var choice = _script.Dequeue();
        if (choice % 4 == 0 || live.Count == 0)
            World(choice / 4);
        else
            Venue(live[choice / 4 % live.Count], choice / 97);
    }

    private void World(int choice)
    {
        switch (choice % 16)
        {
            case 0 when !_isKind && !Execution.Open.IsZero:
                Tell(new Event.HoldingReduced(Now, Id, Part(Execution.Open), "by hand"));
                break;
            case 1:
                Tell(new Event.PauseRequested(Now, Id));
                break;
            case 2:
                Tell(new Event.ResumeRequested(Now, Id));
                break;
            case 3 when choice % 64 == 3:
                Tell(new Event.FinishRequested(Now, Id));
                break;
            case 4 when choice % 64 == 4:
                Tell(new Event.EndRequested(Now, Id));
                break;
            case 5 when _told.Count > 1:
                Tell(_told[^1]);
                break;
            case 6 or 7 or 8 or 9:
                _price += (choice % 401) - 200;
                Tell(new Event.TradesObserved(Now, Spec.Symbol, new(_price), new(_price), new(_price), new(1)));
                break;
            default:
                Pass(TimeSpan.FromMilliseconds(100 + (choice % 3_000)));
                break;
        }
    }

    private void Venue(VenueSideOrder order, int choice)
    {
        switch (choice % 10)
        {
            case 0 or 1 when !order.HasRested:
                Rests(order);
                break;
            case 2 when !_isKind && !order.HasRested:
                Ends(order, new Event.OrderRejected(Now, order.Id, new(Refusals[choice / 10 % Refusals.Length], "", "")));
                break;
            case 3 when order is { IsConditional: true, HasRested: true, IsTriggered: false } && !_isKind:
                order.IsTriggered = true;
                Tell(new Event.OrderTriggered(Now, order.Id, null));
                break;
            case 4 or 5 when order.Fills || (order.HasRested && !_isKind) || order.Role == 'e':
                Filled(order, choice % 2 == 0 ? order.Left : Part(new(order.Left)).Value);
                break;
            case 3 when order.AmendedTo is not null:
                Amended(order);
                break;
            case 6 when order.IsCanceling:
                Ends(order, new Event.OrderCanceled(Now, order.Id));
                break;
            case 7 when !_isKind && order.IsCanceling:
                (order.IsCanceling, order.IsUnknown) = (false, false);
                Tell(new Event.CancelRejected(Now, order.Id, new(-2011, "", "")));
                break;
            case 8 when !_isKind && order is { IsUnknown: false } && (!order.HasRested || order.IsCanceling):
                order.IsUnknown = true;
                Tell(new Event.OrderUnresolved(
                    Now, order.Id, order.IsCanceling ? InflightKind.Canceling : InflightKind.Placing, "time-out"));
                break;
            case 9 when !_isKind && order.HasRested:
                Ends(order, choice % 3 == 0 ? new Event.OrderCanceled(Now, order.Id) : new Event.OrderExpired(Now, order.Id, "4"));
                break;
            default:
                break;
        }
    }

    private void Answer(VenueSideOrder order)
    {
        if (!order.HasRested || order.IsUnknown)
            Rests(order);
        else if (order.AmendedTo is not null)
            Amended(order);
        else if (order.Fills)
            Filled(order, order.Left);
        else
            Ends(order, new Event.OrderCanceled(Now, order.Id));
    }

    private void Rests(VenueSideOrder order)
    {
        (order.HasRested, order.IsUnknown, order.IsCanceling) = (true, false, order.IsCanceling && !order.IsUnknown);
        HasRested |= order.Role == 's';
        Tell(new Event.OrderAccepted(Now, order.Id, order.VenueId));
    }

    private void Filled(VenueSideOrder order, decimal quantity)
    {
        order.Left -= quantity;
        order.Filled += quantity;
        order.HasRested = true;
        order.IsTriggered |= order.IsConditional;
        order.HasEnded = order.Left == 0;
        Tell(new Event.OrderFilled(Now, order.Id, order.VenueId, Some.Fill(++_lastTrade, quantity, _price)));
    }

    private void Amended(VenueSideOrder order)
    {
        var total = order.AmendedTo!.Value;
        order.Left = Math.Max(0, total - order.Filled);
        order.AmendedTo = null;
        order.HasEnded = order.Left == 0;
        Tell(order.HasEnded
            ? new Event.OrderCanceled(Now, order.Id) : new Event.OrderAmended(Now, order.Id, order.Price, new(total)));
    }

    private void Ends(VenueSideOrder order, Event e)
    {
        order.HasEnded = true;
        Tell(e);
    }

    private Quantity Part(Quantity whole)
    {
        var steps = (int)(whole.Value / 0.001m);
        return new(0.001m * (1 + ((_script.TryPeek(out var next) ? next : 0) % Math.Max(1, steps))));
    }

    private void Pass(TimeSpan time)
    {
        var until = Now + time;
        while (_ledger.Timers.All.Where(t => t.Due <= until).OrderBy(t => t.Due).FirstOrDefault() is { } due)
        {
            Now = due.Due > Now ? due.Due : Now;
            Tell(new Event.TimerFired(Now, due.Key.Execution, due.Key.Timer));
        }

        Now = until;
    }

    private void Tell(Event e)
    {
        _told.Add(e);
        var step = _ledger.Apply(e);
        _ledger = step.Next;
        _given.AddRange(step.Commands);
        Log.Add($"{e.GetType().Name} {OrderEvents.OrderOf(e)} {(e as Event.OrderFilled)?.Fill.Quantity} -> "
            + string.Join(", ", step.Commands.Select(StoryText.Of)) + $" | open {Execution.Open} excess {Execution.Excess}");
        foreach (var command in step.Commands)
            Take(command);
        Check(e);
    }

    private void Take(Command command)
    {
        if (command is Command.CancelOrder cancel && _orders.Find(o => o.Id == cancel.Order) is { } canceled)
            canceled.IsCanceling = true;
        if (command is Command.AmendOrder amend && _orders.Find(o => o.Id == amend.Order) is { } amended)
            amended.AmendedTo = amend.Quantity.Value;
        if (command is not Command.PlaceOrder place)
            return;
        var order = new VenueSideOrder(place, _orders.Count + 1);
        _orders.Add(order);
        if (place.Spec is OrderSpec.Conditional { TriggerPrice: { } trigger } && order.Role == 's')
            Triggers.Add(trigger);
        var most = order.Role switch
        {
            's' or 't' or 'c' => Execution.Open,
            'u' => Execution.Excess,
            _ => Spec.Quantity,
        };
        if (place.Spec.Quantity > most)
            Broken ??= $"{place.Order} is for {place.Spec.Quantity}, more than {most}";
    }

    private void Check(Event e)
    {
        if (!Execution.Progress.IsConserved)
            Broken ??= "quantity was lost or counted twice";
        var stops = Live.Where(o => o is { Role: 's', HasRested: true, IsTriggered: false });
        if (_isKind && HasRested && Execution is { Outcome: null, IsEnding: false } && !Execution.Open.IsZero
            && !Live.Any(o => o is { Role: 's', HasRested: true } or { Role: 'c' }))
            Broken ??= $"no stop rests after {e.GetType().Name}";
        // Promise 1, measured from outside: within the bound a stop covers all, or a close is on its way, or it is told.
        var answers = Execution.IsPromised && Execution is { Outcome: null, IsEnding: false } && !Execution.Open.IsZero;
        var progress = e is Event.OrderAccepted or Event.OrderFilled or Event.OrderTriggered
            && OrderEvents.OrderOf(e) is { } id && Ownership.LegOf(id)!.Value.Role == 's';
        if (!answers || stops.Any(o => o.Left >= Execution.Open.Value))
            _uncoveredSince = null;
        else if (progress || _uncoveredSince is null)
            _uncoveredSince = Now;
        if (_uncoveredSince is { } since && Now - since > ProtectionClock.StandardBound
            && !Live.Any(o => o.Role == 'c') && Execution.Alarms.IsEmpty)
            Broken ??= $"{Execution.Open} has not been covered since {since}";
    }
}

/// <summary>An order as the exchange of a property has it.</summary>
internal sealed class VenueSideOrder(Command.PlaceOrder place, int number)
{
    public ClientOrderId Id { get; } = place.Order;

    public VenueOrderId VenueId { get; } = new(number);

    public char Role { get; } = Ownership.LegOf(place.Order)!.Value.Role;

    public bool IsConditional { get; } = place.Spec is OrderSpec.Conditional;

    public Price? Price { get; } = place.Spec.LimitPrice;

    public bool IsMarket { get; } = place.Spec is OrderSpec.Market;

    public decimal Left { get; set; } = place.Spec.Quantity.Value;

    public decimal Filled { get; set; }

    /// <summary>The total it was asked to become; null when no change is on its way.</summary>
    public decimal? AmendedTo { get; set; }

    public bool HasRested { get; set; }

    public bool IsTriggered { get; set; }

    public bool IsCanceling { get; set; }

    public bool IsUnknown { get; set; }

    public bool HasEnded { get; set; }

    /// <summary>It trades by itself: nothing has to happen first.</summary>
    public bool Fills => HasRested && (IsMarket || IsTriggered);
}
