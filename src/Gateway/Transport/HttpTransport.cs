using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Bowline.Gateway;

/// <summary>
/// The real sockets: pooled HTTP/1.1 connections and one WebSocket a stream. The system's certificate checks apply and
/// there is
/// no way around them; a proxy is taken from HTTPS_PROXY for every host but this machine.
/// </summary>
public sealed class HttpTransport : ITransport, IDisposable
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);
    private readonly VenueEndpoint _endpoint;
    private readonly Action<TransportEvent> _sink;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _http;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<long, StreamSocket> _streams = new();

    /// <param name="sink">Takes the events, from any thread; must not block.</param>
    public HttpTransport(VenueEndpoint endpoint, Action<TransportEvent> sink, TimeProvider clock)
    {
        (_endpoint, _sink, _clock) = (endpoint, sink, clock);
        _http = new(Handler(endpoint));
    }

    public void Send(TransportRequest request) => _ = Exchange(request);

    public void Open(StreamOpen stream)
    {
        var target = Target(_endpoint.Stream, stream.Route + stream.PathAndQuery);
        var socket = new StreamSocket(stream.Stream, target, _sink, _clock);
        _streams[stream.Stream] = socket;
        _ = Run(socket, stream.Stream);
    }

    public void Write(long stream, ReadOnlyMemory<byte> text)
    {
        if (_streams.TryGetValue(stream, out var socket))
            socket.Write(text);
    }

    public void Close(long stream)
    {
        if (_streams.TryRemove(stream, out var socket))
            socket.Close();
    }

    public void Dispose()
    {
        _end.Cancel();
        foreach (var stream in _streams.Keys)
            Close(stream);
        _http.Dispose();
        _end.Dispose();
    }

    private async Task Run(StreamSocket socket, long stream)
    {
        using (socket)
            await socket.Run(_http, _end.Token).ConfigureAwait(false);
        _streams.TryRemove(stream, out _);
    }

    private async Task Exchange(TransportRequest request)
    {
        TransportReply reply;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(request.TimeoutMs), _clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _end.Token);
            reply = await Ask(request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            reply = new TransportReply.Unknown($"no answer within {request.TimeoutMs} ms");
        }
        catch (Exception e)
        {
            reply = Failures.Of(e);
        }

        _sink(new TransportEvent.Replied(request.Id, reply));
    }

    private async Task<TransportReply> Ask(TransportRequest request, CancellationToken stop)
    {
        using var message = Message(request);
        using var answer = await _http.SendAsync(message, stop).ConfigureAwait(false);
        var body = await BoundedBody.Read(answer.Content, stop).ConfigureAwait(false);
        return body is { } bytes
            ? new TransportReply.Answered((int)answer.StatusCode, HeadersOf(answer), bytes)
            : new TransportReply.Unknown($"the answer was longer than {BoundedBody.BytesMax} bytes");
    }

    private HttpRequestMessage Message(TransportRequest request)
    {
        var toSpot = request.PathAndQuery.StartsWith("/sapi/", StringComparison.Ordinal)
            && _endpoint.SpotRest is not null;
        var target = Target(toSpot ? _endpoint.SpotRest! : _endpoint.Rest, request.PathAndQuery);
        var message = new HttpRequestMessage(new HttpMethod(request.Method), target);
        if (request.ApiKey is { } key)
            message.Headers.TryAddWithoutValidation("X-MBX-APIKEY", key);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        }

        return message;
    }

    // The signed text must leave byte for byte, so the path and query are not normalised.
    private static Uri Target(Uri origin, string pathAndQuery) => new(
        origin.GetLeftPart(UriPartial.Authority) + pathAndQuery,
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static ReplyHeaders HeadersOf(HttpResponseMessage answer) =>
        ReplyHeaders.From(answer.Headers.Select(h => (h.Key, h.Value.FirstOrDefault() ?? "")));

    private static SocketsHttpHandler Handler(VenueEndpoint endpoint) => new()
    {
        UseProxy = !endpoint.Rest.IsLoopback,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        // Shorter than the venue keeps them: a request on a connection the other side has closed would be of unknown
        // outcome.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        ConnectCallback = Connect,
    };

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(ConnectWithin);
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            socket.Dispose();
            throw new TimeoutException($"no connection within {ConnectWithin.TotalSeconds} s", e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
