using System.Text;
using Bowline.Gateway;
using Bowline.Paper;

namespace Bowline.Simulation;

/// <summary>
/// The network between desk and exchange under the world's clock. What left a desk that died still arrives; what was on
/// its way to it is lost with it.
/// </summary>
internal sealed class SimulatedWire(Exchange exchange, Weather weather, ulong seed) : ITransport
{
    private const int LongMs = 2_000;

    /// <summary>Past the window of a request: what comes so late is refused.</summary>
    private const int LatestMs = 6_000;

    private readonly PriorityQueue<Action<long>, (long At, long Order)> _underWay = new();
    private readonly Dictionary<long, (long Stream, int Desk)> _streams = [];
    private readonly Dictionary<long, long> _lastFrame = [];
    private readonly List<Outgoing> _outgoing = [];
    private readonly Paper.Prng _chance = new(seed ^ 0x77);
    private long _order;
    private long _connections;
    private int _desk;

    /// <summary>Where the living desk takes its news.</summary>
    public Action<TransportEvent> Sink { get; set; } = _ => { };

    /// <summary>Told of every request before the exchange looks at it.</summary>
    public Action<RestRequest, long> Arriving { get; set; } = (_, _) => { };

    /// <summary>Told of every frame as it leaves the exchange.</summary>
    public Action<ReadOnlyMemory<byte>, long> Told { get; set; } = (_, _) => { };

    /// <summary>Told of every request as it arrives at the exchange, and of its answer.</summary>
    public Action<RestRequest, RestResponse, long> Arrived { get; set; } = (_, _, _) => { };

    /// <summary>Told of every request as it leaves the desk.</summary>
    public Action<TransportRequest> Leaving { get; set; } = _ => { };

    /// <summary>Told of every request that the network swallows, or whose answer it does: method and path.</summary>
    public Action<string, string> Lost { get; set; } = (_, _) => { };

    public long Now { get; set; }

    public long NextDue => _underWay.TryPeek(out _, out var next) ? next.At : long.MaxValue;

    /// <summary>Messages on their way.</summary>
    public int Count => _underWay.Count;

    public void Send(TransportRequest request)
    {
        Leaving(request);
        var desk = _desk;
        if (Strikes(NetworkTrouble.Refuse))
        {
            ToDesk(1, desk, new TransportEvent.Replied(request.Id, new TransportReply.NotSent("connection refused")));
            return;
        }

        if (Strikes(NetworkTrouble.LoseRequest))
        {
            Lost(request.Method, RequestTarget.PathOf(request.PathAndQuery));
            ToDesk(request.TimeoutMs, desk, new TransportEvent.Replied(request.Id, new TransportReply.Unknown("time-out")));
            return;
        }

        if (Strikes(NetworkTrouble.Late))
        {
            Lost(request.Method, RequestTarget.PathOf(request.PathAndQuery));
            ToDesk(1, desk, new TransportEvent.Replied(request.Id, new TransportReply.Unknown("connection reset")));
            Later(300 + _chance.Below(LatestMs), now => Answer(request, now));
            return;
        }

        Later(Travel(), now => ToDesk(Answer(request, now), desk, request));
    }

    public void Open(StreamOpen stream)
    {
        var desk = _desk;
        Later(Travel(), now =>
        {
            var connection = ++_connections;
            var target = stream.PathAndQuery;
            var opened = exchange.Open(
                connection, stream.Route, RequestTarget.PathOf(target), RequestTarget.QueryOf(target), now);
            if (opened is ConnectionOpened.Accepted && desk == _desk)
                _streams[connection] = (stream.Stream, desk);
            ToDesk(Travel(), desk, opened is ConnectionOpened.Accepted
                ? new TransportEvent.StreamOpened(stream.Stream)
                : new TransportEvent.StreamClosed(stream.Stream, "refused"));
            Drain();
        });
    }

    public void Write(long stream, ReadOnlyMemory<byte> text) => Later(Travel(), now =>
    {
        foreach (var (connection, _) in _streams.Where(open => open.Value.Stream == stream).ToList())
            exchange.Receive(connection, text.Span, now);
        Drain();
    });

    public void Close(long stream) => Later(0, now =>
    {
        foreach (var (connection, _) in _streams.Where(open => open.Value.Stream == stream).ToList())
            Hang(connection, now);
    });

    /// <summary>The desk's process is gone: its sockets close, and nothing reaches it any more.</summary>
    public void DeskDied(long now)
    {
        _desk++;
        foreach (var connection in _streams.Keys.ToList())
            Hang(connection, now);
    }

    /// <summary>Delivers what is due.</summary>
    public void Deliver(long now)
    {
        Now = now;
        while (_underWay.TryPeek(out var deed, out var due) && due.At <= now)
        {
            _underWay.Dequeue();
            deed(now);
        }
    }

    /// <summary>Puts what the exchange says to its streams on its way. To be called after whatever touched it.</summary>
    public void Drain()
    {
        exchange.DrainOutgoing(_outgoing);
        foreach (var outgoing in _outgoing)
            Leave(outgoing);
        _outgoing.Clear();
    }

    private void Leave(Outgoing outgoing)
    {
        if (!_streams.TryGetValue(outgoing.Connection, out var stream))
            return;
        if (outgoing is Outgoing.Frame told)
            Told(told.Text, Now);
        // Frames of one connection never overtake each other.
        var at = Math.Max(Now + Travel(), _lastFrame.GetValueOrDefault(outgoing.Connection));
        _lastFrame[outgoing.Connection] = at;
        var isCut = outgoing is Outgoing.Close || Strikes(NetworkTrouble.Cut);
        ToDesk(at - Now, stream.Desk, isCut
            ? new TransportEvent.StreamClosed(stream.Stream, "cut")
            : new TransportEvent.StreamFrame(stream.Stream, ((Outgoing.Frame)outgoing).Text));
        if (isCut)
            Hang(outgoing.Connection, Now);
    }

    private void Hang(long connection, long now)
    {
        _streams.Remove(connection);
        _lastFrame.Remove(connection);
        exchange.Closed(connection, now);
    }

    private RestResponse Answer(TransportRequest request, long now)
    {
        var rest = new RestRequest(
            request.Method,
            RequestTarget.PathOf(request.PathAndQuery),
            RequestTarget.QueryOf(request.PathAndQuery),
            request.Body is null ? "" : Encoding.UTF8.GetString(request.Body),
            request.ApiKey,
            "127.0.0.1");
        Arriving(rest, now);
        var answer = exchange.Handle(rest, now);
        Arrived(rest, answer, now);
        Drain();
        return answer;
    }

    private void ToDesk(RestResponse answer, int desk, TransportRequest request)
    {
        if (answer.Dropped || Strikes(NetworkTrouble.LoseAnswer))
        {
            if (!answer.Dropped)
                Lost(request.Method, RequestTarget.PathOf(request.PathAndQuery));
            var late = answer.Dropped ? 1 : request.TimeoutMs;
            ToDesk(late, desk, new TransportEvent.Replied(request.Id, new TransportReply.Unknown("connection reset")));
            return;
        }

        var reply = new TransportReply.Answered(answer.Status, ReplyHeaders.From(answer.Headers), answer.Body);
        ToDesk(Travel() + answer.DelayMs, desk, new TransportEvent.Replied(request.Id, reply));
    }

    private void ToDesk(long afterMs, int desk, TransportEvent news) => Later(afterMs, _ =>
    {
        if (desk == _desk)
            Sink(news);
    });

    private void Later(long afterMs, Action<long> deed) => _underWay.Enqueue(deed, (Now + afterMs, ++_order));

    private long Travel() => weather.Latency.Least + _chance.Below(weather.Latency.More + 1)
        + (Strikes(NetworkTrouble.Delay) ? LongMs : 0);

    private bool Strikes(NetworkTrouble trouble) =>
        weather.ChanceOf(trouble, Now) is > 0 and var perMille && _chance.Below(1_000) < perMille;
}
