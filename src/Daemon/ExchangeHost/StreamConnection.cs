using System.Net.WebSockets;
using System.Threading.Channels;
using Bowline.App;

namespace Bowline.Daemon;

/// <summary>The frames on their way to one client. A client that lets too many pile up is disconnected, as the venue does.
/// </summary>
internal sealed class StreamConnection : IExchangeConnection
{
    private const int FramesWaitingMax = 16_384;
    private static readonly TimeSpan FarewellWithin = TimeSpan.FromSeconds(2);
    private const int BatchBytes = 64 * 1024;

    private readonly Channel<ReadOnlyMemory<byte>> waiting = Channel.CreateBounded<ReadOnlyMemory<byte>>(
        new BoundedChannelOptions(FramesWaitingMax) { SingleReader = true });

    private string farewell = "";
    private WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure;

    public void Send(ReadOnlyMemory<byte> text)
    {
        if (!waiting.Writer.TryWrite(text)) Close("the connection does not keep up with its streams");
    }

    public void Close(string why) => Close(why, WebSocketCloseStatus.NormalClosure);

    public void Close(string why, WebSocketCloseStatus code)
    {
        if (waiting.Writer.TryComplete()) (farewell, status) = (why, code);
    }

    /// <summary>Sends frames until the connection is closed from either side.</summary>
    public async Task WriteTo(WebSocket socket, FrameStream frames, CancellationTokenSource ending)
    {
        var gone = ending.Token;
        try
        {
            while (await waiting.Reader.WaitToReadAsync(gone))
            {
                while (frames.Gathered < BatchBytes && waiting.Reader.TryRead(out var frame)) frames.Gather(frame.Span);
                await frames.SendGathered(gone);
            }
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, farewell, gone);
            // Who does not answer the farewell is cut off.
            ending.CancelAfter(FarewellWithin);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException
            or InvalidOperationException)
        {
            // Closed, or its stream completed or disposed of, under the frame. The reader of this connection sees the
            // same end and tells the exchange.
            socket.Abort();
        }
    }
}
