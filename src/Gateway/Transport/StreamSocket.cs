using System.Net.WebSockets;
using System.Threading.Channels;

namespace Bowline.Gateway;

/// <summary>One WebSocket: opens, reads whole text messages, writes in order, and tells once when it is over.</summary>
internal sealed class StreamSocket(long stream, Uri target, Action<TransportEvent> sink, TimeProvider clock)
    : IDisposable
{
    private const int FrameBytesMax = 1024 * 1024;
    private const int FirstRoom = 8 * 1024;
    private const int MostWaitingWrites = 256;
    private static readonly TimeSpan OpenWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _end = new();
    private bool _over;
    private readonly Channel<ReadOnlyMemory<byte>> _writes =
        Channel.CreateBounded<ReadOnlyMemory<byte>>(
            new BoundedChannelOptions(MostWaitingWrites) { SingleReader = true });

    public void Write(ReadOnlyMemory<byte> text)
    {
        // A full queue means that the socket is stuck: closing it is what tells.
        if (!_writes.Writer.TryWrite(text))
            Close();
    }

    /// <summary>Ends it; after it has ended by itself this does nothing.</summary>
    public void Close()
    {
        lock (_end)
        {
            if (!_over)
                _end.Cancel();
        }
    }

    public void Dispose()
    {
        lock (_end)
        {
            _over = true;
            _end.Dispose();
        }
    }

    public async Task Run(HttpMessageInvoker http, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_end.Token, stop);
        string why;
        try
        {
            why = await Talk(http, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            why = either.IsCancellationRequested ? "closed by us" : "it did not open in time";
        }
        catch (Exception e)
        {
            why = Failures.Text(e);
        }

        _writes.Writer.TryComplete();
        sink(new TransportEvent.StreamClosed(stream, why));
    }

    private async Task<string> Talk(HttpMessageInvoker http, CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        // Without an answer to its ping within the same time again, the connection counts as dead.
        socket.Options.KeepAliveInterval = PingEvery;
        socket.Options.KeepAliveTimeout = PingEvery;
        using (var limit = new CancellationTokenSource(OpenWithin, clock))
        using (var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop))
            await socket.ConnectAsync(target, http, both.Token).ConfigureAwait(false);
        sink(new TransportEvent.StreamOpened(stream));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var writing = WriteAll(socket, ended.Token);
        try
        {
            return await ReadAll(socket, stop).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(false);
        }
    }

    private async Task<string> ReadAll(ClientWebSocket socket, CancellationToken stop)
    {
        var room = new byte[FirstRoom];
        var filled = 0;
        while (true)
        {
            var got = await socket.ReceiveAsync(room.AsMemory(filled), stop).ConfigureAwait(false);
            if (got.MessageType == WebSocketMessageType.Close)
                return $"the venue closed it ({(int?)socket.CloseStatus})";
            filled += got.Count;
            if (got.EndOfMessage)
            {
                Tell(got.MessageType, room.AsSpan(0, filled));
                filled = 0;
            }
            else if (filled == room.Length)
            {
                if (room.Length >= FrameBytesMax)
                    return $"a message was longer than {FrameBytesMax} bytes";
                Array.Resize(ref room, Math.Min(room.Length * 2, FrameBytesMax));
            }
        }
    }

    private void Tell(WebSocketMessageType type, ReadOnlySpan<byte> message)
    {
        if (type == WebSocketMessageType.Text)
            sink(new TransportEvent.StreamFrame(stream, message.ToArray()));
    }

    private async Task WriteAll(ClientWebSocket socket, CancellationToken stop)
    {
        try
        {
            await foreach (var text in _writes.Reader.ReadAllAsync(stop).ConfigureAwait(false))
                await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The reader sees the same end and tells it.
            _writes.Writer.TryComplete();
        }
    }
}
