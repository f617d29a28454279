using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>Contract 11.2: logon with an Ed25519 key, status, logout; public keys on every request.</summary>
public sealed class SocketSessionTests
{
    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m);
    private readonly Trader alice;
    private readonly SocketClient socket;

    public SocketSessionTests()
    {
        alice = scene.Trader();
        foreach (var (kind, key) in new[] { ("ed25519", "key-ed"), ("rsa", "key-rsa") })
            scene.Exchange.OpenAccount(key, SignatureData.Key(kind), 5_000, scene.Now);
        socket = new SocketClient(scene);
    }

    [Fact]
    public void Logon_LetsRequestsGoWithoutKeyAndSignature_UntilLogout()
    {
        var before = socket.Ask("session.status").Good();
        Assert.Equal(JsonValueKind.Null, before.GetProperty("apiKey").ValueKind);
        Assert.Equal(JsonValueKind.Null, before.GetProperty("authorizedSince").ValueKind);
        Assert.Equal(scene.Now, before.GetProperty("connectedSince").GetInt64());
        Assert.Equal(scene.Now, before.GetProperty("serverTime").GetInt64());
        var logon = LogOn().Good();
        Assert.Equal("key-ed", logon.GetProperty("apiKey").GetString());
        Assert.Equal(scene.Now, logon.GetProperty("authorizedSince").GetInt64());

        var placed = socket.Ask("order.place", new
        {
            symbol = "BTCUSDT", side = "BUY", type = "LIMIT", quantity = "0.01", price = "49000", timeInForce = "GTC",
            timestamp = scene.Now,
        }).Good();
        Assert.Equal("NEW", placed.GetProperty("status").GetString());
        socket.Ask("v2/account.balance", new { timestamp = scene.Now, apiKey = "key-ed" }).Good();
        socket.Ask("userDataStream.start").Good();
        socket.Ask("account.balance").Refused(-1102);

        Assert.Equal(JsonValueKind.Null, socket.Ask("session.logout").Good().GetProperty("apiKey").ValueKind);
        socket.Ask("account.balance", new { timestamp = scene.Now }).Refused(-1102);
    }

    [Fact]
    public void LoggedOnConnection_TakesAnotherKeysSignedRequest_AndStaysItself()
    {
        LogOn().Good();

        var other = socket.Signed(alice, "v2/account.balance").Good();
        Assert.Equal(100_000m, Answer.Number(other[0], "balance"));
        var own = socket.Ask("v2/account.balance", new { timestamp = scene.Now }).Good();
        Assert.Equal(5_000m, Answer.Number(own[0], "balance"));
        socket.Ask("account.balance", new { timestamp = scene.Now, apiKey = alice.Key }).Refused(-1102);
    }

    [Fact]
    public void Session_BelongsToItsConnection()
    {
        LogOn().Good();

        new SocketClient(scene).Ask("account.balance", new { timestamp = scene.Now }).Refused(-1102);
    }

    [Fact]
    public void Logon_WithAnotherKindOfKey_IsRefused()
    {
        socket.Signed(alice, "session.logon").Refused(-4056);
        socket.Ask("session.logon", new { apiKey = "key-rsa", timestamp = scene.Now, signature = "x" }).Refused(-4056);
        socket.Ask("session.logon", new { apiKey = "nobody", timestamp = scene.Now, signature = "x" })
            .Refused(-2015, 401);
        socket.Ask("session.logon", new { timestamp = scene.Now, signature = "x" }).Refused(-1102);
        socket.Ask("session.logon", new { apiKey = "key-ed", timestamp = scene.Now, signature = "x" }).Refused(-1022);
        socket.Ask("session.logon", new { apiKey = "key-ed", signature = "x" }).Refused(-1102);
    }

    [Fact]
    public void SignatureOfTheSession_WithoutAKey_IsStillChecked()
    {
        LogOn().Good();

        socket.Ask("account.balance", new { timestamp = scene.Now, signature = "x" }).Refused(-1102);
    }

    [Fact]
    public void PublicKeys_SignSingleRequestsToo()
    {
        socket.Ask("order.place", new
        {
            apiKey = "key-rsa", price = "49000", quantity = "0.1", side = "BUY", symbol = "BTCUSDT", timeInForce = "GTC",
            timestamp = scene.Now, type = "LIMIT", signature = SignatureData.Of("rsa", "socketOrder"),
        }).Good();
        foreach (var (kind, key) in new[] { ("ed25519", "key-ed"), ("rsa", "key-rsa") })
        {
            var signature = Uri.EscapeDataString(SignatureData.Of(kind, "balance"));
            Send(key, "GET", "/fapi/v3/balance", $"timestamp={scene.Now}&signature={signature}").Accepted();
            var plus = SignatureData.Of(kind == "rsa" ? "ed25519" : "rsa", "balance");
            Send(key, "GET", "/fapi/v3/balance", $"timestamp={scene.Now}&signature={Uri.EscapeDataString(plus)}")
                .Refused(-1022);
        }
    }

    private JsonElement LogOn() => socket.Ask("session.logon", new
    {
        apiKey = "key-ed", timestamp = scene.Now, signature = SignatureData.Of("ed25519", "logon"),
    });

    private Answer Send(string key, string method, string path, string query) => Answer.Of(
        scene.Exchange.Handle(new RestRequest(method, path, query, "", key, "10.0.0.1"), scene.Now));
}
