using System.Net.WebSockets;
using Bowline.App;
using Bowline.Paper;

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
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await Carry(id, connection, socket);
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

    private async Task Carry(long id, StreamConnection connection, WebSocket socket)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(ending);
        var writing = connection.WriteTo(socket, gone.Token);
        try
        {
            await ReadFrom(socket, id, gone.Token);
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

    private async Task ReadFrom(WebSocket socket, long id, CancellationToken gone)
    {
        var buffer = new byte[FrameBytesMax];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                if (length == buffer.Length) return;
                part = await socket.ReceiveAsync(buffer.AsMemory(length), gone);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close) return;
            server.Receive(id, buffer.AsSpan(0, length).ToArray());
        }
    }
}
