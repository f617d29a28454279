using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bowline.Cards.Tests;

/// <summary>Asks a venue in the name of one account, signed as the venue's documentation says.</summary>
internal sealed class CardCaller : IAsyncDisposable
{
    private static long lastId;

    private readonly IVenue venue;
    private readonly string key;
    private readonly string secret;
    private readonly HttpMessageInvoker http;
    private readonly Dictionary<string, CardSocket> sockets = [];

    public CardCaller(IVenue venue, Card card, string name)
    {
        this.venue = venue;
        (key, secret) = venue.Account(card, name);
        http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = !venue.Rest.IsLoopback,
            ConnectCallback = (context, cancel) => Connect(context.DnsEndPoint, venue.From(card), cancel),
        });
    }

    public IReadOnlyDictionary<string, CardSocket> Sockets => sockets;

    public Task<CardReply> Ask(CardParameters request) => Send(request, null, Query(request.Values), "");

    public Task<CardReply> AskWithKey(CardParameters request) =>
        Send(request, KeyFor(request), Query(request.Values), "");

    public Task<CardReply> AskSigned(CardParameters request)
    {
        var signature = request.Take("signature");
        var timestamp = request.Take("timestamp") ?? CardParameters.Text(Now);
        var values = request.Values.ToList();
        if (timestamp != "none") values.Add(("timestamp", timestamp));
        var half = request.Option("body") is not null ? 0 : request.Option("split") is not null ? values.Count / 2 : values.Count;
        var query = CardParameters.Encoded(values.Take(half));
        var body = CardParameters.Encoded(values.Skip(half));
        if (signature == "none") return Send(request, KeyFor(request), Query(query), body);
        var signed = $"signature={signature ?? Signature(request, query + body)}";
        return body.Length == 0
            ? Send(request, KeyFor(request), Query(Joined(query, signed)), body)
            : Send(request, KeyFor(request), Query(query), Joined(body, signed));
    }

    /// <summary>One request over the request socket, signed as contract 11.1 says unless it says otherwise.</summary>
    public async Task<CardReply> Call(CardParameters request)
    {
        var socket = sockets.TryGetValue("api", out var known) ? known : await Open("api", venue.Requests);
        var id = Interlocked.Increment(ref lastId);
        await socket.Say(Envelope(request, id));
        var answer = await socket.Next(frame => frame.TryGetProperty("id", out var echoed)
            && echoed.ValueKind == JsonValueKind.Number && echoed.GetInt64() == id);
        return answer is { } envelope
            ? CardReply.OfSocket(envelope) : throw new InvalidOperationException($"no answer to {request.Words[0]}");
    }

    /// <summary>For the exchange's own paths, which take JSON.</summary>
    public async Task<CardReply> PostJson(string path, string json)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(venue.Rest, path));
        message.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await Send(message);
    }

    public Task<CardSocket> OpenStream(string name, string path) => Open(name, new Uri(venue.Streams, path));

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets.Values) await socket.DisposeAsync();
        http.Dispose();
    }

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static string Joined(string one, string other) => one.Length == 0 ? other : $"{one}&{other}";

    private static string Query(string text) => text.Length == 0 ? "" : "?" + text;

    private static string Query(IEnumerable<(string, string)> values) => Query(CardParameters.Encoded(values));

    private string? KeyFor(CardParameters request) => request.Option("key") switch
    {
        null => key,
        "none" => null,
        var other => other,
    };

    private string Signature(CardParameters request, string text)
    {
        var with = Encoding.UTF8.GetBytes(request.Option("secret") ?? secret);
        var mac = HMACSHA256.HashData(with, Encoding.UTF8.GetBytes(text));
        return request.Option("uppercase") is null ? Convert.ToHexStringLower(mac) : Convert.ToHexString(mac);
    }

    private string Envelope(CardParameters request, long id)
    {
        var parameters = new SortedDictionary<string, string>(request.Values.ToDictionary(), StringComparer.Ordinal);
        if (request.Option("unsigned") is null)
        {
            if (KeyFor(request) is { } known) parameters.TryAdd("apiKey", known);
            parameters.TryAdd("timestamp", CardParameters.Text(Now));
            if (!parameters.ContainsKey("signature"))
                parameters["signature"] = Signature(request, string.Join('&', parameters.Select(one => $"{one.Key}={one.Value}")));
        }
        if (request.Option("withkey") is not null) parameters.TryAdd("apiKey", key);
        string[] whole = ["timestamp", "recvWindow", "orderId", "algoId", "limit", "goodTillDate"];
        var members = parameters.Select(one => whole.Contains(one.Key) && long.TryParse(one.Value, out _)
            ? $"\"{one.Key}\":{one.Value}" : $"\"{one.Key}\":\"{JsonEncodedText.Encode(one.Value)}\"");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"id\":{id},\"method\":\"{request.Words[0]}\",\"params\":{{{string.Join(',', members)}}}}}");
    }

    private async Task<CardSocket> Open(string name, Uri address)
    {
        if (sockets.Remove(name, out var before)) await before.DisposeAsync();
        return sockets[name] = await CardSocket.Open(address, http);
    }

    private async Task<CardReply> Send(CardParameters request, string? header, string query, string body)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Words[0]), new Uri(venue.Rest, request.Words[1] + query));
        if (header is not null) message.Headers.TryAddWithoutValidation("X-MBX-APIKEY", header);
        if (body.Length > 0) message.Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        return await Send(message);
    }

    private async Task<CardReply> Send(HttpRequestMessage message)
    {
        using var late = new CancellationTokenSource(Patience.Answer);
        using var response = await http.SendAsync(message, late.Token);
        var text = await response.Content.ReadAsStringAsync(late.Token);
        var headers = response.Headers.ToDictionary(
            one => one.Key.ToLowerInvariant(), one => string.Join(',', one.Value));
        var json = IsJson(text) ? JsonDocument.Parse(text).RootElement : JsonSerializer.SerializeToElement(text);
        return new CardReply((int)response.StatusCode, json, json, headers);
    }

    private static bool IsJson(string text) => text.Length > 0 && text[0] is '{' or '[';

    private static async ValueTask<Stream> Connect(DnsEndPoint to, IPAddress? from, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (from is null)
            {
                await socket.ConnectAsync(to, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            socket.Dispose();
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(IPAddress.Loopback, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
