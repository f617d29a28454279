using System.Collections.Immutable;

namespace Bowline.Paper;

/// <summary>
/// The whole exchange as one single-threaded value machine: requests, market events and time in, answers, stream
/// frames and state changes out. It has no clock: every call brings Unix ms that never go back.
/// </summary>
public sealed class Exchange
{
    private const long FirstId = 1_000_000_000;

    /// <summary>Most an account can be opened with, in USDT.</summary>
    public const decimal MaxDeposit = 1_000_000_000;

    private readonly Timers timers;

    public Exchange(ExchangeSettings settings)
    {
        Settings = settings;
        Ids = new VenueIds(settings.Symbols.All.Length, FirstId);
        Chance = new Prng(settings.Seed);
        Listings = [.. settings.Symbols.All.Select(List)];
        Hub = new StreamHub([.. Listings.Select(listing => listing.Market)], settings.Rules);
        Accounts = new AccountRegistry(this);
        Clearing = new ClearingHouse(this);
        Changes = new ChangeLog(this);
        Events = new UserEvents(this);
        Algos = new AlgoService(this);
        ListenKeys = new ListenKeys(this);
        Matcher = new Matcher(this);
        Flow = new MarketFlow(this);
        Fills = new FillBooking(this);
        Ending = new OrderEnding(this);
        ReduceOnly = new ReduceOnlyRules(this);
        Taking = new OrderTaking(this);
        Placing = new OrderPlacing(this);
        Amending = new OrderAmending(this);
        GoodTill = new GoodTillWatch(this);
        Countdowns = new CountdownCancel(this);
        States = new SymbolStates(this);
        Faults = new FaultDesk(this);
        Router = new RestRouter(this);
        Sockets = new RequestSockets(this);
        timers = new Timers(this);
    }

    public ExchangeSettings Settings { get; }

    public VenueIds Ids { get; }

    public StreamHub Hub { get; }

    /// <summary>What it has done so far.</summary>
    public ExchangeCounts Counts { get; } = new();

    /// <summary>The request socket.</summary>
    public RequestSockets Sockets { get; }

    /// <summary>By <see cref="SymbolSpec.Index"/>.</summary>
    public ImmutableArray<Listing> Listings { get; }

    /// <summary>
    /// Money was made or lost (found only with <see cref="ExchangeSettings.Audit"/>): the exchange stands still and
    /// answers -1016 from then on.
    /// </summary>
    public MoneyBreach? Breach { get; private set; }

    /// <summary>All money as it is now; its difference is 0 after every call.</summary>
    public Conservation Sum => Conservation.Sum(this);

    internal Prng Chance { get; }

    /// <summary>Writes one answer at a time.</summary>
    internal FrameWriter Json { get; } = new();

    internal AccountRegistry Accounts { get; }

    internal ClearingHouse Clearing { get; }

    internal ChangeLog Changes { get; }

    internal UserEvents Events { get; }

    internal AlgoService Algos { get; }

    internal ListenKeys ListenKeys { get; }

    internal Matcher Matcher { get; }

    internal MarketFlow Flow { get; }

    internal FillBooking Fills { get; }

    internal OrderEnding Ending { get; }

    internal ReduceOnlyRules ReduceOnly { get; }

    internal OrderTaking Taking { get; }

    internal OrderPlacing Placing { get; }

    internal OrderAmending Amending { get; }

    internal GoodTillWatch GoodTill { get; }

    internal CountdownCancel Countdowns { get; }

    internal SymbolStates States { get; }

    internal FaultDesk Faults { get; }

    internal RestRouter Router { get; }

    /// <summary>Unix ms of the next internal timer; call <see cref="Advance"/> then.</summary>
    public long NextDue => timers.NextDue;

    /// <summary>
    /// Opens an account with USDT in its wallet (at most a billion; eight decimals). Nothing changes unless it
    /// says Opened.
    /// </summary>
    public AccountOpening OpenAccount(string apiKey, Credential credential, decimal usdt, long now)
    {
        if (Accounts.ByKey(apiKey) is not null)
            return AccountOpening.KnownKey;
        if (apiKey.Length is 0 or > 256 || usdt is < 0 or > MaxDeposit)
            return AccountOpening.Invalid;
        var account = Accounts.Add(apiKey, credential);
        account.CreatedAt = now;
        Changes.Write(StateImages.Opened(account));
        if (account.Index == 1)
            Clearing.Ledger.Write();
        Clearing.Deposit(account, Money.Down(usdt), now);
        return AccountOpening.Opened;
    }

    /// <summary>
    /// Rebuilds accounts, orders, positions, trades and settings; on a fresh exchange, before any call.
    /// </summary>
    public void Restore(IEnumerable<StateChange> changes) => new StateRestore(this).Run(changes);

    /// <summary>What changed since the last drain, to be made durable before answers and frames leave.</summary>
    public IReadOnlyList<StateChange> DrainChanges(long now) => Changes.Drain(now);

    /// <summary>The whole durable state, for a snapshot that replaces all changes before it.</summary>
    public IEnumerable<StateChange> Image() => StateImages.All(this);

    public Listing? Find(string? symbol) => Settings.Symbols.Find(symbol) is { } spec ? Listings[spec.Index] : null;

    /// <summary>Answers one REST request.</summary>
    public RestResponse Handle(RestRequest request, long now)
    {
        Pass(now);
        if (Breach is not null)
            return new Refusal(503, -1016, "This service is no longer available.").Answer();
        var answer = Faults.Requests is { } faulty ? faulty.Answer(request, now) : Router.Handle(request, now);
        Algos.Advance(now);
        Hub.Flush(now);
        if (Settings.Audit)
            Audit($"{request.Method} {request.Path}", now);
        return answer;
    }

    /// <summary>Takes one event of the feed; one for a symbol that is not listed is ignored.</summary>
    public void Apply(MarketEvent told, long now)
    {
        Pass(now);
        if (Breach is not null || Find(told.Symbol) is not { } listing)
            return;
        if (listing.Spec.IsOver)
            return;
        if (Faults.Market is { } faulty)
        {
            if (faulty.Through(listing, told) is not { } left)
                return;
            told = left;
        }
        Flow.Apply(listing, told, now);
        listing.Market.Apply(told, now);
        Clearing.Advance(now);
        Algos.Advance(now);
        Hub.Flush(now);
        if (Settings.Audit)
            Audit($"{told.GetType().Name} {told.Symbol}", now);
    }

    /// <summary>Switches the faults of a day on, beside those that are; false when there would be too many.</summary>
    public bool StartFaults(FaultPlan plan, long now) => Faults.Start(plan, now) is not null;

    /// <summary>True while answers may ask the host to keep them back: <see cref="RestResponse.DelayMs"/>.</summary>
    public bool AnswersMayWait => Faults.Requests is not null;

    /// <summary>The server time that clients see: ours, unless a fault of the clock is on.</summary>
    internal long ShownTime(long now) => Faults.Clock is { } clock ? now + clock.Offset(now) : now;

    /// <summary>Gives a symbol a past from before this exchange; at birth, before the first event.</summary>
    public void Load(MarketPast past) => Find(past.Symbol)?.Market.Load(past);

    /// <summary>A handshake from this remote address: a stream, or the request socket by its route.</summary>
    public ConnectionOpened Open(
        long connection, string route, string path, string query, long now, string remote = "") =>
        route == RequestSockets.Route
            ? Sockets.Open(connection, path, query, remote, now)
            : Hub.Open(connection, route, path, query, now, Settings.Limits ? remote : "");

    /// <summary>A ping or pong frame of a client; too many in a second close its connection.</summary>
    public void Pinged(long connection, long now)
    {
        if (!Sockets.Pinged(connection, now))
            Hub.Pinged(connection, now);
    }

    public void Receive(long connection, ReadOnlySpan<byte> textFrame, long now)
    {
        if (!Sockets.Receive(connection, textFrame, now))
            Hub.Receive(connection, textFrame, now);
    }

    public void Closed(long connection, long now)
    {
        Sockets.Closed(connection);
        Hub.Closed(connection, now);
    }

    /// <summary>Lets everything happen that is due by then.</summary>
    public void Advance(long now)
    {
        Pass(now);
        if (Settings.Audit && Breach is null)
            Audit("a timer", now);
    }

    // For calls that are audited at their own end; what one of them leaves early, the next one's audit finds.
    private void Pass(long now)
    {
        if (Breach is null)
            timers.Advance(now);
    }

    /// <summary>Puts a symbol into another state of contract section 4, TRADING among them.</summary>
    internal void SetStatus(string symbol, string status, long now)
    {
        if (Find(symbol) is { } listing && SymbolState.Words.Contains(status))
            States.Set(listing, status, now);
    }

    /// <summary>Says that a symbol's trading ends at this time (Unix ms).</summary>
    internal void Delist(string symbol, long at, long now)
    {
        if (Find(symbol) is { } listing)
            States.Delist(listing, at, now);
    }

    /// <summary>How it stands now; takes time, so not for every call.</summary>
    public ExchangeStanding Standing() => ExchangeStanding.Of(this);

    /// <summary>What is to be sent since the last drain, in order.</summary>
    public IReadOnlyList<Outgoing> DrainOutgoing()
    {
        var sent = new List<Outgoing>();
        DrainOutgoing(sent);
        return sent;
    }

    /// <summary>The same, appended to a list of the host's.</summary>
    public void DrainOutgoing(List<Outgoing> into)
    {
        var before = into.Count;
        Hub.DrainTo(into);
        Sockets.DrainTo(into);
        Counts.Frames += into.Count - before;
    }

    private void Audit(string after, long now)
    {
        var sum = Conservation.Sum(this);
        if (sum.Difference != 0)
            Breach ??= new MoneyBreach(sum, after, now);
    }

    private Listing List(SymbolSpec spec)
    {
        var book = new FastBook();
        var funding = Settings.Funding.GetValueOrDefault(spec.Symbol);
        var market = new SymbolMarket(spec, book, Ids, funding, latestForced: !Settings.Rules.ForceOrderLargest);
        book.Listener = market;
        return new Listing(spec, book, market);
    }
}
