using System.Text;
using System.Text.Json;
using Bowline.Paper;

namespace Bowline.Fuzz.Tests;

/// <summary>The request reader of the socket, and the control reader of the streams.</summary>
public sealed class SocketFuzzTests
{
    private const int Inputs = 60;
    private const long Requests = 1;
    private const long Streams = 2;

    private static readonly string[] Ids =
        ["1", "null", "\"x\"", "-5", "18446744073709551615", "1.5", "{}", "[]", "true", "\"\\ud800\"", "1e400", "\"\"", "\"é\""];

    [Fact]
    public void RequestFrames_WhateverIsInThem_AreAnsweredInTheEnvelope() =>
        FuzzRun.Over("request-socket", 120, chance =>
        {
            var venue = new Venue();
            Assert.IsType<ConnectionOpened.Accepted>(
                venue.Exchange.Open(Requests, "/ws-fapi", "/v1", "", venue.Now, "10.0.0.1"));
            for (var i = 0; i < Inputs; i++)
            {
                var frame = Request(chance, venue);
                chance.Last = Encoding.UTF8.GetString(frame);
                Check(venue, frame);
                venue.Now += chance.Below(50);
            }
            venue.StillLives();
            return Inputs;
        });

    [Fact]
    public void ControlFrames_WhateverIsInThem_AreAnsweredOrAcknowledged() =>
        FuzzRun.Over("control", 120, chance =>
        {
            var venue = new Venue();
            var route = chance.Pick(["", "/public", "/market", "/private"]);
            var path = chance.Pick(["/ws", "/stream", "/ws/btcusdt@depth", "/stream"]);
            var opened = venue.Exchange.Open(Streams, route, path, Nasty.Value(chance), venue.Now);
            Assert.IsType<ConnectionOpened.Accepted>(opened);
            venue.Exchange.DrainOutgoing();
            for (var i = 0; i < Inputs; i++)
            {
                var text = chance.Pick(Templates.Control);
                var frame = chance.OneIn(3)
                    ? Nasty.Bytes(chance, text)
                    : Encoding.UTF8.GetBytes(chance.OneIn(5) ? text : Nasty.Damage(chance, text));
                chance.Last = Encoding.UTF8.GetString(frame);
                venue.Exchange.Receive(Streams, frame, venue.Now);
                CheckControl(venue);
                venue.Now += 150;
            }
            venue.StillLives();
            return Inputs;
        });

    [Fact]
    public void Handshakes_WhateverTheyAskFor_AreAnswered() => FuzzRun.Over("handshake", 60, chance =>
    {
        var venue = new Venue();
        for (var i = 0; i < Inputs; i++)
        {
            var route = chance.Pick(["", "/public", "/market", "/private", "/ws-fapi", "/else"]);
            var path = Nasty.Damage(chance, chance.Pick(["/ws/btcusdt@trade/ethusdt@depth", "/stream", "/v1", "/ws"]));
            var query = Nasty.Damage(chance, chance.Pick(["streams=btcusdt@depth/!bookTicker", "listenKey=a&events=B/C", ""]));
            chance.Last = $"{route} {path} {query}";
            if (venue.Exchange.Open(10 + i, route, path, query, venue.Now, "10.0.0.1") is ConnectionOpened.Refused refused)
                Assert.InRange(refused.Status, 400, 503);
            if (chance.OneIn(3))
                venue.Exchange.Closed(10 + chance.Below(i + 1), venue.Now);
            venue.Now += chance.Below(300);
            venue.Exchange.Advance(venue.Now);
        }
        venue.StillLives();
        return Inputs;
    });

    private static byte[] Request(Chance chance, Venue venue)
    {
        var template = chance.Pick(Templates.Socket).Split(' ', 2);
        var parameters = Parameters.Of(template[1]).Mutate(chance);
        parameters.All.Add(("apiKey", Venue.Key));
        parameters.All.Add(("timestamp", venue.Now.ToString()));
        var payload = string.Join('&', parameters.All.Where(pair => pair.Name != "signature")
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => $"{pair.Name}={pair.Value}"));
        parameters.All.Add(("signature", Venue.Sign(payload)));
        var members = parameters.All.Select(pair => $"{Json(pair.Name)}:{Value(chance, pair.Value)}");
        var method = chance.OneIn(20) ? Nasty.Value(chance) : template[0];
        var id = chance.OneIn(3) ? chance.Pick(Ids) : chance.Below(1_000).ToString();
        var text = $$$"""{"id":{{{id}}},"method":{{{Json(method)}}},"params":{ {{{string.Join(',', members)}}} } }""";
        if (chance.OneIn(5))
            text = Nasty.Damage(chance, text);
        return chance.OneIn(10) ? Nasty.Bytes(chance, text) : Encoding.UTF8.GetBytes(text);
    }

    private static string Json(string text) => JsonSerializer.Serialize(text);

    private static string Value(Chance chance, string value) => chance.Below(30) switch
    {
        0 => "null",
        1 => "[" + Json(value) + "]",
        2 => "{" + Json(value) + ":1}",
        3 => new string('[', 40) + new string(']', 40),
        4 when decimal.TryParse(value, out _) => value,
        5 => "true",
        _ => long.TryParse(value, out var whole) && chance.OneIn(2) ? whole.ToString() : Json(value),
    };

    private static void Check(Venue venue, byte[] frame)
    {
        venue.Settle();
        venue.Exchange.DrainOutgoing();
        venue.Exchange.Receive(Requests, frame, venue.Now);
        var sent = Assert.Single(venue.Exchange.DrainOutgoing(), sent => sent.Connection == Requests);
        using var json = JsonDocument.Parse(Assert.IsType<Outgoing.Frame>(sent).Text);
        var answer = json.RootElement;
        Assert.True(answer.GetProperty("id").ValueKind is JsonValueKind.Number or JsonValueKind.String or JsonValueKind.Null);
        var status = answer.GetProperty("status").GetInt32();
        Assert.Equal(status == 200, answer.TryGetProperty("result", out _));
        Assert.NotEqual(status == 200, answer.TryGetProperty("error", out var error));
        if (status == 200)
            return;
        Venue.Error(error);
        venue.NothingChanged();
    }

    private static void CheckControl(Venue venue)
    {
        foreach (var frame in venue.Exchange.DrainOutgoing().OfType<Outgoing.Frame>())
        {
            using var json = JsonDocument.Parse(frame.Text);
            if (json.RootElement.ValueKind == JsonValueKind.Array)
                continue;
            Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
            if (json.RootElement.TryGetProperty("code", out var code))
                Assert.InRange(code.GetInt32(), 0, 3);
        }
    }
}
