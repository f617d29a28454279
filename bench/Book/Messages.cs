using System.Buffers.Binary;
using System.IO.Compression;
using Bowline.Paper;

namespace Bowline.Book.Bench;

/// <summary>What a message asks for; the values are the file format's.</summary>
internal enum MessageType : byte
{
    New = 0,
    Cancel = 1,
    Modify = 2,
}

/// <summary>One message of a flow: price in ticks, quantity in lots.</summary>
internal readonly record struct Message(
    MessageType Type, Side Side, bool Ioc, uint Quantity, ulong Sequence, long OrderId, long Ticks);

/// <summary>
/// Order flows in files: header `u64 magic, u32 version, u32 count`, then records of 40 bytes, little-endian:
/// `u8 type, u8 side, u8 ioc, u8 pad, u32 quantity, u64 sequence, u64 order id, i64 price ticks, i64 reserved`.
/// </summary>
internal static class MessageFile
{
    private const ulong Magic = 0x4d45_4257_5f30_3031;
    private const int HeaderBytes = 16;
    private const int RecordBytes = 40;

    /// <summary>Null when the file is no flow, is cut short or says something outside the format.</summary>
    public static Message[]? Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = IsZipped(path) ? new GZipStream(file, CompressionMode.Decompress) : new BufferedStream(file);
        var bytes = new byte[RecordBytes];
        if (stream.ReadAtLeast(bytes.AsSpan(0, HeaderBytes), HeaderBytes, throwOnEndOfStream: false) < HeaderBytes
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)) != 1)
            return null;
        var messages = new List<Message>();
        for (var left = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12)); left > 0; left--)
        {
            if (stream.ReadAtLeast(bytes, RecordBytes, throwOnEndOfStream: false) < RecordBytes || bytes[0] > 2 || bytes[1] > 1)
                return null;
            messages.Add(Parse(bytes));
        }
        return [.. messages];
    }

    public static void Write(string path, IReadOnlyList<Message> messages)
    {
        using var file = File.Create(path);
        using Stream stream = IsZipped(path) ? new GZipStream(file, CompressionLevel.Fastest) : new BufferedStream(file);
        var bytes = new byte[RecordBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), (uint)messages.Count);
        stream.Write(bytes.AsSpan(0, HeaderBytes));
        foreach (var message in messages)
        {
            Format(bytes, message);
            stream.Write(bytes);
        }
    }

    private static bool IsZipped(string path) => path.EndsWith(".gz", StringComparison.Ordinal);

    private static Message Parse(ReadOnlySpan<byte> bytes) => new(
        (MessageType)bytes[0],
        (Side)bytes[1],
        bytes[2] != 0,
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]));

    private static void Format(Span<byte> bytes, in Message message)
    {
        bytes.Clear();
        bytes[0] = (byte)message.Type;
        bytes[1] = (byte)message.Side;
        bytes[2] = message.Ioc ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], message.Quantity);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], message.Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], message.OrderId);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], message.Ticks);
    }
}
