using System.Buffers.Binary;

namespace Bowline.Daemon;

/// <summary>Counts the ping and pong frames (RFC 6455, section 5.2) in the bytes of a WebSocket, which the platform answers
/// without telling. Bytes may come in any pieces.</summary>
internal sealed class FrameHeads
{
    private const int HeadMax = 14;
    private const int Short = 126;
    private const int Long = 127;

    private readonly byte[] head = new byte[HeadMax];
    private int have;
    private ulong payload;

    /// <summary>How many such frames began in these bytes.</summary>
    public int Pings(ReadOnlySpan<byte> bytes)
    {
        var pings = 0;
        while (!bytes.IsEmpty)
        {
            if (payload > 0)
            {
                var part = (int)Math.Min(payload, (ulong)bytes.Length);
                payload -= (ulong)part;
                bytes = bytes[part..];
                continue;
            }
            head[have++] = bytes[0];
            bytes = bytes[1..];
            if (have < 2 || have < Size()) continue;
            if ((head[0] & 0x0F) is 0x9 or 0xA) pings++;
            payload = Length();
            have = 0;
        }
        return pings;
    }

    private int Size() => 2
        + (head[1] & 0x7F) switch { Short => sizeof(ushort), Long => sizeof(ulong), _ => 0 }
        + ((head[1] & 0x80) != 0 ? sizeof(uint) : 0);

    private ulong Length() => (head[1] & 0x7F) switch
    {
        Short => BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2)),
        Long => BinaryPrimitives.ReadUInt64BigEndian(head.AsSpan(2)),
        var length => (ulong)length,
    };
}
