using System.Buffers;
using System.Net.WebSockets;
using Bowline.App;
using Bowline.Paper;
using Microsoft.AspNetCore.Http.Features;

namespace Bowline.Daemon;

/// <summary>Carries WebSocket connections to the exchange's streams and to its request socket.</summary>
internal sealed class StreamDoor(ExchangeServer server, CancellationToken ending)
{
    private const int FrameBytesMax = 64 * 1024;
    private static readonly string[] Routes = ["/public", "/market", "/private", RequestSockets.Route];

    /// <summary>True for the paths on which streams (contract section 1.1) or requests (11) are served.</summary>
    public static bool IsStream(string path)
    {
        var (route, rest) = Split(path);
        return route == RequestSockets.Route
            || rest is "/ws" or "/stream"
            || rest.StartsWith("/ws/", StringComparison.Ordinal)
            || rest.StartsWith("/stream/", StringComparison.Ordinal);
    }

    public async Task Serve(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync("""{"code":-1013,"msg":"This path takes WebSocket connections only."}""");
            return;
        }
        var connection = new StreamConnection();
        var (route, path) = Split(http.Request.Path.Value ?? "");
        var query = http.Request.QueryString.Value is { Length: > 0 } marked ? marked[1..] : "";
        var (id, outcome) = await Open(http, connection, route, path, query);
        if (outcome is ConnectionOpened.Refused refused)
        {
            http.Response.StatusCode = refused.Status;
            return;
        }
        if (http.Features.Get<IHttpUpgradeFeature>() is WatchedUpgrade upgrade) upgrade.Pinged = () => server.Pinged(id);
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await Carry(id, connection, socket, http.Features.GetRequiredFeature<FrameUpgrade>().Frames!);
    }

    private static (string Route, string Path) Split(string path)
    {
        var route = Routes.FirstOrDefault(
            route => path.StartsWith(route, StringComparison.Ordinal) && path.Length > route.Length && path[route.Length] == '/')
            ?? "";
        return (route, path[route.Length..]);
    }

    private async Task<(long Id, ConnectionOpened Outcome)> Open(
        HttpContext http, StreamConnection connection, string route, string path, string query)
    {
        var remote = http.Connection.RemoteIpAddress?.ToString() ?? "";
        var opened = new TaskCompletionSource<ConnectionOpened>(TaskCreationOptions.RunContinuationsAsynchronously);
        var id = server.Open(connection, route, path, query, outcome => opened.TrySetResult(outcome), remote);
        return (id, await opened.Task);
    }

    private async Task Carry(long id, StreamConnection connection, WebSocket socket, FrameStream frames)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(ending);
        var writing = connection.WriteTo(socket, frames, gone);
        try
        {
            await ReadFrom(socket, id, connection, gone.Token);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            // The client went away, or was sent away: both end in the farewell below.
            connection.Close("gone");
        }
        server.Closed(id);
        connection.Close("");
        await writing;
        await gone.CancelAsync();
    }

    private async Task ReadFrom(WebSocket socket, long id, StreamConnection connection, CancellationToken gone)
    {
        while (true)
        {
            // An idle connection holds no buffer: it waits for a frame to begin.
            var begun = await socket.ReceiveAsync(Memory<byte>.Empty, gone);
            if (begun.MessageType == WebSocketMessageType.Close) return;
            var buffer = ArrayPool<byte>.Shared.Rent(FrameBytesMax);
            try
            {
                var length = begun.EndOfMessage ? 0 : await ReadMessage(socket, buffer.AsMemory(0, FrameBytesMax), gone);
                if (length is null)
                {
                    connection.Close("the frame is too large", WebSocketCloseStatus.MessageTooBig);
                    return;
                }
                server.Receive(id, buffer.AsSpan(0, length.Value).ToArray());
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    /// <summary>The message's length, null when it is longer than the buffer.</summary>
    private static async Task<int?> ReadMessage(WebSocket socket, Memory<byte> buffer, CancellationToken gone)
    {
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            if (length == buffer.Length) return null;
            part = await socket.ReceiveAsync(buffer[length..], gone);
            length += part.Count;
        }
        while (!part.EndOfMessage);
        return length;
    }
}
