using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>How verbs answer that work without a desk: lines, or one JSON document.</summary>
internal static class OfflineAnswer
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Failed(CommandTail tail, TextWriter output, TextWriter error, ExitCode exit, string code, string why) =>
        Failed(tail, output, error, exit, code, why, _ => { });

    /// <param name="more">Further fields of the document.</param>
    public static int Failed(
        CommandTail tail, TextWriter output, TextWriter error, ExitCode exit, string code, string why, Action<Utf8JsonWriter> more)
    {
        if (!tail.Json)
        {
            error.WriteLine("bowline: " + why);
            return (int)exit;
        }

        Say(tail, output, "", json =>
        {
            json.WriteBoolean("isSuccess", false);
            json.WriteNumber("exitCode", (int)exit);
            json.WriteString("errorMessage", why);
            json.WriteString("code", code);
            more(json);
        });
        return (int)exit;
    }

    /// <summary>The text, or with <c>--json</c> the document.</summary>
    public static void Say(CommandTail tail, TextWriter output, string text, Action<Utf8JsonWriter> document)
    {
        if (!tail.Json)
        {
            output.WriteLine(text);
            return;
        }

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            document(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }
}
