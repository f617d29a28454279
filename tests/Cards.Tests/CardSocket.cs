using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Bowline.Cards.Tests;

/// <summary>A WebSocket connection whose frames wait, in order, until a card asks for them.</summary>
internal sealed class CardSocket : IAsyncDisposable
{
    private const int FrameBytesMax = 4 * 1024 * 1024;

    private readonly ClientWebSocket socket = new();
    private readonly Channel<JsonElement> arrived = Channel.CreateUnbounded<JsonElement>();
    private readonly List<JsonElement> waiting = [];
    private readonly CancellationTokenSource ending = new();
    private Task reading = Task.CompletedTask;

    /// <summary>What came and was not asked for yet.</summary>
    public IReadOnlyList<JsonElement> Waiting => waiting;

    /// <summary>The same, with what has come in the meantime.</summary>
    public IReadOnlyList<JsonElement> Arrived()
    {
        while (arrived.Reader.TryRead(out var frame)) waiting.Add(frame);
        return waiting;
    }

    public static async Task<CardSocket> Open(Uri address, HttpMessageInvoker through)
    {
        var opened = new CardSocket();
        using var late = new CancellationTokenSource(Patience.Answer);
        await opened.socket.ConnectAsync(address, through, late.Token);
        opened.reading = opened.Read();
        return opened;
    }

    public async Task Say(string text)
    {
        using var late = new CancellationTokenSource(Patience.Answer);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, late.Token);
    }

    /// <summary>The first frame that is looked for, taken out; null when none comes in time or the connection ends.</summary>
    public async Task<JsonElement?> Next(Func<JsonElement, bool> isIt)
    {
        using var late = new CancellationTokenSource(Patience.Event);
        for (var at = 0; ; at++)
        {
            if (at == waiting.Count && !await Receive(late.Token)) return null;
            if (!isIt(waiting[at])) continue;
            var found = waiting[at];
            waiting.RemoveAt(at);
            return found;
        }
    }

    /// <summary>True once the other side has closed.</summary>
    public async Task<bool> Closes()
    {
        using var late = new CancellationTokenSource(Patience.Event);
        while (await Receive(late.Token)) { }
        return reading.IsCompleted;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        socket.Abort();
        await reading;
        socket.Dispose();
        ending.Dispose();
    }

    private async Task<bool> Receive(CancellationToken late)
    {
        try
        {
            if (!await arrived.Reader.WaitToReadAsync(late)) return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        while (arrived.Reader.TryRead(out var frame)) waiting.Add(frame);
        return true;
    }

    private async Task Read()
    {
        var buffer = new byte[FrameBytesMax];
        try
        {
            while (await ReadFrame(buffer) is { } frame) arrived.Writer.TryWrite(frame);
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The end of the connection, by either side; our own abort between two frames reads as a disposed socket.
            // Whoever waits for a frame is told so below.
        }
        arrived.Writer.Complete();
    }

    private async Task<JsonElement?> ReadFrame(byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), ending.Token);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            length += part.Count;
            if (part.EndOfMessage) return JsonDocument.Parse(buffer.AsMemory(0, length).ToArray()).RootElement;
        }
    }
}
