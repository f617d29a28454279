using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bowline.Paper.Tests;

/// <summary>A connection to the request socket, and a trader's key to sign with.</summary>
internal sealed class SocketClient
{
    private static long last = 500;
    private readonly Scene scene;
    private readonly long connection = Interlocked.Increment(ref last);

    public SocketClient(Scene scene, string query = "")
    {
        this.scene = scene;
        Opened = scene.Exchange.Open(connection, "/ws-fapi", "/v1", query, scene.Now, "10.0.0.1");
    }

    public long Id => connection;

    public ConnectionOpened Opened { get; }

    /// <summary>Why it was closed; null while it lives.</summary>
    public string? ClosedFor { get; private set; }

    /// <summary>Sends one frame and gives the one answer.</summary>
    public JsonElement Raw(string frame) => Raw(Encoding.UTF8.GetBytes(frame));

    public JsonElement Raw(byte[] frame)
    {
        scene.Exchange.Receive(connection, frame, scene.Now);
        return Assert.Single(Heard());
    }

    public IReadOnlyList<JsonElement> Heard()
    {
        var heard = new List<JsonElement>();
        foreach (var sent in scene.Exchange.DrainOutgoing().Where(sent => sent.Connection == connection))
        {
            if (sent is Outgoing.Close close)
                ClosedFor = close.Why;
            if (sent is not Outgoing.Frame frame)
                continue;
            using var document = JsonDocument.Parse(frame.Text);
            heard.Add(document.RootElement.Clone());
        }
        return heard;
    }

    public JsonElement Ask(string method, object? parameters = null) =>
        Raw(new JsonObject { ["id"] = 1, ["method"] = method, ["params"] = Node(parameters) }.ToJsonString());

    /// <summary>Adds key, timestamp and the signature of the sorted parameters.</summary>
    public JsonElement Signed(Trader trader, string method, object? parameters = null)
    {
        var all = Node(parameters);
        all["apiKey"] = trader.Key;
        all["timestamp"] = scene.Now;
        var payload = string.Join('&', all
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={Text(pair.Value!)}"));
        all["signature"] = trader.Sign(payload);
        return Raw(new JsonObject { ["id"] = 1, ["method"] = method, ["params"] = all }.ToJsonString());
    }

    private static JsonObject Node(object? parameters) =>
        parameters is null ? [] : JsonSerializer.SerializeToNode(parameters)!.AsObject();

    private static string Text(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetValue<long>().ToString(CultureInfo.InvariantCulture),
        _ => value.GetValue<string>(),
    };
}

internal static class SocketAnswers
{
    public static JsonElement Good(this JsonElement answer)
    {
        Assert.True(answer.GetProperty("status").GetInt32() == 200, answer.ToString());
        return answer.GetProperty("result");
    }

    public static JsonElement Refused(this JsonElement answer, int code, int status = 400)
    {
        Assert.True(answer.TryGetProperty("error", out var error), answer.ToString());
        Assert.True(error.GetProperty("code").GetInt32() == code, answer.ToString());
        Assert.Equal(status, answer.GetProperty("status").GetInt32());
        return error;
    }
}
