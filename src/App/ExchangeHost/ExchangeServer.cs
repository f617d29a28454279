using Bowline.Paper;

namespace Bowline.App;

/// <summary>A paper exchange that many callers may use at once: one owner of an <see cref="Exchange"/>, its feed and its
/// store. Works in turns: the market moves to now, what has arrived is handled in order, what changed is made durable once
/// for all of it, and only then are answers and stream frames let go. Whoever holds the turn owns everything here: that is
/// the thread of its own, or, when nothing has to be made durable, a caller who finds the exchange free (<see cref="AskNow"/>).
/// Run it on a thread of its own with <see cref="Start"/>, or pump <see cref="Turn"/> yourself; never both.</summary>
public sealed class ExchangeServer : IDisposable
{
    private const int ItemsMax = 65_536;
    private const int MarketStepsMax = 5_000;
    private const int MarketEventsMax = 20_000;
    private const int IdleWaitMsMax = 1_000;

    private readonly Exchange exchange;
    private readonly IFeed feed;
    private readonly MarketSource market;
    private readonly ExchangeKeeper keeper;
    private readonly TimeProvider clock;
    private readonly ServerInbox inbox = new(ItemsMax);
    private readonly Dictionary<long, IExchangeConnection> connections = [];
    private readonly List<(Action<RestResponse> Answer, RestResponse Response)> answers = [];
    private readonly List<Outgoing> frames = [];
    private readonly HeldAnswers held = new();
    private readonly RequestsUnderway? underway;
    private readonly ServerFigures figures;
    private readonly Thread thread;
    private readonly Lock turning = new();
    private bool callersMayTurn;
    private long sleepsUntil;
    private long lastConnection;
    private RestResponse? own;
    private long now;
    private long moved;
    private volatile bool stopping;

    internal ExchangeServer(
        Exchange exchange, MarketSource market, ExchangeKeeper keeper, ILatencyModel? latency, TimeProvider clock)
    {
        underway = latency is null ? null : new RequestsUnderway(latency);
        this.exchange = exchange;
        this.market = market;
        feed = market.Feed;
        if (feed is LiveFeed live) live.Arrived = inbox.Wake;
        this.keeper = keeper;
        this.clock = clock;
        figures = new ServerFigures(clock);
        exchange.Sockets.Before = Guard;
        thread = new Thread(Run) { Name = "exchange", IsBackground = true };
    }

    /// <summary>Whether what is acknowledged is durable; may be read from any thread.</summary>
    public StoreHealth Health => keeper.Health;

    /// <summary>Why the market stopped or stutters, in words; null while all is well. May be read from any thread.</summary>
    public string? MarketTrouble => exchange.Breach?.ToString() ?? market.Trouble();

    /// <summary>Starts the thread that takes the turns.</summary>
    public void Start()
    {
        callersMayTurn = keeper.KeepsNothing;
        thread.Start();
    }

    /// <summary>Answers on the caller's thread, at once: when nothing has to be made durable and nobody else is at the
    /// exchange. Null when it cannot; then <see cref="Submit"/> it. Saves the way to another thread and back.</summary>
    public RestResponse? AskNow(RestRequest request)
    {
        if (!callersMayTurn || !turning.TryEnter()) return null;
        try
        {
            if (stopping || underway is not null) return null;
            var due = TakeTurn(clock.GetUtcNow().ToUnixTimeMilliseconds(), request);
            if (due < sleepsUntil) inbox.Wake();
            if (own is not null) figures.Answered(own.Status);
            return own;
        }
        finally
        {
            turning.Exit();
        }
    }

    /// <summary>Hands in a request. The answer comes on the exchange's thread once everything it says is durable; it must
    /// not block there.</summary>
    public void Submit(RestRequest request, Action<RestResponse> answer)
    {
        if (!inbox.TryPut(new ServerItem.Ask(request, answer)))
            answer(stopping ? VenueRefusals.ShuttingDown : VenueRefusals.Throttled);
    }

    /// <summary>Hands in a handshake. Returns the connection's id, which is good once <paramref name="answer"/> said accepted.
    /// </summary>
    /// <param name="connection">Where its frames go.</param>
    /// <param name="route"><c>/public</c>, <c>/market</c>, <c>/private</c>, <c>/ws-fapi</c> or empty.</param>
    /// <param name="path">What follows the route, for example <c>/ws/btcusdt@depth</c>.</param>
    /// <param name="query">Without the question mark.</param>
    /// <param name="answer">Called on the exchange's thread.</param>
    /// <param name="remote">The caller's address, which shares its weight with REST.</param>
    public long Open(
        IExchangeConnection connection, string route, string path, string query, Action<ConnectionOpened> answer,
        string remote = "")
    {
        var id = Interlocked.Increment(ref lastConnection);
        if (!inbox.TryPut(new ServerItem.Open(id, connection, route, path, query, remote, answer)))
            answer(new ConnectionOpened.Refused(VenueRefusals.Throttled.Status));
        return id;
    }

    /// <summary>Hands in a text frame that a client sent.</summary>
    public void Receive(long connection, ReadOnlyMemory<byte> text) =>
        _ = inbox.TryPut(new ServerItem.Frame(connection, text));

    /// <summary>Says that a client sent a ping or a pong.</summary>
    public void Pinged(long connection) => _ = inbox.TryPut(new ServerItem.Pinged(connection));

    /// <summary>Says that a client is gone.</summary>
    public void Closed(long connection) => _ = inbox.TryPut(new ServerItem.Closed(connection));

    /// <summary>Tells how the exchange stands, on its thread; false when it takes nothing now.</summary>
    public bool Look(Action<ServerStanding> tell) => inbox.TryPut(new ServerItem.Look(tell));

    /// <summary>One turn at this time (Unix ms; earlier than the last turn counts as the last). Returns when the next is due,
    /// unless a caller comes first.</summary>
    public long Turn(long unixMs)
    {
        lock (turning) return sleepsUntil = TakeTurn(unixMs, null);
    }

    private long TakeTurn(long unixMs, RestRequest? asked)
    {
        now = Math.Max(now, unixMs);
        if (moved == 0) moved = now;
        held.Release(now);
        if (!keeper.Recovered(now)) return Refuse();
        var began = figures.Stamp();
        MoveMarket();
        foreach (var item in inbox.Take()) Handle(item);
        own = asked is null || exchange.AnswersMayWait ? null : Answered(asked, now);
        exchange.DrainOutgoing(frames);
        Settle(Keep());
        figures.Second(now, exchange.Counts.Orders);
        figures.Turned(began);
        return Math.Min(held.NextDue, Due());
    }

    /// <summary>Takes nothing more, ends the thread, makes the rest durable and gives the folder free.</summary>
    public void Dispose()
    {
        stopping = true;
        inbox.Close();
        if (thread.IsAlive) thread.Join();
        foreach (var item in inbox.Take()) RefuseItem(item, VenueRefusals.ShuttingDown);
        while (underway?.Arrived(long.MaxValue) is { } late) late.Ask.Answer(VenueRefusals.ShuttingDown);
        held.Release(long.MaxValue);
        (feed as IDisposable)?.Dispose();
        keeper.Dispose();
        inbox.Dispose();
    }

    private void Run()
    {
        while (!stopping)
        {
            var due = Turn(clock.GetUtcNow().ToUnixTimeMilliseconds());
            var wait = due - clock.GetUtcNow().ToUnixTimeMilliseconds();
            if (wait > 0) inbox.Wait((int)Math.Min(wait, IdleWaitMsMax));
        }
    }

    /// <summary>Moves feed and timers to now in the order they fall due. What is too much for one turn (a recording played
    /// as fast as it can be) is left to the next ones, so that callers never wait for it.</summary>
    private void MoveMarket()
    {
        var events = 0;
        for (var step = 0; step < MarketStepsMax && events < MarketEventsMax; step++)
        {
            var due = Due();
            if (due > now) break;
            moved = Math.Clamp(due, moved, now);
            var told = feed.Until(moved);
            foreach (var one in told) exchange.Apply(one, moved);
            exchange.Advance(moved);
            Enter(moved);
            events += told.Count;
        }
        moved = now;
        exchange.Advance(now);
    }

    private long Due() => Math.Min(underway?.NextDue ?? long.MaxValue, Math.Min(feed.NextDue, exchange.NextDue));

    /// <summary>Requests that were underway meet the book of the moment they arrive.</summary>
    private void Enter(long at)
    {
        while (underway?.Arrived(at) is { } arrived)
        {
            var answer = Answered(arrived.Ask.Request, at);
            answers.Add((arrived.Ask.Answer, answer with { DelayMs = answer.DelayMs + arrived.AnswerMs }));
        }
    }

    private void Handle(ServerItem item)
    {
        switch (item)
        {
            case ServerItem.Ask ask when underway is not null:
                underway.Send(ask, now);
                break;
            case ServerItem.Ask ask:
                answers.Add((ask.Answer, Answered(ask.Request, now)));
                break;
            case ServerItem.Open open:
                HandleOpen(open);
                break;
            case ServerItem.Frame frame when connections.ContainsKey(frame.Connection):
                exchange.Receive(frame.Connection, frame.Text.Span, now);
                break;
            case ServerItem.Look look:
                look.Tell(Standing());
                break;
            case ServerItem.Pinged pinged:
                exchange.Pinged(pinged.Connection, now);
                break;
            case ServerItem.Closed closed when connections.Remove(closed.Connection):
                exchange.Closed(closed.Connection, now);
                break;
            default:
                // A frame or a farewell of a connection that was refused or closed already.
                break;
        }
    }

    private RestResponse Answered(RestRequest request, long at) =>
        feed is StillFeed still && StillFeed.Moves(request) ? Moved(still.Steer(request, at))
        : Guard(request) ?? exchange.Handle(request, at);

    /// <summary>Nothing that takes on an obligation is let in while it could not be kept.</summary>
    private RestResponse? Guard(RestRequest request) =>
        keeper.Health != StoreHealth.Sound && VenueRefusals.TakesOn(request) ? VenueRefusals.Throttled : null;

    private RestResponse Moved(StillMove move)
    {
        foreach (var told in move.Events) exchange.Apply(told, now);
        return move.Answer;
    }

    private ServerStanding Standing() => new(
        exchange.Standing(), market.Choice.ToString()!, now, exchange.Counts.Orders, exchange.Counts.Trades,
        exchange.Counts.Frames, inbox.Count, keeper.Health, figures.Load());

    private void HandleOpen(ServerItem.Open open)
    {
        var outcome = exchange.Open(open.Id, open.Route, open.Path, open.Query, now, open.Remote);
        if (outcome is ConnectionOpened.Accepted) connections[open.Id] = open.Connection;
        open.Answer(outcome);
    }

    private bool Keep()
    {
        var (began, before) = (figures.Stamp(), keeper.Flushes);
        var durable = keeper.Keep(exchange, now);
        if (keeper.Flushes != before) figures.Flushed(began);
        return durable;
    }

    /// <summary>Lets go what the turn produced, or keeps the frames back while it is not durable.</summary>
    private void Settle(bool durable)
    {
        foreach (var (answer, response) in answers)
        {
            var told = durable ? response : VenueRefusals.Unknown;
            figures.Answered(told.Status);
            if (told.DelayMs > 0) held.Hold(answer, told, now + told.DelayMs);
            else answer(told);
        }
        answers.Clear();
        if (!durable) return;
        foreach (var frame in frames) Send(frame);
        frames.Clear();
    }

    private void Send(Outgoing outgoing)
    {
        if (!connections.TryGetValue(outgoing.Connection, out var connection)) return;
        if (outgoing is Outgoing.Frame frame) connection.Send(frame.Text);
        if (outgoing is not Outgoing.Close close) return;
        connections.Remove(close.Connection);
        connection.Close(close.Why);
    }

    /// <summary>While nothing can be made durable the exchange stands still and says so to everybody.</summary>
    private long Refuse()
    {
        foreach (var item in inbox.Take()) RefuseItem(item, VenueRefusals.Throttled);
        return now + IdleWaitMsMax;
    }

    private void RefuseItem(ServerItem item, RestResponse response)
    {
        if (item is ServerItem.Ask ask) ask.Answer(response);
        if (item is ServerItem.Look look) look.Tell(Standing());
        if (item is ServerItem.Open open) open.Answer(new ConnectionOpened.Refused(response.Status));
        if (item is ServerItem.Closed closed && connections.Remove(closed.Connection))
            exchange.Closed(closed.Connection, now);
    }
}
