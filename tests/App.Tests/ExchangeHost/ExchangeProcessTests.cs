using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Bowline.App.Tests;

public sealed class ExchangeProcessTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"bowline-{Path.GetRandomFileName()}");

    [Fact]
    public async Task AcknowledgedLimitOrder_AfterKillMinusNine_IsThereWithTheSameId()
    {
        long placed;
        using (var first = await ExchangeProcess.Start("--state", folder))
        {
            placed = await PlaceResting(first, "kill-9");
            first.Kill();
        }
        using var second = await ExchangeProcess.Start("--state", folder);
        var (status, order) = await second.Ask(
            HttpMethod.Get, "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=kill-9", signed: true);
        Assert.Equal(200, status);
        Assert.Equal(placed, order.GetProperty("orderId").GetInt64());
        Assert.Equal("NEW", order.GetProperty("status").GetString());
        Assert.True(await PlaceResting(second, "after") > placed);
    }

    [Fact]
    public async Task FolderWithAccounts_ServesThoseAndMakesNoOther()
    {
        using (var first = await ExchangeProcess.Start("--state", folder)) first.Kill();

        using var second = await ExchangeProcess.StartBare("--state", folder);

        Assert.Equal(ExchangeProcess.Key, second.Field("account"));
    }

    [Fact]
    public async Task ExchangeThatDoesNotOpen_MakesNoAccount()
    {
        var (code, _, error) = await ExchangeProcess.Run("--listen", "127.0.0.1:0", "--market", "still:NONE=1");

        Assert.NotEqual(0, code);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadyLine_TellsWhereEverythingIs()
    {
        using var exchange = await ExchangeProcess.Start();
        var host = exchange.Rest.Authority;
        Assert.Equal(
            $"ready rest=http://{host} ws=ws://{host} ws-api=ws://{host}/ws-fapi/v1 account={ExchangeProcess.Key}",
            exchange.Ready);
        Assert.Equal(0, await exchange.Terminate());
    }

    [Fact]
    public async Task RequestSocket_OfTheReadyLine_TakesASignedOrder()
    {
        using var exchange = await ExchangeProcess.Start();
        Assert.Equal(exchange.Field("ws") + "/ws-fapi/v1", exchange.Field("ws-api"));
        using var socket = await Connect(exchange, "/ws-fapi/v1");
        var quote = await Ask(socket, """{"id":"q","method":"ticker.book","params":{"symbol":"BTCUSDT"}}""");
        var price = decimal.Truncate(decimal.Parse(quote.GetProperty("result").GetProperty("bidPrice").GetString()!) * 0.97m);
        var signed = exchange.SignedParams(
            "newClientOrderId=by-socket", $"price={price}", "quantity=0.1", "side=BUY", "symbol=BTCUSDT",
            "timeInForce=GTC", "type=LIMIT");
        var answer = await Ask(socket, $$"""{"id":"a","method":"order.place","params":{{signed}}}""");
        Assert.Equal("a", answer.GetProperty("id").GetString());
        Assert.True(answer.GetProperty("status").GetInt32() == 200, answer.ToString());
        Assert.Equal("by-socket", answer.GetProperty("result").GetProperty("clientOrderId").GetString());
        var (status, body) = await exchange.Ask(HttpMethod.Get, "/ws-fapi/v1", "");
        Assert.Equal((400, -1013), (status, body.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task Answers_CarryTheWeightHeaderAndJson()
    {
        using var exchange = await ExchangeProcess.Start();
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(exchange.Rest, "/fapi/v1/time"));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("1", response.Headers.GetValues("X-MBX-USED-WEIGHT-1M").Single());
    }

    [Fact]
    public async Task StatusPage_ShowsSymbolsAndKeys_AndNoSecret()
    {
        using var exchange = await ExchangeProcess.Start("--account", "second:se:cret:77", "--fault", "ordinary");
        using var http = new HttpClient();
        using var response = await http.GetAsync(exchange.Rest);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("BTCUSDT", page, StringComparison.Ordinal);
        Assert.Contains("second", page, StringComparison.Ordinal);
        Assert.Contains("delay-answer", page, StringComparison.Ordinal);
        Assert.DoesNotContain("cret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_CountAnswersAndOrders()
    {
        using var exchange = await ExchangeProcess.Start();
        await PlaceResting(exchange, "counted");
        using var http = new HttpClient();
        var text = await http.GetStringAsync(new Uri(exchange.Rest, "/metrics"));
        var lines = text.Split('\n');
        Assert.Contains("bowline_requests_total{status=\"200\"} 2", lines);
        Assert.Contains("bowline_orders_total 1", lines);
        Assert.Contains("bowline_orders_open 1", lines);
        Assert.Contains("# TYPE bowline_orders_total counter", lines);
    }

    [Fact]
    public async Task MarketAtFullSpeed_StillTakesSignedOrders_OnTheWallClock()
    {
        using var exchange = await ExchangeProcess.Start("--speed", "max", "--market", "synthetic:3", "--old-acks");
        var (_, time) = await exchange.Ask(HttpMethod.Get, "/fapi/v1/time", "");
        var ahead = time.GetProperty("serverTime").GetInt64() - DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        Assert.InRange(ahead, -60_000, 60_000);
        var (status, order) = await exchange.Ask(
            HttpMethod.Post, "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01", signed: true);
        Assert.Equal(200, status);
        Assert.True(order.TryGetProperty("avgPrice", out _));
    }

    [Fact]
    public async Task BodyOverTheBound_IsRefused()
    {
        using var exchange = await ExchangeProcess.Start();
        using var http = new HttpClient();
        using var body = new StringContent(new string('a', (64 * 1024) + 1));
        using var response = await http.PostAsync(new Uri(exchange.Rest, "/fapi/v1/order"), body);
        Assert.Equal(413, (int)response.StatusCode);
    }

    [Fact]
    public async Task RawSocket_TakesSubscriptions_AndSendsBarePayloads()
    {
        using var exchange = await ExchangeProcess.Start();
        using var socket = await Connect(exchange, "/public/ws");
        await socket.SendAsync(
            Encoding.UTF8.GetBytes("""{"method":"SUBSCRIBE","params":["btcusdt@bookTicker"],"id":3}"""),
            WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var answer = await Next(socket, frame => frame.TryGetProperty("id", out _));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("result").ValueKind);
        var quote = await Next(socket, frame => frame.TryGetProperty("e", out var name) && name.GetString() == "bookTicker");
        Assert.Equal("BTCUSDT", quote.GetProperty("s").GetString());
    }

    [Fact]
    public async Task CombinedSocket_PutsPayloadsInEnvelopes()
    {
        using var exchange = await ExchangeProcess.Start();
        using var socket = await Connect(exchange, "/public/stream?streams=btcusdt@depth@100ms");
        var frame = await Next(socket, frame => frame.TryGetProperty("stream", out _));
        Assert.Equal("btcusdt@depth@100ms", frame.GetProperty("stream").GetString());
        Assert.Equal("depthUpdate", frame.GetProperty("data").GetProperty("e").GetString());
    }

    [Theory]
    [InlineData(2, "--nonsense is not known", "--nonsense")]
    [InlineData(2, "--listen needs a value", "--listen")]
    [InlineData(2, "--market 'sideways'", "--market", "sideways")]
    [InlineData(2, "--account: type KEY:SECRET", "--account", "justakey")]
    [InlineData(2, "--account: type KEY:SECRET", "--account", ":|only")]
    [InlineData(2, "--account: Could not find", "--account", "k:rsa:/nowhere/key.pem")]
    [InlineData(6, "Could not find", "--account", "a:b", "--market", "replay:/nowhere/x.csv")]
    [InlineData(3, "on this machine only", "--listen", "0.0.0.0:0")]
    [InlineData(3, "NOPEUSDT not known; there are BTCUSDT", "--symbols", "nopeusdt")]
    public async Task WhatCannotBeDone_IsSaidOnStandardError(int code, string says, params string[] args)
    {
        var (exit, output, error) = await ExchangeProcess.Run(args);
        Assert.Equal(code, exit);
        Assert.Equal("", output);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakenPort_IsNamed_WithExitCodeSix()
    {
        using var exchange = await ExchangeProcess.Start();
        var (exit, _, error) = await ExchangeProcess.Run("--listen", exchange.Rest.Authority, "--account", "a:b");
        Assert.Equal(6, exit);
        Assert.Contains($"port {exchange.Rest.Port} on 127.0.0.1 is taken", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondExchangeOnOneFolder_IsKeptOut()
    {
        using var exchange = await ExchangeProcess.Start("--state", folder);
        var (exit, _, error) = await ExchangeProcess.Run("--listen", "127.0.0.1:0", "--account", "a:b", "--state", folder);
        Assert.Equal(6, exit);
        Assert.Contains("another exchange holds", error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static async Task<long> PlaceResting(ExchangeProcess exchange, string clientOrderId)
    {
        var (_, quote) = await exchange.Ask(HttpMethod.Get, "/fapi/v1/ticker/bookTicker", "symbol=BTCUSDT");
        var price = decimal.Truncate(decimal.Parse(quote.GetProperty("bidPrice").GetString()!) * 0.97m);
        var (status, order) = await exchange.Ask(
            HttpMethod.Post, "/fapi/v1/order",
            $"symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price={price}&newClientOrderId={clientOrderId}",
            signed: true);
        Assert.Equal(200, status);
        return order.GetProperty("orderId").GetInt64();
    }

    private static async Task<ClientWebSocket> Connect(ExchangeProcess exchange, string path)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(exchange.Field("ws") + path), CancellationToken.None);
        return socket;
    }

    private static async Task<JsonElement> Ask(ClientWebSocket socket, string frame)
    {
        await socket.SendAsync(
            Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        return await Next(socket, _ => true);
    }

    private static async Task<JsonElement> Next(ClientWebSocket socket, Func<JsonElement, bool> wanted)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[1024 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), late.Token);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            var frame = JsonDocument.Parse(buffer.AsMemory(0, length).ToArray()).RootElement;
            if (wanted(frame)) return frame;
        }
    }
}
