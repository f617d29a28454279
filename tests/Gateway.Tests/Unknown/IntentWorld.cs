using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway.Tests;

/// <summary>
/// A real session before the naive venue, and the least of a loop around it: fold, write down, send; it may die after
/// each of them, and its clock may step.
/// </summary>
internal sealed class IntentWorld
{
    private readonly Choices _choices;
    private readonly List<Intent> _intents = [];
    private readonly HashSet<long> _replied = [];
    private VenueSession _session;
    private long _number;
    private long _stepMs;
    private bool _isAlive;
    private bool _isDying;

    public IntentWorld(Choices choices, bool closes)
    {
        _choices = choices;
        Venue = new(choices, closes) { IsCalm = true };
        _session = NewSession();
        Venue.Sink = e => Fold(_session.On(e, Time));
        Fold(_session.Start(Time));
        RunFor(500);
        Assert.True(_session.Ready, string.Join('\n', Notes));
        Venue.IsCalm = false;
        _isAlive = true;
    }

    public NaiveVenue Venue { get; }

    public Ledger Ledger { get; private set; } = Ledger.Empty;

    public List<Event> Events { get; } = [];

    public List<SessionNote> Notes { get; } = [];

    public List<UnexpectedEvent> Surprises { get; } = [];

    public VenueSession Session => _session;

    private Time Time => new(Venue.Now + _stepMs);

    /// <summary>Does something at the desk; it may die in it, and its clock may have stepped after it.</summary>
    public void Do(Event e)
    {
        Happen(e);
        _stepMs += (_isAlive ? _choices.Take(3, "step of the desk's clock") : 0) switch { 1 => 60_000, 2 => -60_000, _ => 0 };
    }

    /// <summary>Somebody asks how the order stands, at some time or never.</summary>
    public void MayAsk(ClientOrderId order)
    {
        var wait = _choices.Take(4, "surprise") switch { 1 => 3, 2 => 1_000, 3 => 3_000, _ => 0 };
        RunFor(wait);
        if (wait > 0 && !_isDying)
            Fold(_session.LookUp(order, Time));
    }

    /// <summary>From here on nothing goes wrong.</summary>
    public void Calm() => (_isAlive, Venue.IsCalm) = (false, true);

    public void RunFor(long milliseconds)
    {
        var end = Venue.Now + milliseconds;
        while (true)
        {
            if (_isDying)
                Restart();
            var next = Math.Min(Venue.NextDue, (_session.NextDue?.Milliseconds - _stepMs) ?? long.MaxValue);
            if (next > end)
                break;
            Venue.AdvanceTo(Math.Max(next, Venue.Now));
            if (!_isDying)
                Fold(_session.OnTimer(Time));
        }

        Venue.AdvanceTo(end);
    }

    private VenueSession NewSession()
    {
        var check = VenueEndpoint.ForExchange(new("http://127.0.0.1:1"), new("key"), new("secret"));
        return new(Assert.IsType<EndpointCheck.Usable>(check).Endpoint, Venue, () => Ledger,
            new SessionOptions { RecvWindowMs = NaiveVenue.WindowMs });
    }

    // What was folded is in the journal; what was to be sent after it is looked up.
    private void Restart()
    {
        _isDying = false;
        Venue.Forget();
        _session = NewSession();
        foreach (var order in Ledger.Orders.Live.All)
            Interrupt(order);
        Fold(_session.Start(Time));
        Fold(_session.Resolve([.. _intents.Where(i => !_replied.Contains(i.Id) && Ledger.FindOrder(i.Order!.Value) is { IsFinal: false })], Time));
    }

    // As the desk's recovery does: what certainly never left is not sent late, anything else is of unknown outcome.
    private void Interrupt(Order order)
    {
        if (order.Status == OrderStatus.Pending)
            Happen(new Event.OrderNotSent(Time, order.Id, "the desk stopped"));
        else if (order.Inflight is { Kind: not InflightKind.None, Unknown: false })
            Happen(new Event.OrderUnresolved(Time, order.Id, order.Inflight.Kind, "the desk stopped"));
    }

    private void Fold(SessionStep step)
    {
        if (_isDying || (IsAboutOrders(step) && Dies("before a record")))
            return;
        List<(Intent Intent, int Attempt)> leave = [];
        foreach (var note in step.Notes)
        {
            Notes.Add(note);
            if (note is SessionNote.Replied { Reply.Status: not 0 } replied)
                _replied.Add(replied.Reply.Intent);
            if (note is SessionNote.Resend again)
                leave.Add((again.Intent with { Id = ++_number }, again.Attempt));
        }

        foreach (var e in step.Events)
            leave.AddRange(Folded(e));
        Leave(leave);
    }

    private void Happen(Event e) => Leave(Folded(e));

    private List<(Intent Intent, int Attempt)> Folded(Event e)
    {
        var folded = Ledger.Apply(e);
        Ledger = folded.Next;
        Events.Add(e);
        Surprises.AddRange(folded.Unexpected);
        ImmutableArray<Command> commands = [.. folded.Commands.Where(c => c is not Command.Finish)];
        List<(Intent Intent, int Attempt)> leave = [.. commands.Select(c => (Prepared(c), 1))];
        // As the desk does: that it may leave is in the record before it leaves.
        foreach (var place in commands.OfType<Command.PlaceOrder>())
            leave.AddRange(Folded(new Event.OrderSubmitted(Time, place.Order)));
        return leave;
    }

    private Intent Prepared(Command command) => _session.Prepare(++_number, command, command switch
    {
        Command.AmendOrder c => Ledger.FindOrder(c.Order),
        Command.CancelOrder c => Ledger.FindOrder(c.Order),
        _ => null,
    }, Time);

    private void Leave(List<(Intent Intent, int Attempt)> leave)
    {
        _intents.AddRange(leave.Select(l => l.Intent));
        foreach (var (intent, attempt) in leave)
        {
            if (_isDying || Dies("before a request"))
                return;
            var step = _session.Send(intent, Time, attempt);
            if (Dies("after a request"))
                return;
            Fold(step);
        }
    }

    private static bool IsAboutOrders(SessionStep step) =>
        step.Notes.Any(n => n is SessionNote.Replied or SessionNote.Resend)
        || step.Events.Any(e => e is Event.OrderAccepted or Event.OrderNeverPlaced or Event.OrderUnresolved or Event.OrderFilled);

    private bool Dies(string when)
    {
        if (!_isAlive || _choices.Take(2, $"death {when}") == 0)
            return false;
        return _isDying = true;
    }
}
