using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>
/// A control message of a client: SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, SET_PROPERTY, GET_PROPERTY.
/// </summary>
public sealed record ControlRequest
{
    public required string Method { get; init; }
    /// <summary>Stream names, lower case; or a property name and its value.</summary>
    public ImmutableArray<JsonElement>? Params { get; init; }
    /// <summary>An unsigned integer, echoed in the answer.</summary>
    public required ulong Id { get; init; }

    /// <summary>A request over stream names.</summary>
    public static ControlRequest Of(string method, IEnumerable<string> streams, ulong id) =>
        new() { Method = method, Id = id, Params = [.. streams.Select(Text)] };

    /// <summary>The parameters that are text, in order.</summary>
    public IEnumerable<string> Names() =>
        (Params ?? []).Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString() ?? "");

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, WireJson.Shapes.String);
}

/// <summary>The names of control methods.</summary>
public static class ControlMethods
{
    public const string Subscribe = "SUBSCRIBE";
    public const string Unsubscribe = "UNSUBSCRIBE";
    public const string ListSubscriptions = "LIST_SUBSCRIPTIONS";
    public const string SetProperty = "SET_PROPERTY";
    public const string GetProperty = "GET_PROPERTY";
}

/// <summary><c>{"result":null,"id":1}</c>: acknowledged, which does not say that the stream exists.</summary>
public sealed record ControlAnswer
{
    /// <summary>null, a list of names, or a property's value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public JsonElement? Result { get; init; }
    public ulong? Id { get; init; }
}

/// <summary><c>{"code":2,"msg":"Invalid request: ..","id":1}</c>, or the same inside <c>"error"</c>.</summary>
public sealed record ControlRefusal
{
    public int? Code { get; init; }
    public string? Msg { get; init; }
    public CodeMessage? Error { get; init; }
    public ulong? Id { get; init; }
}

/// <summary>The envelope of combined connections.</summary>
public static class Envelope
{
    /// <summary><c>{"stream":"btcusdt@depth","data":{..}}</c> around a payload that is already JSON.</summary>
    public static byte[] Wrap(string stream, ReadOnlySpan<byte> payload)
    {
        var name = JsonSerializer.SerializeToUtf8Bytes(stream, WireJson.Shapes.String);
        return [.. "{\"stream\":"u8, .. name, .. ",\"data\":"u8, .. payload, (byte)'}'];
    }
}
