using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Bowline.Kill.Tests;

/// <summary>
/// A <c>bowline exchange</c> process and a client for it written here anew: what it says of an order or a position is
/// the truth the desk is held to.
/// </summary>
internal sealed class Venue : IDisposable
{
    public const string Key = "kill-tests-key";
    public const string Secret = "kill-tests-secret";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string> NoSettings = [];

    private readonly Process _process;
    private readonly string _key;
    private readonly string _secret;
    private readonly HttpClient _http = new();

    private Venue(Process process, Uri rest, string key, string secret) =>
        (_process, Rest, _key, _secret) = (process, rest, key, secret);

    public Uri Rest { get; }

    public static Task<Venue> Start() => Start(Key, Secret, []);

    /// <summary>With a market that only <see cref="Steer"/> moves; it begins at 60,000.</summary>
    public static Task<Venue> Still() => Start(Key, Secret, ["--market", "still:BTCUSDT=60000"]);

    /// <summary>Opens the folder that a dead desk's embedded exchange left, as an exchange of its own.</summary>
    public static Task<Venue> Over(string folder, string key, string secret) => Start(key, secret, ["--state", folder]);

    private static async Task<Venue> Start(string key, string secret, string[] more)
    {
        var process = Programs.Start(Programs.Desk, NoSettings,
            ["exchange", "--listen", "127.0.0.1:0", "--account", $"{key}:{secret}:10000", "--quiet", .. more]);
        using var late = new CancellationTokenSource(Patience);
        var ready = await process.StandardOutput.ReadLineAsync(late.Token);
        if (ready is null)
            Assert.Fail(await process.StandardError.ReadToEndAsync(late.Token));
        const string Field = "rest=";
        var rest = ready.Split(' ').Single(word => word.StartsWith(Field, StringComparison.Ordinal))[Field.Length..];
        return new Venue(process, new Uri(rest), key, secret);
    }

    /// <summary>Asks with the signature that the venue's documentation describes.</summary>
    public Task<JsonElement> Ask(string path, string query) => Send(HttpMethod.Get, path, query);

    /// <summary>Moves the market: parameters of <c>POST /paper/v1/market</c>.</summary>
    public async Task Steer(string parameters)
    {
        using var response = await _http.PostAsync(new Uri(Rest, $"/paper/v1/market?symbol=BTCUSDT&{parameters}"), content: null);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>
    /// A signed request with its parameters in the query. Desks that are killed and started again use up the minute's weight
    /// of this machine, and the test's own questions count against it as well: they wait as long as the venue says.
    /// </summary>
    public async Task<JsonElement> Send(HttpMethod method, string path, string query)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            using var response = await SendOnce(method, path, query);
            if (response.StatusCode == HttpStatusCode.TooManyRequests && waited.Elapsed < 2 * Patience)
            {
                await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));
                continue;
            }

            var body = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {body}");
            return JsonDocument.Parse(body).RootElement;
        }
    }

    /// <summary>BTCUSDT, signed; zero when there is none.</summary>
    public async Task<decimal> Position()
    {
        var rows = await Ask("/fapi/v2/positionRisk", "symbol=BTCUSDT");
        return rows.EnumerateArray().Sum(row => Decimal(row, "positionAmt"));
    }

    /// <summary>Every BTCUSDT order the venue ever took from the account.</summary>
    public async Task<IReadOnlyList<VenueOrder>> Orders()
    {
        var rows = await Ask("/fapi/v1/allOrders", "symbol=BTCUSDT&limit=1000");
        return
        [
            .. rows.EnumerateArray().Select(row => new VenueOrder(
                row.GetProperty("clientOrderId").GetString()!,
                row.GetProperty("orderId").GetInt64().ToString(CultureInfo.InvariantCulture),
                row.GetProperty("status").GetString()!,
                Decimal(row, "executedQty"))),
        ];
    }

    /// <summary>Every conditional BTCUSDT order the venue ever took from the account.</summary>
    public async Task<IReadOnlyList<VenueStop>> Conditionals()
    {
        var rows = await Ask("/fapi/v1/allAlgoOrders", "symbol=BTCUSDT&limit=1000");
        return
        [
            .. rows.EnumerateArray().Select(row => new VenueStop(
                row.GetProperty("clientAlgoId").GetString()!,
                row.GetProperty("algoStatus").GetString()!,
                row.GetProperty("orderType").GetString()!,
                row.GetProperty("side").GetString()!,
                Decimal(row, "quantity"))),
        ];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _http.Dispose();
    }

    private async Task<HttpResponseMessage> SendOnce(HttpMethod method, string path, string query)
    {
        var at = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{query}&recvWindow=60000&timestamp={at}").TrimStart('&');
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(_secret), Encoding.UTF8.GetBytes(text));
        var address = new Uri(Rest, $"{path}?{text}&signature={Convert.ToHexStringLower(mac)}");
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("X-MBX-APIKEY", _key);
        return await _http.SendAsync(request);
    }

    private static decimal Decimal(JsonElement row, string name) =>
        decimal.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}

internal sealed record VenueOrder(string ClientOrderId, string OrderId, string Status, decimal ExecutedQty);

internal sealed record VenueStop(string ClientId, string Status, string Type, string Side, decimal Quantity);
