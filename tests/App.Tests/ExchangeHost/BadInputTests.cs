using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>Whatever comes over HTTP and WebSocket gets an answer or a farewell, and the exchange lives on.</summary>
public sealed class BadInputTests(BadInputTests.House house) : IClassFixture<BadInputTests.House>
{
    private const int IdleSockets = 2_000;

    private ExchangeProcess Exchange => house.Exchange;

    [Theory]
    [InlineData("PATCH", "/fapi/v1/order")]
    [InlineData("OPTIONS", "/fapi/v1/order")]
    [InlineData("POST", "/fapi/v1/time")]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/fapi/v1/order/")]
    [InlineData("DELETE", "/")]
    public async Task WrongMethodOrPath_IsTheVenues404(string method, string path)
    {
        var (status, body) = await Exchange.Ask(new HttpMethod(method), path, "");

        Assert.Equal((404, -5000), (status, body.GetProperty("code").GetInt32()));
        await StillLives();
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", "400")]
    [InlineData("GET /fapi/v1/time HTTP/9.9\r\nHost: x\r\n\r\n", "505")]
    [InlineData("GET /fapi/v1/time HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET /fapi/v1/%00%ff HTTP/1.1\r\nHost: x\r\n\r\n", "400")]
    [InlineData("GET /fapi/v1/time HTTP/1.1\r\nHost: x\r\nbroken header\r\n\r\n", "400")]
    [InlineData("POST /fapi/v1/order HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", "400")]
    [InlineData("POST /fapi/v1/order HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n", "413")]
    [InlineData("POST /fapi/v1/order HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400")]
    public async Task BrokenHttp_IsRefused(string request, string status)
    {
        using var raw = await RawClient.Connect(Exchange.Rest);
        await raw.Send(request);

        Assert.StartsWith($"HTTP/1.1 {status}", await raw.Until("\r\n"), StringComparison.Ordinal);
        await StillLives();
    }

    [Fact]
    public async Task RequestLineAndHeadersTooLong_AreRefused()
    {
        foreach (var (request, status) in new[]
        {
            ($"GET /fapi/v1/time?{new string('a', 40_000)} HTTP/1.1\r\nHost: x\r\n\r\n", "414"),
            ($"GET /fapi/v1/time HTTP/1.1\r\nHost: x\r\nX-Long: {new string('a', 40_000)}\r\n\r\n", "431"),
        })
        {
            using var raw = await RawClient.Connect(Exchange.Rest);
            await raw.Send(request);
            Assert.StartsWith($"HTTP/1.1 {status}", await raw.Until("\r\n"), StringComparison.Ordinal);
        }
        await StillLives();
    }

    [Fact]
    public async Task BodyTooLong_IsRefusedInTheVenuesForm()
    {
        using var http = new HttpClient();
        using var body = new StringContent(new string('a', 70_000));
        using var response = await http.PostAsync(new Uri(Exchange.Rest, "/fapi/v1/order"), body);
        Assert.Equal(413, (int)response.StatusCode);
        var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(-1013, json.GetProperty("code").GetInt32());
        await StillLives();
    }

    [Fact]
    public async Task BodyThatIsNoText_IsRefusedInTheVenuesForm()
    {
        using var http = new HttpClient();
        using var body = new ByteArrayContent([0xFF, 0xFE, 0x00, 0x25, 0x3D, 0x26, 0xED, 0xA0, 0x80]);
        using var response = await http.PostAsync(new Uri(Exchange.Rest, "/fapi/v1/order"), body);
        Assert.Equal(401, (int)response.StatusCode);
        var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(-2014, json.GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("/public/ws")]
    [InlineData("/ws-fapi/v1")]
    public async Task FrameTooLarge_EndsItsConnectionOnly(string path)
    {
        using var raw = await RawClient.Upgrade(Exchange.Rest, path);
        // A text frame that says it has a mebibyte, and begins to send it.
        await raw.Send([0x81, 0xFF, 0, 0, 0, 0, 0, 0x10, 0, 0, 1, 2, 3, 4, .. new byte[70_000]]);

        var farewell = await raw.ToEnd();

        // 1009, message too big; a reset may come before it.
        Assert.True(farewell.Length == 0 || (farewell[0], farewell[2], farewell[3]) == (0x88, 0x03, 0xF1), Convert.ToHexString(farewell));
        await StillLives();
    }

    [Theory]
    [InlineData("/public/ws", 24)]
    [InlineData("/ws-fapi/v1", 12)]
    public async Task PingsWithoutEnd_EndTheConnection(string path, int pings)
    {
        using var raw = await RawClient.Upgrade(Exchange.Rest, path);
        var ping = new byte[] { 0x89, 0x80, 0, 0, 0, 0 };
        await raw.Send([.. Enumerable.Repeat(ping, pings).SelectMany(bytes => bytes)]);

        var heard = await raw.ToEnd();

        Assert.Contains("in a second", Encoding.Latin1.GetString(heard), StringComparison.Ordinal);
        await StillLives();
    }

    [Theory]
    [InlineData("/public/ws")]
    [InlineData("/ws-fapi/v1")]
    public async Task BrokenFrames_EndTheirConnectionOnly(string path)
    {
        foreach (var frame in new byte[][] { [0x81, 0x05, 1, 2, 3, 4, 5], [0xFF, 0x80, 0, 0, 0, 0], [0x83, 0x81, 0, 0, 0, 0, 9] })
        {
            using var raw = await RawClient.Upgrade(Exchange.Rest, path);
            await raw.Send(frame);
            await raw.ToEnd();
        }
        using var cut = await RawClient.Upgrade(Exchange.Rest, path);
        await cut.Send([0x81, 0xFE, 0x40]);
        cut.Dispose();
        await StillLives();
    }

    [Fact]
    public async Task FramesThatAreNoText_AreAnswered()
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(Exchange.Field("ws-api")), CancellationToken.None);
        await socket.SendAsync(new byte[] { 0xFF, 0x00, 0xAD }, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        var buffer = new byte[4_096];
        var heard = await socket.ReceiveAsync(buffer, CancellationToken.None);
        var json = JsonDocument.Parse(buffer.AsMemory(0, heard.Count)).RootElement;
        Assert.Equal(-1135, json.GetProperty("error").GetProperty("code").GetInt32());
    }

    // Kestrel answers one, or closes: it races the client's end against its own answer.
    [Fact]
    public async Task HalfClosedClients_EndAndHarmNobody()
    {
        for (var i = 0; i < 50; i++)
        {
            using var raw = await RawClient.Connect(Exchange.Rest);
            await raw.Send("GET /fapi/v1/time HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            raw.Finish();
            await raw.ToEnd();
        }

        using var whole = await RawClient.Connect(Exchange.Rest);
        await whole.Send("GET /fapi/v1/time HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.Contains("serverTime", Encoding.UTF8.GetString(await whole.ToEnd()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowSenders_KeepNobodyWaiting()
    {
        var slow = new List<RawClient>();
        for (var i = 0; i < 100; i++)
        {
            slow.Add(await RawClient.Connect(Exchange.Rest));
            await slow[i].Send(i % 2 == 0
                ? "GET /fapi/v1/ti"
                : "POST /fapi/v1/order HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nsymb");
        }

        await StillLives();

        await slow[0].Send("me HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", await slow[0].Until("\r\n"), StringComparison.Ordinal);
        foreach (var one in slow) one.Dispose();
    }

    [Fact]
    public async Task ThousandsOfIdleSockets_AreHeld_AndOrdersGoOn()
    {
        var idle = new List<RawClient>();
        for (var i = 0; i < IdleSockets; i++)
            idle.Add(await RawClient.Upgrade(Exchange.Rest, i % 4 == 0 ? "/ws-fapi/v1" : "/public/ws/btcusdt@markPrice"));

        await StillLives();

        // The last and the first still answer.
        foreach (var one in new[] { idle[0], idle[^4] })
        {
            await one.Send([0x81, 0x82, 0, 0, 0, 0, (byte)'[', (byte)']']);
            Assert.Contains("-1135", await one.Until("}]}"), StringComparison.Ordinal);
        }
        foreach (var one in idle) one.Dispose();
        await StillLives();
    }

    private async Task StillLives()
    {
        var (_, quote) = await Exchange.Ask(HttpMethod.Get, "/fapi/v1/ticker/bookTicker", "symbol=BTCUSDT");
        var price = decimal.Truncate(decimal.Parse(quote.GetProperty("bidPrice").GetString()!) * 0.97m);
        var (placed, order) = await Exchange.Ask(
            HttpMethod.Post, "/fapi/v1/order",
            $"symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price={price}", signed: true);
        Assert.True(placed == 200, order.ToString());
        var (cancelled, _) = await Exchange.Ask(
            HttpMethod.Delete, "/fapi/v1/order", $"symbol=BTCUSDT&orderId={order.GetProperty("orderId")}", signed: true);
        Assert.Equal(200, cancelled);
    }

    /// <summary>One exchange for all of them: what one does must not hurt the next.</summary>
    public sealed class House : IAsyncLifetime
    {
        internal ExchangeProcess Exchange { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Exchange = await ExchangeProcess.Start("--limits", "off");

        public ValueTask DisposeAsync()
        {
            Exchange.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
