namespace Bowline.Paper.Tests;

/// <summary>Contract 7.1 and 10.1: settings, their refusals and events; the listen key.</summary>
public sealed class SettingTests
{
    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m);
    private readonly Trader alice;

    public SettingTests() => alice = scene.Trader();

    [Fact]
    public void NewAccount_IsOneWayCrossedAtLeverage20()
    {
        var config = alice.Get("/fapi/v1/symbolConfig", "symbol=BTCUSDT").Json[0];

        Assert.Equal("CROSSED", config.GetProperty("marginType").GetString());
        Assert.Equal(20, config.GetProperty("leverage").GetInt32());
        Assert.Equal("False", alice.Get("/fapi/v1/positionSide/dual")["dualSidePosition"]);
    }

    [Theory]
    [InlineData("0", -4028)]
    [InlineData("151", -4028)]
    [InlineData("ten", -1102)]
    [InlineData("1", 0)]
    [InlineData("150", 0)]
    public void Leverage_OutsideTheBrackets_IsRefused(string leverage, int code)
    {
        var answer = alice.Post("/fapi/v1/leverage", $"symbol=BTCUSDT&leverage={leverage}");

        if (code == 0)
            Assert.Equal(leverage, answer.Accepted()["leverage"]);
        else
            answer.Refused(code);
    }

    [Fact]
    public void Leverage_Changed_TellsTheUserStream_TheSameAgainDoesNot()
    {
        var user = new Listener(scene, alice);

        alice.Post("/fapi/v1/leverage", "symbol=BTCUSDT&leverage=25").Accepted();
        alice.Post("/fapi/v1/leverage", "symbol=BTCUSDT&leverage=25").Accepted();

        var heard = Assert.Single(user.Heard());
        Assert.Equal("ACCOUNT_CONFIG_UPDATE", heard.GetProperty("e").GetString());
        Assert.Equal("BTCUSDT", heard.GetProperty("ac").GetProperty("s").GetString());
        Assert.Equal(25, heard.GetProperty("ac").GetProperty("l").GetInt32());
    }

    [Fact]
    public void Leverage_LoweredBelowWhatTheMarginAllows_IsRefused()
    {
        var bob = scene.Trader("bob", 5_200m);
        bob.Market("BUY", 2m).Accepted();

        bob.Post("/fapi/v1/leverage", "symbol=BTCUSDT&leverage=10").Refused(-2028);
        Assert.Equal(20, bob.Get("/fapi/v1/symbolConfig", "symbol=BTCUSDT").Json[0].GetProperty("leverage").GetInt32());
    }

    [Fact]
    public void Leverage_AboveWhatThePositionAllows_IsRefused()
    {
        alice.Market("BUY", 7m).Accepted();

        alice.Post("/fapi/v1/leverage", "symbol=BTCUSDT&leverage=125").Refused(-2027);
        alice.Post("/fapi/v1/leverage", "symbol=BTCUSDT&leverage=100").Accepted();
    }

    [Fact]
    public void MarginType_ChangesOnlyWithoutOrdersAndPosition()
    {
        Assert.Equal("No need to change margin type.", Type("CROSSED").Refused(-4046)["msg"]);
        alice.Limit("BUY", 0.1m, 49_000m).Accepted();
        Type("ISOLATED").Refused(-4047);
        alice.Delete("/fapi/v1/allOpenOrders", "symbol=BTCUSDT").Accepted();
        alice.Market("BUY", 0.1m).Accepted();
        Type("ISOLATED").Refused(-4048);
        alice.Market("SELL", 0.1m).Accepted();
        Assert.Equal(200, Type("ISOLATED").Accepted().Code);
        Type("SIDEWAYS").Refused(-1130);
    }

    [Fact]
    public void Leverage_LoweredWithAnIsolatedPosition_IsRefused()
    {
        Type("ISOLATED").Accepted();
        alice.Market("BUY", 0.1m).Accepted();

        alice.Post("/fapi/v1/leverage", "symbol=BTCUSDT&leverage=10").Refused(-4161);
        alice.Post("/fapi/v1/leverage", "symbol=BTCUSDT&leverage=30").Accepted();
    }

    [Fact]
    public void PositionMode_ChangesOnlyWithoutOrdersAndPositions()
    {
        Assert.Equal("No need to change position side.", Dual("false").Refused(-4059)["msg"]);
        alice.Limit("BUY", 0.1m, 49_000m).Accepted();
        Dual("true").Refused(-4067);
        alice.Delete("/fapi/v1/allOpenOrders", "symbol=BTCUSDT").Accepted();
        alice.Market("BUY", 0.1m).Accepted();
        Dual("true").Refused(-4068);
        alice.Market("SELL", 0.1m).Accepted();
        Assert.Equal("success", Dual("true").Accepted()["msg"]);
        alice.Post("/fapi/v1/positionSide/dual").Refused(-1102);
    }

    [Fact]
    public void ListenKey_IsKeptTheSame_LivesAnHourFromTheLastPing_ThenSaysGoodbye()
    {
        var user = new Listener(scene, alice);
        Assert.Matches("^[0-9A-Za-z]{64}$", user.Key);
        scene.Now += 50 * 60_000;
        Assert.Equal(user.Key, alice.Put("/fapi/v1/listenKey").Accepted()["listenKey"]);
        scene.Now += 59 * 60_000;
        Assert.Equal(user.Key, alice.Post("/fapi/v1/listenKey").Accepted()["listenKey"]);
        scene.Now += 60 * 60_000;
        Assert.True(scene.Exchange.NextDue <= scene.Now);
        scene.Exchange.Advance(scene.Now);

        var last = user.Heard()[^1];
        Assert.Equal("listenKeyExpired", last.GetProperty("e").GetString());
        Assert.Equal(user.Key, last.GetProperty("listenKey").GetString());
        alice.Put("/fapi/v1/listenKey").Refused(-1125);
        Assert.NotEqual(user.Key, alice.Post("/fapi/v1/listenKey").Accepted()["listenKey"]);
    }

    [Fact]
    public void ListenKey_Deleted_ClosesTheStream()
    {
        _ = new Listener(scene, alice);

        alice.Delete("/fapi/v1/listenKey").Accepted();

        Assert.Contains(scene.Exchange.DrainOutgoing(), sent => sent is Outgoing.Close { Connection: 77 });
        alice.Put("/fapi/v1/listenKey").Refused(-1125);
    }

    [Fact]
    public void ApiKey_TradesFuturesAndCannotWithdraw()
    {
        var rights = alice.Get("/sapi/v1/account/apiRestrictions").Accepted();

        Assert.Equal("False", rights["enableWithdrawals"]);
        Assert.Equal("True", rights["enableFutures"]);
        Assert.Equal("True", rights["ipRestrict"]);
    }

    [Fact]
    public void CommissionRate_IsVip0()
    {
        var rate = alice.Get("/fapi/v1/commissionRate", "symbol=BTCUSDT").Accepted();

        Assert.Equal(("0.0002", "0.0005"), (rate["makerCommissionRate"], rate["takerCommissionRate"]));
    }

    [Fact]
    public void Account_WithAKnownKeyOrAbsurdBalance_IsNotOpened()
    {
        var credential = new Credential.Hmac("s");

        Assert.Equal(AccountOpening.KnownKey, scene.Exchange.OpenAccount(alice.Key, credential, 1, scene.Now));
        Assert.Equal(AccountOpening.Invalid, scene.Exchange.OpenAccount("", credential, 1, scene.Now));
        Assert.Equal(AccountOpening.Invalid, scene.Exchange.OpenAccount("k", credential, -1, scene.Now));
        Assert.Equal(AccountOpening.Invalid, scene.Exchange.OpenAccount("k", credential, 1_000_000_001, scene.Now));
    }

    private Answer Type(string type) => alice.Post("/fapi/v1/marginType", $"symbol=BTCUSDT&marginType={type}");

    private Answer Dual(string dual) => alice.Post("/fapi/v1/positionSide/dual", $"dualSidePosition={dual}");
}
