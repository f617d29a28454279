using System.Diagnostics;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>The account's own stream: orders, fills, balances, positions, settings.</summary>
internal sealed class UserStream
{
    private const string Wanted =
        "ORDER_TRADE_UPDATE/ALGO_UPDATE/ACCOUNT_UPDATE/ACCOUNT_CONFIG_UPDATE/MARGIN_CALL/listenKeyExpired";

    // The child of a met trigger comes within milliseconds; when it does not, it is asked for.
    private const int ChildWithinMs = 3_000;

    private readonly SessionContext _context;
    private readonly ListenKeyLife _key;
    private readonly Lookups _lookups;
    private readonly SeenUpdates _seen = new();
    private string _listenKey = "";

    /// <param name="lookups">Asked about what the stream leaves open.</param>
    public UserStream(SessionContext context, Requests requests, Lookups lookups, Action opened)
    {
        (_context, _lookups) = (context, lookups);
        _key = new(context, requests, Fresh, why => Life!.Lost(why));
        // A stream on a key that another program has deleted opens and stays silent: only asking for the key shows it.
        Life = new(context, "user", "/private", Path, new(0, 0), opened, new(Path, _ => { }, () => true)) { Reopening = _key.Obtain };
    }

    public StreamLife Life { get; }

    /// <summary>Called after news that may have changed what is available.</summary>
    public Action? Touched { get; set; }

    public void Start() => _key.Obtain();

    public void OnFrame(ReadOnlySpan<byte> text)
    {
        switch (StreamFrame.Decode(text))
        {
            case StreamFrame.Events(_, var list):
                foreach (var e in list)
                    Take(e);
                break;
            case StreamFrame.Answer or StreamFrame.Refusal:
                break;
            case StreamFrame.Malformed(var fault):
                // What it said is lost, so the venue is asked.
                _context.Remark($"a frame of the user stream could not be read: {fault.Why}");
                Life.Reopen("a frame could not be read");
                break;
            default:
                throw new UnreachableException();
        }
    }

    private string Path() => $"/ws?listenKey={Percent.Encode(_listenKey)}&events={Wanted}";

    private void Fresh(string key)
    {
        var changed = key != _listenKey;
        _listenKey = key;
        if (changed && Life.Stream != 0)
            Life.Reopen("the listen key changed");
        else
            Life.Start();
    }

    private void Take(StreamEvent e)
    {
        switch (e)
        {
            case OrderTradeUpdate u when !_seen.IsNew(u.Order):
                // Two connections tell everything twice, and the slower one may tell what is no longer so.
                break;
            case OrderTradeUpdate u:
                if (UserEvents.WithMissedFills(_context.Ledger, u.Order) is { } order)
                    _lookups.Check(order, null);
                Emit(UserEvents.OrderUpdate(_context.Ledger, u.Order, _context.Now));
                break;
            case AlgoUpdate u:
                Take(VenueConditional.From(u.Order));
                break;
            case AccountUpdate u:
                Emit(UserEvents.AccountUpdate(_context.Ledger, u, _context.Now));
                break;
            case AccountConfigUpdate u:
                Emit(UserEvents.ConfigUpdate(u, _context.Now));
                break;
            case MarginCall call:
                _context.EmitAll(MarginCalls.Raised(_context.Ledger, call, _context.Now));
                break;
            case ListenKeyExpired:
                Expired();
                break;
            case TradeLite:
                // The same fill comes whole in ORDER_TRADE_UPDATE.
                break;
            default:
                _context.Remark($"an event {Bounded.Text(e.Name)} came on the user stream and was left aside");
                break;
        }
    }

    private void Take(VenueConditional venue)
    {
        if (venue.Ours(_context.Ledger) is { } ours)
            Watch(ours, venue);
        else if (venue is { IsOpen: true, Spec: null })
            _context.Remark($"a conditional order {Bounded.Text(venue.ClientId)} of an unknown kind came and was left aside");
        Emit(ConditionalEvents.Update(_context.Ledger, venue, _context.Now));
    }

    // News of the child may come before, after or never: what is not whole after a while is asked for.
    private void Watch(Order ours, VenueConditional venue)
    {
        switch (venue.Status)
        {
            case AlgoStatuses.New:
                _lookups.Unwatch(ours.Id);
                break;
            case AlgoStatuses.Triggering when ours.Child is null:
                _lookups.Watch(ours.Id, ChildWithinMs);
                break;
            case AlgoStatuses.Triggered when !ours.IsFinal:
                _lookups.Watch(ours.Id, _context.Options.FillPatienceMs);
                break;
            case AlgoStatuses.Finished:
                _lookups.Watch(ours.Id, _context.Options.FillPatienceMs, venue.Executed);
                break;
            case AlgoStatuses.Canceled or AlgoStatuses.Expired or AlgoStatuses.Rejected when !ours.IsFinal && ours.Child is not null:
                _lookups.Check(ours.Id, null);
                break;
            default:
                // It has ended, and we know.
                break;
        }
    }

    private void Expired()
    {
        // The socket stays open and silent from here on.
        _listenKey = "";
        Life.Stop();
        _context.Emit(new Event.StreamLost(_context.Now, Life.Name, "the listen key expired"));
        _key.Obtain();
    }

    private void Emit(IEnumerable<Event> events)
    {
        _context.EmitAll(events);
        Touched?.Invoke();
    }
}
