using System.Text;
using Bowline.Paper;

namespace Bowline.Gateway.Tests;

/// <summary>
/// The paper exchange behind a network with a delay and with faults, in one thread and on a made-up clock. It is an
/// oracle: it
/// shares the wire with the gateway and nothing else.
/// </summary>
internal sealed class PaperVenue : ITransport
{
    public const string Key = "key-of-the-desk-0123456789";
    public const string Secret = "secret-of-the-desk-0123456789";
    public const long Start = 1_790_000_040_000;
    private const int DelayMs = 7;
    private readonly SortedDictionary<(long Due, long Order), Action> _network = [];
    private readonly HashSet<long> _open = [];
    private readonly HashSet<long> _mute = [];
    private readonly Dictionary<long, string> _routes = [];
    private long _order;
    private long _feedIds;
    private long _prints;
    private int _life;

    public PaperVenue(bool limits = false)
    {
        Exchange = new(new ExchangeSettings { Symbols = SymbolRegistry.Shipped(), Limits = limits });
        Exchange.OpenAccount(Key, new Credential.Hmac(Secret), 100_000, Start);
        Mark(60_000);
        Offer(Side.Buy, 59_999.9m, 5);
        Offer(Side.Sell, 60_000.1m, 5);
    }

    public Exchange Exchange { get; }

    public long Now { get; private set; } = Start;

    /// <summary>Venue clock minus desk clock.</summary>
    public long SkewMs { get; set; }

    /// <summary>Chooses what happens to a request; null lets it pass.</summary>
    public Func<TransportRequest, VenueFault?> Fault { get; set; } = _ => null;

    /// <summary>Frames for which this holds are lost.</summary>
    public Func<string, bool> LoseFrame { get; set; } = _ => false;

    /// <summary>Every frame comes twice.</summary>
    public bool Doubling { get; set; }

    public List<TransportRequest> Sent { get; } = [];

    public List<string> Opened { get; } = [];

    /// <summary>When each stream was asked for, by this machine's clock.</summary>
    public List<(string Route, long At)> OpenedAt { get; } = [];

    public int OpenCount => _open.Count;

    /// <summary>Answers that say a limit was passed.</summary>
    public List<string> Limited { get; } = [];

    /// <summary>How long a request travels, drawn anew for each; null: always the same.</summary>
    public Func<int>? Travel { get; set; }

    /// <summary>No new stream is let in.</summary>
    public bool RefuseStreams { get; set; }

    /// <summary>New connections of this route never say anything.</summary>
    public string? MuteNew { get; set; }

    /// <summary>News of a connection beside which a newer one of its route is open comes so much later.</summary>
    public int SlowFirstMs { get; set; }

    /// <summary>What was written on streams.</summary>
    public List<string> Written { get; } = [];

    public Action<TransportEvent> Sink { get; set; } = _ => { };

    public long NextDue =>
        Math.Min(_network.Count == 0 ? long.MaxValue : _network.First().Key.Due, Exchange.NextDue - SkewMs);

    public void Send(TransportRequest request)
    {
        Sent.Add(request);
        var fault = Fault(request);
        switch (fault)
        {
            case VenueFault.NotSent:
                Reply(request, 1, new TransportReply.NotSent("connection refused"));
                break;
            case VenueFault.LostRequest:
                Reply(request, request.TimeoutMs, new TransportReply.Unknown("no answer"));
                break;
            case VenueFault.Instead i:
                Reply(request, 2 * DelayMs, Answered(i.Status, i.Body) with { Headers = i.Headers });
                break;
            case VenueFault.Late late:
                Reply(request, request.TimeoutMs, new TransportReply.Unknown("no answer"));
                After(late.Milliseconds, () => Handle(request));
                break;
            default:
                var life = _life;
                After(Travel?.Invoke() ?? DelayMs, () => Arrive(request, fault, life));
                break;
        }
    }

    public void Open(StreamOpen stream)
    {
        Opened.Add(stream.Route + stream.PathAndQuery);
        OpenedAt.Add((stream.Route, Now));
        _routes[stream.Stream] = stream.Route;
        if (stream.Route == MuteNew)
            _mute.Add(stream.Stream);
        if (RefuseStreams)
        {
            Tell(new TransportEvent.StreamClosed(stream.Stream, "refused"));
            return;
        }

        var life = _life;
        After(DelayMs, () =>
        {
            if (life != _life)
                return;
            var opened = Exchange.Open(
                stream.Stream, stream.Route,
                RequestTarget.PathOf(stream.PathAndQuery), RequestTarget.QueryOf(stream.PathAndQuery), VenueNow);
            Drain();
            if (opened is ConnectionOpened.Accepted)
                _open.Add(stream.Stream);
            Tell(opened is ConnectionOpened.Accepted
                ? new TransportEvent.StreamOpened(stream.Stream)
                : new TransportEvent.StreamClosed(stream.Stream, "refused"));
        });
    }

    public void Write(long stream, ReadOnlyMemory<byte> text) => After(DelayMs, () =>
    {
        Written.Add(Encoding.UTF8.GetString(text.Span));
        Exchange.Receive(stream, text.Span, VenueNow);
        Drain();
    });

    public void Close(long stream) => After(0, () => Cut(stream));

    /// <summary>The desk's process dies: its streams end, and answers under way find nobody.</summary>
    public void Forget()
    {
        _life++;
        foreach (var stream in _open.Order().ToArray())
            Cut(stream);
    }

    /// <summary>Cuts every stream.</summary>
    public void CutAll()
    {
        foreach (var stream in _open.Order().ToArray())
        {
            Cut(stream);
            Tell(new TransportEvent.StreamClosed(stream, "connection reset"));
        }
    }

    /// <summary>Moves to that time and does what is due at it.</summary>
    public void AdvanceTo(long now)
    {
        Now = now;
        Exchange.Advance(VenueNow);
        Drain();
        while (_network.Count > 0 && _network.First() is var (key, act) && key.Due <= now)
        {
            _network.Remove(key);
            act();
        }
    }

    public void Mark(decimal price, string symbol = "BTCUSDT") =>
        Apply(new MarketEvent.MarkPriceSet(symbol, price, price, 0.0001m, Start + 3_600_000));

    public void Offer(Side side, decimal price, decimal quantity, string symbol = "BTCUSDT")
    {
        var spec = Exchange.Find(symbol)!.Spec;
        Apply(new MarketEvent.PlaceLimit(symbol, ++_feedIds, side, spec.Ticks(price), spec.Lots(quantity)));
    }

    /// <summary>A trade of others at a price; the book is not touched.</summary>
    public void Prints(decimal price, string symbol = "BTCUSDT") => Apply(new MarketEvent.TradePrinted(
        symbol, ++_prints, Exchange.Find(symbol)!.Spec.Ticks(price), 1, BuyerIsMaker: false, VenueNow));

    /// <summary>Bad days of the exchange, written as in a plan's file.</summary>
    public void Faults(params string[] faults)
    {
        var read = FaultPlan.Read($$"""{"seed":7,"faults":[{{string.Join(',', faults)}}]}""");
        var plan = Assert.IsType<FaultPlanRead.Good>(read).Plan;
        Assert.True(Exchange.StartFaults(plan, VenueNow));
    }

    public void Takes(Side side, decimal quantity, string symbol = "BTCUSDT") =>
        Apply(new MarketEvent.TakeMarket(symbol, side, Exchange.Find(symbol)!.Spec.Lots(quantity)));

    /// <summary>A request from elsewhere, at once and without a network.</summary>
    public byte[] Directly(string method, string path, string query)
    {
        var answer = Exchange.Handle(new(method, path, query, "", Key, "10.0.0.9"), VenueNow);
        Drain();
        return answer.Body;
    }

    private long VenueNow => Now + SkewMs;

    private void Apply(MarketEvent e)
    {
        Exchange.Apply(e, VenueNow);
        Drain();
    }

    private void Arrive(TransportRequest request, VenueFault? fault, int life)
    {
        var answer = Handle(request);
        if (life != _life)
            return;
        switch (fault)
        {
            case VenueFault.LostAnswer:
                Reply(request, request.TimeoutMs, new TransportReply.Unknown("connection reset"));
                break;
            case VenueFault.InsteadAfter i:
                Reply(request, DelayMs, Answered(i.Status, i.Body));
                break;
            default:
                Reply(request, DelayMs,
                    new TransportReply.Answered(answer.Status, ReplyHeaders.From(answer.Headers), answer.Body));
                break;
        }
    }

    private RestResponse Handle(TransportRequest request)
    {
        var answer = Exchange.Handle(
            new(
                request.Method, RequestTarget.PathOf(request.PathAndQuery), RequestTarget.QueryOf(request.PathAndQuery),
                request.Body is null ? "" : Encoding.UTF8.GetString(request.Body), request.ApiKey, "10.0.0.1"),
            VenueNow);
        if (answer.Status is 429 or 418 || Encoding.UTF8.GetString(answer.Body).Contains("-1015", StringComparison.Ordinal))
            Limited.Add($"{answer.Status} {Encoding.UTF8.GetString(answer.Body)}");
        Drain();
        return answer;
    }

    private void Drain()
    {
        foreach (var sent in Exchange.DrainOutgoing())
        {
            if (sent is not Outgoing.Frame frame)
            {
                var stream = sent.Connection;
                _open.Remove(stream);
                Tell(new TransportEvent.StreamClosed(stream, "closed by the venue"));
            }
            else if (!_mute.Contains(frame.Connection) && !LoseFrame(Encoding.UTF8.GetString(frame.Text)))
            {
                Deliver(DelayMs + (IsFirst(frame.Connection) ? SlowFirstMs : 0), new TransportEvent.StreamFrame(frame.Connection, frame.Text));
                if (Doubling)
                    Tell(new TransportEvent.StreamFrame(frame.Connection, frame.Text));
            }
        }

        Exchange.DrainChanges(VenueNow);
    }

    private bool IsFirst(long stream) => _open.Any(other => other > stream && _routes[other] == _routes[stream]);

    private void Cut(long stream)
    {
        if (_open.Remove(stream))
            Exchange.Closed(stream, VenueNow);
    }

    private void Tell(TransportEvent e) => Deliver(DelayMs, e);

    private void Reply(TransportRequest request, long afterMs, TransportReply reply) =>
        Deliver(afterMs, new TransportEvent.Replied(request.Id, reply));

    private void Deliver(long afterMs, TransportEvent e)
    {
        var life = _life;
        After(afterMs, () =>
        {
            if (life == _life)
                Sink(e);
        });
    }

    private static TransportReply.Answered Answered(int status, string body) =>
        new(status, ReplyHeaders.None, Encoding.UTF8.GetBytes(body));

    private void After(long milliseconds, Action act) => _network.Add((Now + milliseconds, ++_order), act);
}
