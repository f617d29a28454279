using System.Net.Sockets;
using System.Text;

namespace Bowline.Bench;

/// <summary>A WebSocket client that only listens, as cheap as can be: it counts frames and looks at none.</summary>
internal sealed class RawSocket : IDisposable
{
    private const int Room = 16 * 1024;
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[Room];
    private long skip;

    /// <summary>Opens the path; throws when the server does not switch protocols.</summary>
    public static async Task<RawSocket> Open(Uri rest, string path)
    {
        var opened = new RawSocket();
        await opened.socket.ConnectAsync(rest.Host, rest.Port);
        var head = $"GET {path} HTTP/1.1\r\nHost: {rest.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        await opened.socket.SendAsync(Encoding.ASCII.GetBytes(head));
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await opened.socket.ReceiveAsync(one) == 0) throw new IOException($"{path}: closed");
            text.Append((char)one[0]);
        }
        return text.ToString().StartsWith("HTTP/1.1 101", StringComparison.Ordinal)
            ? opened
            : throw new IOException($"{path}: {text}");
    }

    /// <summary>Calls back for every batch of frames, with their number, until the connection ends.</summary>
    public async Task Listen(Action<int> frames)
    {
        var kept = 0;
        while (await socket.ReceiveAsync(buffer.AsMemory(kept)) is > 0 and var got)
        {
            var (count, used) = Count(kept + got);
            kept = kept + got - used;
            buffer.AsSpan(used, kept).CopyTo(buffer);
            if (count > 0) frames(count);
        }
    }

    public void Dispose() => socket.Dispose();

    // A server's frames are not masked: two bytes, perhaps a longer length, the payload.
    private (int Frames, int Used) Count(int length)
    {
        var (frames, at) = (0, 0);
        while (at < length)
        {
            if (skip > 0)
            {
                var step = (int)Math.Min(skip, length - at);
                (skip, at) = (skip - step, at + step);
                continue;
            }
            var size = length - at < 2 ? 0 : buffer[at + 1];
            var head = size switch { 126 => 4, 127 => 10, _ => 2 };
            if (length - at < head) break;
            skip = size switch
            {
                126 => (buffer[at + 2] << 8) | buffer[at + 3],
                127 => (long)System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(buffer.AsSpan(at + 2)),
                _ => size,
            };
            at += head;
            frames++;
        }
        return (frames, at);
    }
}
