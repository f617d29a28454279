using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway.Tests;

/// <summary>A session, the paper exchange behind it, and the least of a loop: fold, write down, send.</summary>
internal sealed class DeskWorld
{
    public static readonly Symbol Btc = new("BTCUSDT");
    private readonly List<Intent> _intents = [];
    private readonly HashSet<long> _replied = [];
    private VenueSession _session;
    private long _number;

    public DeskWorld(ulong seed = 1, bool limits = false)
    {
        (Seed, Venue) = (seed, new(limits));
        _session = NewSession();
        Venue.Sink = e => Fold(_session.On(e, Time));
    }

    public ulong Seed { get; }

    public PaperVenue Venue { get; }

    public Ledger Ledger { get; private set; } = Ledger.Empty;

    public List<Event> Events { get; } = [];

    public List<SessionNote> Notes { get; } = [];

    public List<UnexpectedEvent> Surprises { get; } = [];

    public VenueSession Session => _session;

    public IReadOnlyList<Intent> Intents => _intents;

    public Time Time => new(Venue.Now);

    public void Start() => Fold(_session.Start(Time));

    public DeskWorld Started()
    {
        Start();
        RunFor(2_000);
        Assert.True(_session.Ready, string.Join('\n', Notes));
        return this;
    }

    /// <summary>Kills the desk and starts another one on the same ledger: what was under way is forgotten.</summary>
    public void Restart()
    {
        Venue.Forget();
        _session = NewSession();
        var unanswered = _intents.Where(i => !_replied.Contains(i.Id)).ToImmutableArray();
        Fold(_session.Start(Time));
        Fold(_session.Resolve(unanswered, Time));
    }

    public Order? Order(string id) => Ledger.FindOrder(new ClientOrderId(id));

    /// <summary>Starts a single order, as the desk does.</summary>
    public void Place(string id, OrderSpec spec) => Happen(new Event.ExecutionStarted(
        Time, new("ORD-" + id), spec switch
        {
            OrderSpec.Market market => new MarketOrderSpec(market) { ClientId = new(id) },
            OrderSpec.Limit limit => new LimitOrderSpec(limit) { ClientId = new(id) },
            OrderSpec.Conditional conditional => new ConditionalOrderSpec(conditional) { ClientId = new(id) },
            _ => throw new System.Diagnostics.UnreachableException(),
        }, Seed));

    public void Cancel(string id) => Happen(new Event.CancelRequested(Time, new(id)));

    public void Amend(string id, decimal price, decimal quantity) =>
        Happen(new Event.AmendRequested(Time, new(id), new Price(price), new Quantity(quantity)));

    public void Change(long request, AccountSetting setting) =>
        Happen(new Event.SettingRequested(Time, request, setting));

    public void Query(VenueQuery query) => Fold(_session.Query(query, Time));

    public void Submit(Command command) => Do(command);

    public static OrderSpec.Market Market(Side side, decimal quantity) =>
        new() { Symbol = Btc, Side = side, Quantity = new(quantity) };

    public static OrderSpec.Limit Limit(Side side, decimal quantity, decimal price, TimeInForce? tif = null) => new()
    {
        Symbol = Btc,
        Side = side,
        Quantity = new(quantity),
        Price = new(price),
        TimeInForce = tif ?? new TimeInForce.GoodTillCanceled(),
    };

    public static OrderSpec.StopMarket Stop(Side side, decimal quantity, decimal trigger, bool reduceOnly = true) => new()
    {
        Symbol = Btc, Side = side, Quantity = new(quantity), ReduceOnly = reduceOnly, Trigger = new(trigger),
    };

    public static OrderSpec.StopMarket CloseStop(Side side, decimal trigger, PositionSide leg = PositionSide.Both) => new()
    {
        Symbol = Btc, Side = side, Quantity = Quantity.Zero, PositionSide = leg, Trigger = new(trigger), ClosePosition = true,
    };

    public static OrderSpec.StopLimit StopLimit(Side side, decimal quantity, decimal trigger, decimal price) => new()
    {
        Symbol = Btc, Side = side, Quantity = new(quantity), ReduceOnly = true, Trigger = new(trigger), Price = new(price),
        TimeInForce = new TimeInForce.GoodTillCanceled(),
    };

    /// <summary>A desk that is long 0.01 with a settled past.</summary>
    public DeskWorld Long()
    {
        Started();
        Place("entry", Market(Side.Buy, 0.01m));
        RunFor(3_000);
        Assert.Equal(0.01m, PositionAtVenue());
        return this;
    }

    public void Listen(params Feed[] feeds) => Fold(_session.Listen([.. feeds], [], Time));

    public void TellAgain(params Feed[] feeds) => Fold(_session.Listen([.. feeds], [.. feeds], Time));

    public void Reconcile() => Fold(_session.Reconcile(Time));

    public void LookUp(string id) => Fold(_session.LookUp(new(id), Time));

    public void RunFor(long milliseconds)
    {
        var end = Venue.Now + milliseconds;
        while (true)
        {
            var next = Math.Min(Venue.NextDue, _session.NextDue?.Milliseconds ?? long.MaxValue);
            if (next > end)
                break;
            Venue.AdvanceTo(Math.Max(next, Venue.Now));
            Fold(_session.OnTimer(Time));
            Fold(_session.Collect(Time));
        }

        Venue.AdvanceTo(end);
    }

    /// <summary>Asks the exchange itself, past the gateway.</summary>
    public JsonElement Ask(string path, string query = "") => Elsewhere("GET", path, query);

    /// <summary>Another program of the same account.</summary>
    public JsonElement Elsewhere(string method, string path, string query)
    {
        var signed = $"{query}{(query.Length > 0 ? "&" : "")}timestamp={Venue.Now + Venue.SkewMs}";
        var signature = Signer.Sign(new Secret(PaperVenue.Secret), signed) is Signing.Signed(var s) ? s : "";
        var body = Venue.Directly(method, path, $"{signed}&signature={signature}");
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    public void Want(Symbol symbol) => Fold(_session.Want(symbol, Time));

    /// <summary>How many orders the exchange has under a client id.</summary>
    public int AtVenue(string id) =>
        Ask("/fapi/v1/allOrders", "symbol=BTCUSDT").EnumerateArray()
            .Count(o => o.GetProperty("clientOrderId").GetString() == id);

    public decimal PositionAtVenue() => Ask("/fapi/v3/positionRisk", "symbol=BTCUSDT").EnumerateArray()
        .Sum(p => decimal.Parse(p.GetProperty("positionAmt").GetString()!));

    public string Told() => string.Join('\n', Events.Select(e => e.ToString()).Concat(Notes.Select(n => n.ToString())));

    private VenueSession NewSession()
    {
        var check = VenueEndpoint.ForExchange(new("http://127.0.0.1:1"), new(PaperVenue.Key), new(PaperVenue.Secret));
        var endpoint = Assert.IsType<EndpointCheck.Usable>(check).Endpoint;
        return new(endpoint, Venue, () => Ledger, new SessionOptions { Seed = Seed, Wanted = [Btc] });
    }

    private void Fold(SessionStep step)
    {
        foreach (var e in step.Events)
            Happen(e);
        Notes.AddRange(step.Notes);
        foreach (var note in step.Notes)
        {
            if (note is SessionNote.Replied replied)
                _replied.Add(replied.Reply.Intent);
            if (note is SessionNote.Resend again)
                Resend(again);
        }
    }

    private void Happen(Event e)
    {
        var folded = Ledger.Apply(e);
        Ledger = folded.Next;
        Events.Add(e);
        Surprises.AddRange(folded.Unexpected);
        foreach (var command in folded.Commands)
            Do(command);
    }

    private void Do(Command command)
    {
        var about = command switch
        {
            Command.AmendOrder c => Ledger.FindOrder(c.Order),
            Command.CancelOrder c => Ledger.FindOrder(c.Order),
            _ => null,
        };
        if (command is Command.RaiseAlarm alarm)
            Happen(new Event.AlarmRaised(Time, alarm.Alarm, alarm.Text));
        if (command is Command.Finish or Command.RaiseAlarm)
            return;
        var intent = _session.Prepare(++_number, command, about, Time);
        _intents.Add(intent);
        Fold(_session.Send(intent, Time));
    }

    private void Resend(SessionNote.Resend again)
    {
        var intent = again.Intent with { Id = ++_number };
        _intents.Add(intent);
        Fold(_session.Send(intent, Time, again.Attempt));
    }
}
