using System.Text;
using Bowline.Gateway;
using Bowline.Paper;

namespace Bowline.App.Tests;

/// <summary>Carries bytes between a desk and an exchange when it is told to, and loses what a test wants lost.</summary>
internal sealed class WorldTransport(Exchange exchange, Action<TransportEvent> sink) : ITransport
{
    private readonly Queue<TransportRequest> _requests = new();
    private readonly List<Action<long>> _deeds = [];
    private readonly Dictionary<long, (long Stream, string Route)> _streams = [];
    private long _connections;

    /// <summary>Every request that reached the exchange: method, path, parameters.</summary>
    public List<string> Reached { get; } = [];

    /// <summary>Decides the fate of a request; everything arrives unless a test says otherwise.</summary>
    public Func<TransportRequest, Fate> Fate { get; set; } = _ => Tests.Fate.Arrives;

    /// <summary>Changes an answer on its way, by its path; answers pass as they are unless a test says otherwise.</summary>
    public Func<string, string, string> Wording { get; set; } = (_, body) => body;

    /// <summary>Status and body that come in place of the exchange, which then never sees the request; null lets it answer.</summary>
    public Func<TransportRequest, (int Status, string Body)?> Instead { get; set; } = _ => null;

    /// <summary>A route that is dead: nothing more comes of what is open there, and nothing opens.</summary>
    public string? DeadRoute { get; set; }

    public void Send(TransportRequest request) => _requests.Enqueue(request);

    public void Open(StreamOpen stream) => _deeds.Add(now =>
    {
        if (stream.Route == DeadRoute)
        {
            sink(new TransportEvent.StreamClosed(stream.Stream, "connection refused"));
            return;
        }

        var connection = ++_connections;
        var opened = exchange.Open(
            connection, stream.Route, RequestTarget.PathOf(stream.PathAndQuery), RequestTarget.QueryOf(stream.PathAndQuery), now);
        if (opened is ConnectionOpened.Accepted)
        {
            _streams[connection] = (stream.Stream, stream.Route);
            sink(new TransportEvent.StreamOpened(stream.Stream));
        }
        else
        {
            sink(new TransportEvent.StreamClosed(stream.Stream, "refused"));
        }
    });

    public void Write(long stream, ReadOnlyMemory<byte> text) => _deeds.Add(now =>
    {
        foreach (var (connection, _) in _streams.Where(open => open.Value.Stream == stream).ToList())
            exchange.Receive(connection, text.Span, now);
    });

    public void Close(long stream) => _deeds.Add(now =>
    {
        foreach (var (connection, _) in _streams.Where(open => open.Value.Stream == stream).ToList())
        {
            _streams.Remove(connection);
            exchange.Closed(connection, now);
        }
    });

    /// <summary>The process on the desk's side is gone.</summary>
    public void Reset()
    {
        _requests.Clear();
        _deeds.Clear();
        _streams.Clear();
    }

    /// <summary>Moves everything that is on its way; false when nothing was.</summary>
    public bool Deliver(long now)
    {
        var moved = _deeds.Count > 0 || _requests.Count > 0;
        var deeds = _deeds.ToList();
        _deeds.Clear();
        deeds.ForEach(deed => deed(now));
        while (_requests.TryDequeue(out var request))
            sink(new TransportEvent.Replied(request.Id, Reply(request, now)));
        foreach (var outgoing in exchange.DrainOutgoing())
            moved |= Deliver(outgoing);
        return moved;
    }

    private TransportReply Reply(TransportRequest request, long now)
    {
        var fate = Fate(request);
        if (fate == Tests.Fate.NeverLeaves)
            return new TransportReply.NotSent("connection refused");
        if (fate == Tests.Fate.LostOnTheWay)
            return new TransportReply.Unknown("time-out");
        if (Instead(request) is { } instead)
            return new TransportReply.Answered(instead.Status, ReplyHeaders.None, Encoding.UTF8.GetBytes(instead.Body));
        Reached.Add($"{request.Method} {request.PathAndQuery} {(request.Body is null ? "" : Encoding.UTF8.GetString(request.Body))}");
        var answer = exchange.Handle(
            new RestRequest(
                request.Method,
                RequestTarget.PathOf(request.PathAndQuery),
                RequestTarget.QueryOf(request.PathAndQuery),
                request.Body is null ? "" : Encoding.UTF8.GetString(request.Body),
                request.ApiKey,
                "127.0.0.1"),
            now);
        return fate == Tests.Fate.AnswerIsLost
            ? new TransportReply.Unknown("connection reset")
            : new TransportReply.Answered(answer.Status, ReplyHeaders.From(answer.Headers), Reword(request, answer.Body));
    }

    private byte[] Reword(TransportRequest request, byte[] body) =>
        Encoding.UTF8.GetBytes(Wording(RequestTarget.PathOf(request.PathAndQuery), Encoding.UTF8.GetString(body)));

    private bool Deliver(Outgoing outgoing)
    {
        if (!_streams.TryGetValue(outgoing.Connection, out var open) || open.Route == DeadRoute)
            return false;
        if (outgoing is Outgoing.Frame frame)
            sink(new TransportEvent.StreamFrame(open.Stream, frame.Text));
        else
            sink(new TransportEvent.StreamClosed(open.Stream, "closed by the exchange"));
        return true;
    }
}

/// <summary>What becomes of a request.</summary>
internal enum Fate
{
    Arrives,

    /// <summary>Certainly not sent.</summary>
    NeverLeaves,

    /// <summary>Sent, never arrives, no answer: the sender cannot know.</summary>
    LostOnTheWay,

    /// <summary>It arrives and is carried out, the answer is lost: the sender cannot know.</summary>
    AnswerIsLost,
}
