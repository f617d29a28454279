using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// Makes payload bytes with one buffer that is used again and again, and wraps them in the venue's envelope.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1001", Justification = "The writer holds nothing but a buffer of this object.")]
internal sealed class FrameWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(4_096);
    private readonly Utf8JsonWriter writer;

    public FrameWriter() => writer = new Utf8JsonWriter(
        buffer,
        new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public Utf8JsonWriter Begin()
    {
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        return writer;
    }

    public byte[] End()
    {
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary><c>{"stream":name,"data":payload}</c></summary>
    public static byte[] Envelope(string stream, ReadOnlySpan<byte> payload)
    {
        var name = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(stream);
        return [.. "{\"stream\":\""u8, .. Encoding.UTF8.GetBytes(name), .. "\",\"data\":"u8, .. payload, (byte)'}'];
    }
}
