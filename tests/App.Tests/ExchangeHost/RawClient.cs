using System.Net.Sockets;
using System.Text;

namespace Bowline.App.Tests;

/// <summary>A client that sends bytes as they are, so that it can break every rule of HTTP.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TcpClient client = new();
    private NetworkStream stream = null!;

    public static async Task<RawClient> Connect(Uri to)
    {
        var raw = new RawClient();
        await raw.client.ConnectAsync(to.Host, to.Port);
        raw.stream = raw.client.GetStream();
        return raw;
    }

    /// <summary>A connection after the handshake of a WebSocket on this path.</summary>
    public static async Task<RawClient> Upgrade(Uri to, string path)
    {
        var raw = await Connect(to);
        await raw.Send($"GET {path} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        var head = await raw.Until("\r\n\r\n");
        return head.StartsWith("HTTP/1.1 101", StringComparison.Ordinal)
            ? raw
            : throw new InvalidOperationException(head);
    }

    public Task Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public async Task Send(byte[] bytes) => await stream.WriteAsync(bytes);

    /// <summary>Sends nothing more, and still listens.</summary>
    public void Finish() => client.Client.Shutdown(SocketShutdown.Send);

    public async Task<string> Until(string mark)
    {
        var heard = new StringBuilder();
        var one = new byte[1];
        using var late = new CancellationTokenSource(Patience);
        while (!heard.ToString().EndsWith(mark, StringComparison.Ordinal)
            && await stream.ReadAsync(one, late.Token) == 1)
            heard.Append((char)one[0]);
        return heard.ToString();
    }

    /// <summary>All that comes until the server ends the connection.</summary>
    public async Task<byte[]> ToEnd()
    {
        using var late = new CancellationTokenSource(Patience);
        using var heard = new MemoryStream();
        try
        {
            await stream.CopyToAsync(heard, late.Token);
        }
        catch (IOException)
        {
            // Reset: what came before counts.
        }
        return heard.ToArray();
    }

    public void Dispose() => client.Dispose();
}
