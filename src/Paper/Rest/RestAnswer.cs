using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Builds JSON answers and events.</summary>
internal static class RestAnswer
{
    // The venue does not escape quotes' neighbours like + or the apostrophe; JSON readers take both.
    private static readonly JsonWriterOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static RestResponse Ok(Action<Utf8JsonWriter> write) => Json(200, write);

    public static RestResponse Json(int status, Action<Utf8JsonWriter> write) => new(status, Bytes(write), []);

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The setters' answer: code 200 as a number.</summary>
    public static RestResponse Success(string message = "success") => Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("code", 200);
        writer.WriteString("msg", message);
        writer.WriteEndObject();
    });
}
