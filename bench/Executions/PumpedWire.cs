using System.Diagnostics;
using System.Text;
using Bowline.Gateway;
using Bowline.Paper;

namespace Bowline.Bench;

/// <summary>Carries the desk's bytes to an exchange in the same thread, and notes when a conditional order's left.</summary>
internal sealed class PumpedWire(Exchange exchange) : ITransport
{
    private readonly Queue<TransportRequest> _requests = new();
    private readonly Queue<StreamOpen> _opens = new();
    private readonly Queue<(long Stream, ReadOnlyMemory<byte> Text)> _writes = new();
    private readonly Dictionary<long, long> _streams = [];
    private readonly List<Outgoing> _outgoing = [];
    private long _connections;

    /// <summary>When the last conditional order's request left, in stopwatch ticks.</summary>
    public long Sent { get; set; }

    public bool HasWork => _requests.Count + _opens.Count + _writes.Count > 0;

    public long Now { get; set; }

    public void Send(TransportRequest request)
    {
        if (request.Method == "POST" && request.PathAndQuery.StartsWith("/fapi/v1/algoOrder", StringComparison.Ordinal))
            Sent = Stopwatch.GetTimestamp();
        _requests.Enqueue(request);
    }

    public void Open(StreamOpen stream) => _opens.Enqueue(stream);

    public void Write(long stream, ReadOnlyMemory<byte> text) => _writes.Enqueue((stream, text));

    public void Close(long stream)
    {
        foreach (var (connection, _) in _streams.Where(open => open.Value == stream).ToList())
        {
            _streams.Remove(connection);
            exchange.Closed(connection, Now);
        }
    }

    /// <summary>Lets the exchange take what the desk sent: what comes back, in its order.</summary>
    public List<TransportEvent> Arrived(long now)
    {
        Now = now;
        var arrived = new List<TransportEvent>();
        while (_opens.TryDequeue(out var stream))
            arrived.Add(Opened(stream));
        while (_writes.TryDequeue(out var write))
        {
            foreach (var (connection, _) in _streams.Where(open => open.Value == write.Stream).ToList())
                exchange.Receive(connection, write.Text.Span, now);
        }

        while (_requests.TryDequeue(out var request))
            arrived.Add(new TransportEvent.Replied(request.Id, Answer(request)));
        _outgoing.Clear();
        exchange.DrainOutgoing(_outgoing);
        foreach (var outgoing in _outgoing)
        {
            if (outgoing is Outgoing.Frame frame && _streams.TryGetValue(frame.Connection, out var stream))
                arrived.Add(new TransportEvent.StreamFrame(stream, frame.Text));
        }

        return arrived;
    }

    private TransportEvent Opened(StreamOpen stream)
    {
        var connection = ++_connections;
        var opened = exchange.Open(
            connection, stream.Route, RequestTarget.PathOf(stream.PathAndQuery), RequestTarget.QueryOf(stream.PathAndQuery), Now);
        if (opened is not ConnectionOpened.Accepted)
            return new TransportEvent.StreamClosed(stream.Stream, "refused");
        _streams[connection] = stream.Stream;
        return new TransportEvent.StreamOpened(stream.Stream);
    }

    private TransportReply.Answered Answer(TransportRequest request)
    {
        var answer = exchange.Handle(
            new RestRequest(
                request.Method, RequestTarget.PathOf(request.PathAndQuery), RequestTarget.QueryOf(request.PathAndQuery),
                request.Body is null ? "" : Encoding.UTF8.GetString(request.Body), request.ApiKey, "127.0.0.1"),
            Now);
        return new(answer.Status, ReplyHeaders.From(answer.Headers), answer.Body);
    }
}
