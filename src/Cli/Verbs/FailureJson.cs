using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bowline.Cli;

/// <summary>A failure of the command line's own as the document that <c>--json</c> prints.</summary>
internal static class FailureJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlySpan<byte> Document(Failure failure, string command)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteBoolean("isSuccess", false);
            json.WriteNumber("exitCode", (int)failure.ExitCode);
            json.WriteString("errorMessage", failure.Message);
            json.WriteString("code", failure.Code);
            json.WriteString("rule", failure.Code);
            json.WriteString("request", command);
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan;
    }
}
