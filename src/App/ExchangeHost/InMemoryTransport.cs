using System.Collections.Concurrent;
using System.Text;
using Bowline.Gateway;
using Bowline.Paper;

namespace Bowline.App;

/// <summary>Carries the gateway's bytes to a paper exchange in the same process: what HTTP would carry, without sockets.
/// Every request has an outcome, so time-outs never strike here; a fault may drop the answer, and the
/// outcome is unknown. Events come on the exchange's thread.</summary>
/// <param name="server">The exchange.</param>
/// <param name="sink">Takes the events; must not block.</param>
public sealed class InMemoryTransport(ExchangeServer server, Action<TransportEvent> sink) : ITransport
{
    private const string Remote = "127.0.0.1";

    private readonly ConcurrentDictionary<long, Stream> streams = new();

    public void Send(TransportRequest request)
    {
        var asked = new RestRequest(
            request.Method,
            RequestTarget.PathOf(request.PathAndQuery),
            RequestTarget.QueryOf(request.PathAndQuery),
            request.Body is null ? "" : Encoding.UTF8.GetString(request.Body),
            request.ApiKey,
            Remote);
        server.Submit(asked, response => sink(new TransportEvent.Replied(request.Id, Reply(response))));
    }

    public void Open(StreamOpen stream)
    {
        var opened = new Stream(this, stream.Stream);
        streams[stream.Stream] = opened;
        opened.Connection = server.Open(
            opened,
            stream.Route,
            RequestTarget.PathOf(stream.PathAndQuery),
            RequestTarget.QueryOf(stream.PathAndQuery),
            opened.Answered,
            Remote);
    }

    public void Write(long stream, ReadOnlyMemory<byte> text)
    {
        if (streams.TryGetValue(stream, out var open)) server.Receive(open.Connection, text);
    }

    public void Close(long stream)
    {
        if (!streams.TryRemove(stream, out var open)) return;
        server.Closed(open.Connection);
        sink(new TransportEvent.StreamClosed(stream, "closed by us"));
    }

    private void Tell(TransportEvent told) => sink(told);

    private static TransportReply Reply(RestResponse response) => response.Dropped
        ? new TransportReply.Unknown("the connection ended before the answer")
        : new TransportReply.Answered(response.Status, ReplyHeaders.From(response.Headers), response.Body);

    private sealed class Stream(InMemoryTransport transport, long stream) : IExchangeConnection
    {
        public long Connection { get; set; }

        public void Answered(ConnectionOpened outcome)
        {
            if (outcome is ConnectionOpened.Refused refused) Close($"the handshake was refused with HTTP {refused.Status}");
            else transport.Tell(new TransportEvent.StreamOpened(stream));
        }

        public void Send(ReadOnlyMemory<byte> text)
        {
            if (transport.streams.ContainsKey(stream)) transport.Tell(new TransportEvent.StreamFrame(stream, text));
        }

        public void Close(string why)
        {
            if (transport.streams.TryRemove(stream, out _))
                transport.Tell(new TransportEvent.StreamClosed(stream, why));
        }
    }
}
