namespace Bowline.Paper.Tests;

/// <summary>Contract 7.1: margin of isolated positions by hand, margin type and asset mode.</summary>
public sealed class PositionMarginTests
{
    private readonly Scene scene = new Scene().Quotes(49_999m, 50_000m);
    private readonly Trader alice;

    public PositionMarginTests() => alice = scene.Trader("alice", 10_000m);

    [Fact]
    public void Added_Moves25FromCross_AndTheContractsLiquidationPriceAppears()
    {
        Open();
        scene.Mark(50_000m);

        var answer = Move(25m, 1).Accepted();

        Assert.Equal("""{"amount":25.0,"code":200,"msg":"Successfully modify position margin.","type":1}""",
            answer.Json.GetRawText());
        var risk = alice.Get("/fapi/v3/positionRisk").Json[0];
        Assert.Equal("2500", risk.GetProperty("isolatedWallet").GetString());
        // Contract 12.6: long 1 at 50000 with 2500 isolated.
        Assert.Equal(47_690.76m, decimal.Round(Answer.Number(risk, "liquidationPrice"), 2, MidpointRounding.ToZero));
        Assert.Equal(7_475m, alice.Available());
        Assert.Equal(0m, scene.Exchange.Sum.Difference);
    }

    [Fact]
    public void TakenOut_LeavesTheInitialMargin()
    {
        Open();
        scene.Mark(50_000m);
        Move(100m, 1).Accepted();

        Move(75.01m, 2).Refused(-4051);
        Move(75m, 2).Accepted();

        Assert.Equal("2500", alice.Get("/fapi/v3/positionRisk").Json[0].GetProperty("isolatedWallet").GetString());
    }

    [Fact]
    public void Moves_AreToldAndKept()
    {
        Open();
        var user = new Listener(scene, alice);
        Move(10m, 1).Accepted();
        scene.Now += 1_000;
        Move(5m, 1).Accepted();

        var told = user.Heard()[0].GetProperty("a");
        Assert.Equal("MARGIN_TRANSFER", told.GetProperty("m").GetString());
        Assert.Equal("2485", told.GetProperty("P")[0].GetProperty("iw").GetString());
        var rows = alice.Get("/fapi/v1/positionMargin/history", "symbol=BTCUSDT&type=1").Accepted().Json;
        Assert.Equal([10m, 5m], rows.EnumerateArray().Select(row => Answer.Number(row, "amount")));
        Assert.Equal(0, alice.Get("/fapi/v1/positionMargin/history", "symbol=BTCUSDT&type=2").Json.GetArrayLength());
        Assert.Equal("BOTH", rows[0].GetProperty("positionSide").GetString());
    }

    [Fact]
    public void Refusals_NameTheirReason()
    {
        Move(1m, 1).Refused(-4049);
        alice.Post("/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED").Accepted();
        Assert.Equal("Cannot add position margin: position is 0.", Move(1m, 1).Refused(-4054)["msg"]);
        alice.Market("BUY", 1m).Accepted();
        Move(0m, 1).Refused(-4055);
        Move(-1m, 1).Refused(-4055);
        Assert.Equal("Cross balance insufficient.", Move(7_500.01m, 1).Refused(-4050)["msg"]);
        Move(2_475m, 2).Refused(-4051);
        Move(1m, 3).Refused(-1130);
        alice.Post("/fapi/v1/positionMargin", "symbol=BTCUSDT&amount=1&type=1&positionSide=LONG").Refused(-4061);
        alice.Post("/fapi/v1/positionMargin", "symbol=BTCUSDT&amount=1&type=1&positionSide=UP").Refused(-4060);
        alice.Post("/fapi/v1/positionMargin", "symbol=BTCUSDT&amount=0.000000001&type=1").Refused(-1111);
        alice.Post("/fapi/v1/positionMargin", "symbol=BTCUSDT&type=1").Refused(-1102);
    }

    [Fact]
    public void MarginType_Changed_TellsBothSides()
    {
        var user = new Listener(scene, alice);

        alice.Post("/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED").Accepted();

        var told = Assert.Single(user.Heard()).GetProperty("a");
        Assert.Equal("MARGIN_TYPE_CHANGE", told.GetProperty("m").GetString());
        Assert.Equal(["BOTH", "LONG", "SHORT"],
            told.GetProperty("P").EnumerateArray().Select(row => row.GetProperty("ps").GetString()));
        Assert.All(told.GetProperty("P").EnumerateArray(), row =>
            Assert.Equal("isolated", row.GetProperty("mt").GetString()));
    }

    [Fact]
    public void MultiAssets_HasItsRefusals_AndForbidsIsolatedMargin()
    {
        Multi("false").Refused(-4171);
        alice.Post("/fapi/v1/marginType", "symbol=ETHUSDT&marginType=ISOLATED").Accepted();
        Multi("true").Refused(-4167);
        alice.Post("/fapi/v1/marginType", "symbol=ETHUSDT&marginType=CROSSED").Accepted();
        alice.Limit("BUY", 0.01m, 49_000m).Accepted();
        Multi("true").Refused(-4170);
        alice.Delete("/fapi/v1/allOpenOrders", "symbol=BTCUSDT").Accepted();
        var user = new Listener(scene, alice);
        Multi("true").Accepted();

        Assert.True(user.Heard()[0].GetProperty("ai").GetProperty("j").GetBoolean());
        Assert.Equal("True", alice.Get("/fapi/v1/multiAssetsMargin")["multiAssetsMargin"]);
        Assert.Equal("True", alice.Get("/fapi/v1/accountConfig")["multiAssetsMargin"]);
        alice.Post("/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED").Refused(-4168);
        Multi("maybe").Refused(-1130);
    }

    [Fact]
    public void MultiAssets_WithAWalletBelowZeroOrTooLittleMargin_IsRefused()
    {
        var account = scene.Exchange.Accounts.All[0];
        alice.Market("BUY", 1m).Accepted();
        // 9975 - 8200 = 1775 is less than 41800 / 20.
        scene.Mark(41_800m);
        Multi("true").Refused(-4169);
        account.Wallet = -1;
        Multi("true").Refused(-4172);
    }

    [Fact]
    public void FeeBurn_IsKept_AndWithoutBnbTheFeeStaysInUsdt()
    {
        alice.Post("/fapi/v1/feeBurn", "feeBurn=true").Accepted();
        Assert.Equal("True", alice.Get("/fapi/v1/feeBurn")["feeBurn"]);

        alice.Market("BUY", 0.1m).Accepted();

        var trade = alice.Get("/fapi/v1/userTrades", "symbol=BTCUSDT").Json[0];
        Assert.Equal(("USDT", 2.5m),
            (trade.GetProperty("commissionAsset").GetString(), Answer.Number(trade, "commission")));
    }

    [Fact]
    public void Settings_OutliveARestart()
    {
        alice.Post("/fapi/v1/multiAssetsMargin", "multiAssetsMargin=true").Accepted();
        alice.Post("/fapi/v1/feeBurn", "feeBurn=true").Accepted();

        var later = new Scene();
        later.Exchange.Restore(scene.Exchange.Image().Select(RestoreTests.ThroughTheCodec));

        Assert.True(later.Exchange.Accounts.All[0] is { MultiAssets: true, FeeBurn: true });
    }

    private void Open()
    {
        alice.Post("/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED").Accepted();
        alice.Market("BUY", 1m).Accepted();
    }

    private Answer Multi(string on) => alice.Post("/fapi/v1/multiAssetsMargin", $"multiAssetsMargin={on}");

    private Answer Move(decimal amount, int type) => alice.Post(
        "/fapi/v1/positionMargin",
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"symbol=BTCUSDT&amount={amount}&type={type}"));
}
