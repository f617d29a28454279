using System.Collections.Immutable;
using System.Diagnostics;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// One account at one venue, as a state machine without sockets: the loop feeds it events and time, it calls the
/// transport and
/// gives back events and notes. Single-threaded; the same inputs give the same outputs.
/// </summary>
public sealed class VenueSession
{
    private readonly SessionContext _context;
    private readonly Requests _requests;
    private readonly ClockSync _clock;
    private readonly InstrumentCatalogue _instruments;
    private readonly Lookups _lookups;
    private readonly Sends _sends;
    private readonly Queries _queries;
    private readonly MarketStreams _market;
    private readonly UserStream _user;
    private readonly AccountSight _sight;
    private readonly Reconciliation _reconciliation;
    private bool _ready;

    /// <param name="ledger">What the desk believes, every event already handed out folded in.</param>
    public VenueSession(VenueEndpoint endpoint, ITransport transport, Func<Ledger> ledger, SessionOptions options)
    {
        _context = new(endpoint, transport, ledger, options);
        _requests = new(_context);
        _clock = new(_context, _requests);
        _requests.Resync = _clock.Measure;
        _instruments = new(_context, _requests);
        _lookups = new(_context, _requests);
        _sends = new(_context, _requests, _lookups, _clock, _instruments, new(_context, _requests));
        _queries = new(_context, _requests);
        _market = new(_context, _requests);
        _sight = new(_context);
        _reconciliation = new(_context, _requests, _lookups, _sight, Compared);
        _user = new(_context, _requests, _lookups, () => _reconciliation.Run())
        {
            Touched = _reconciliation.BalancesMayHaveChanged,
        };
        _lookups.StreamMissedFills = () => _context.Remark("a question told fills that the user stream had not");
    }

    /// <summary>Everything is known and compared; orders may leave.</summary>
    public bool Ready => _ready;

    /// <summary>When <see cref="OnTimer"/> has something to do next; null when never.</summary>
    public Time? NextDue => _context.Timers.NextDue;

    /// <summary>Every instrument of the venue, also those nobody wants yet: for names and nearest names.</summary>
    public ImmutableSortedDictionary<Symbol, Instrument> Instruments => _instruments.All;

    public SessionHealth Health => new(
        _ready,
        _context.Clock.Known,
        _context.Clock.OffsetMs,
        _context.Clock.HalfRoundTripMs,
        _context.Gate.UsedWeight,
        _context.Gate.WeightLimit,
        _context.Gate.ClosedUntil is { } until ? _context.Clock.Ours(until) : null,
        _lookups.Open,
        _instruments.All.Count,
        [new("user", _user.Life.IsOpen), new("public", _market.Public.IsOpen), new("market", _market.Market.IsOpen)]);

    /// <summary>Weight used of the running minute, as far as the session knows.</summary>
    public int UsedWeight => _context.Gate.UsedWeight;

    /// <summary>When the last finished comparison with the venue began to ask; null before the first.</summary>
    public Time? ComparedFrom => _reconciliation.ComparedFrom;

    /// <summary>The venue's clock now, as far as it is known.</summary>
    public Time VenueTime(Time now) => _context.Clock.At(now);

    /// <summary>
    /// Measures the clock, loads instruments, opens the streams, compares. <see cref="SessionNote.Ready"/> tells when
    /// it is done.
    /// </summary>
    public SessionStep Start(Time now) => Step(now, () =>
    {
        GateAlarm.Restore(_context);
        _sight.Begin();
        _clock.Measure(() =>
        {
            _instruments.Start(() => { });
            _user.Start();
            _reconciliation.Begin();
        });
        foreach (var symbol in _context.Options.Wanted)
            Follow(symbol);
    });

    /// <summary>Follows a symbol: its instrument, its settings, its best prices and its mark price.</summary>
    public SessionStep Want(Symbol symbol, Time now) => Step(now, () => Follow(symbol));

    /// <summary>
    /// Follows what executions listen to: all of it, each time it changes. Trades and candles that are missing from it
    /// are left; symbols once followed stay.
    /// </summary>
    /// <param name="again">Candles that somebody new listens to: their past is told once more.</param>
    public SessionStep Listen(ImmutableSortedSet<Feed> feeds, ImmutableArray<Feed> again, Time now) => Step(now, () =>
    {
        foreach (var feed in feeds.Where(f => f.Kind != FeedKind.Executions))
            Follow(feed.Symbol);
        _market.Listen(feeds);
        foreach (var feed in again)
            _market.TellAgain(feed);
    });

    public SessionStep On(TransportEvent e, Time now) => Step(now, () => Take(e));

    /// <summary>To be called at or after <see cref="NextDue"/>; earlier calls do nothing.</summary>
    public SessionStep OnTimer(Time now) => Step(now, () => _context.Timers.Fire(now));

    /// <summary>The latest quote and mark price of each symbol that changed since the last call: once a turn.</summary>
    public SessionStep Collect(Time now) => Step(now, _market.Collect);

    /// <summary>
    /// The request a command becomes: unsigned, with the venue's time and the window. Pure; to be journalled before it
    /// is sent.
    /// </summary>
    /// <param name="id">The intent's number in the journal.</param>
    /// <param name="command">PlaceOrder, AmendOrder, CancelOrder, ChangeSetting or SetCountdown.</param>
    /// <param name="order">The order an amend or cancel is about; null for the others.</param>
    public Intent Prepare(long id, Command command, Order? order, Time now) =>
        UnsignedRequest.Of(id, command, order, _context.Clock.At(now), _context.Options.RecvWindowMs);

    /// <summary>Signs and sends an intent that is in the journal.</summary>
    /// <param name="attempt">1, or what the <see cref="SessionNote.Resend"/> said.</param>
    public SessionStep Send(Intent intent, Time now, int attempt = 1) => Step(now, () => _sends.Post(intent, attempt));

    /// <summary>Intents of before the start without an answer in the journal: each is looked up, none is
    /// sent.</summary>
    public SessionStep Resolve(ImmutableArray<Intent> unanswered, Time now) => Step(now, () =>
    {
        foreach (var intent in unanswered)
            _sends.Resolve(intent);
    });

    /// <summary>Asks the venue how one order stands: after an event the ledger did not expect.</summary>
    public SessionStep LookUp(ClientOrderId order, Time now) => Step(now, () => _lookups.Check(order, null));

    /// <summary>Compares everything with the venue; <see cref="Event.ReconcileFinished"/> ends it.</summary>
    public SessionStep Reconcile(Time now) => Step(now, _reconciliation.Run);

    /// <summary>Reads the venue's rules anew: what they keep back may be what it would take by now.</summary>
    public SessionStep DoubtFilters(Time now) => Step(now, _instruments.Refresh);

    /// <summary>A face's question; <see cref="SessionNote.Answered"/> brings the answer.</summary>
    public SessionStep Query(VenueQuery query, Time now) => Step(now, () => _queries.Ask(query));

    /// <summary>Closes the streams and forgets the timers; orders stay at the venue, and so does the listen
    /// key.</summary>
    public SessionStep Stop(Time now) => Step(now, () =>
    {
        _ready = false;
        _user.Life.Stop();
        _market.Stop();
        _context.Timers.ClearAll();
    });

    private SessionStep Step(Time now, Action act)
    {
        _context.Now = now;
        act();
        return _context.Take();
    }

    private void Follow(Symbol symbol)
    {
        _instruments.Want(symbol);
        _reconciliation.Follow(symbol);
        _market.Want(symbol);
    }

    private void Compared(int differences)
    {
        // What the comparison had to tell, the stream should have told.
        if (_ready && differences > 0)
            _user.Life.Suspect("the exchange told when asked what its stream had not");
        if (_ready)
            return;
        _ready = true;
        _context.Note(new SessionNote.Ready(_context.Now));
    }

    private void Take(TransportEvent e)
    {
        switch (e)
        {
            case TransportEvent.Replied replied:
                _requests.On(replied);
                break;
            case TransportEvent.StreamOpened opened:
                Find(opened.Stream)?.OnOpened(opened.Stream);
                break;
            case TransportEvent.StreamClosed closed:
                Find(closed.Stream)?.OnClosed(closed.Stream, closed.Why);
                break;
            case TransportEvent.StreamFrame frame:
                TakeFrame(frame);
                break;
            default:
                throw new UnreachableException(e.GetType().Name);
        }
    }

    private void TakeFrame(TransportEvent.StreamFrame frame)
    {
        var life = Find(frame.Stream);
        life?.OnFrame(frame.Stream);
        if (life == _user.Life)
            _user.OnFrame(frame.Text.Span);
        else if (life is not null)
            _market.OnFrame(life, frame.Text.Span);
    }

    // News of a connection that was given up has no owner any more.
    private StreamLife? Find(long stream) =>
        _user.Life.Has(stream) ? _user.Life
        : _market.Public.Has(stream) ? _market.Public
        : _market.Market.Has(stream) ? _market.Market
        : null;
}
