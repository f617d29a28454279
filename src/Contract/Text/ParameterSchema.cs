using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bowline.Contract;

/// <summary>
/// What <c>POST /v1/executions</c> takes, as a JSON schema: one alternative a kind of execution, drawn from their table.
/// </summary>
public static class ParameterSchema
{
    public const string Path = "docs/parameters.schema.json";

    public static string Json(IReadOnlyList<ExecutionVerb> verbs)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "An execution of Bowline as it is asked for");
            json.WriteStartArray("oneOf");
            foreach (var verb in verbs)
                Write(json, verb);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, ExecutionVerb verb)
    {
        json.WriteStartObject();
        json.WriteString("title", verb.Name);
        json.WriteString("description", verb.Summary);
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        json.WriteStartObject("verb");
        json.WriteString("const", verb.Name);
        json.WriteEndObject();
        json.WriteStartObject("linkId");
        json.WriteString("type", "string");
        json.WriteString("pattern", $"^{verb.Prefix}-[0-9a-z]{{8}}$");
        json.WriteEndObject();
        Typed(json, "symbol", "string");
        foreach (var flag in new[] { "round", "whatIf", "wait", "detach" })
            Typed(json, flag, "boolean");
        Typed(json, "mode", "string");
        json.WriteStartObject("parameters");
        Parameters(json, verb);
        json.WriteEndObject();
        json.WriteEndObject();
        Names(json, "required", ["verb", "linkId", "symbol", "parameters"]);
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void Parameters(Utf8JsonWriter json, ExecutionVerb verb)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var parameter in verb.Parameters)
            Write(json, parameter);
        json.WriteEndObject();
        Names(json, "required", verb.Parameters.Where(p => p is { Required: true, LeftOutWith: null }).Select(p => p.Name));
        json.WriteBoolean("additionalProperties", false);
    }

    private static void Write(Utf8JsonWriter json, ParameterSpec parameter)
    {
        json.WriteStartObject(parameter.Name);
        json.WriteString("type", "string");
        json.WriteString("description", parameter.Help);
        if (parameter.Kind == ParameterKind.Flag)
            Names(json, "enum", ["true", "false"]);
        else if (parameter.Choices.Length > 0)
            Names(json, "enum", parameter.Choices);
        if (parameter.Default is { } standard)
            json.WriteString("default", standard);
        // Values are text with units, so their kind and range stand beside what a schema can say of text.
        json.WriteString("x-kind", ParameterTable.Name(parameter.Kind));
        if (parameter.Least is { } least)
            json.WriteNumber("x-least", least);
        if (parameter.Above is { } above)
            json.WriteNumber("x-above", above);
        if (parameter.Most is { } most)
            json.WriteNumber("x-most", most);
        if (parameter.LeftOutWith is { } other)
            json.WriteString("x-left-out-with", other);
        json.WriteEndObject();
    }

    private static void Typed(Utf8JsonWriter json, string name, string type)
    {
        json.WriteStartObject(name);
        json.WriteString("type", type);
        json.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
