using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>States of a symbol and its delisting: contract 4, 4.1, 5.8, 9.2, 10.3.</summary>
public sealed class SymbolStateTests
{
    private const string Conditional = "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&triggerPrice=48000"
        + "&quantity=0.1&reduceOnly=true";

    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m, 10m);
    private readonly Trader alice;

    public SymbolStateTests() => alice = scene.Trader();

    [Theory]
    [InlineData("PENDING_TRADING", -4140)]
    [InlineData("PRE_SETTLE", -4140)]
    [InlineData("PRE_DELIVERING", -4140)]
    [InlineData("SETTLING", -4141)]
    [InlineData("CLOSE", -4141)]
    [InlineData("DELIVERED", -4141)]
    public void Opening_OutsideTrading_IsRefused(string status, int code)
    {
        scene.Exchange.SetStatus(Scene.Btc, status, scene.Now);

        alice.Limit("BUY", 0.1m, 49_000m).Refused(code);
        alice.Market("BUY", 0.1m).Refused(code);
        alice.Post("/fapi/v1/algoOrder", Conditional.Replace("&reduceOnly=true", "")).Refused(code);
        Assert.Equal(status, Row().GetProperty("status").GetString());
        alice.Order("symbol=ETHUSDT&side=BUY&type=LIMIT&quantity=1&price=1900&timeInForce=GTC").Accepted();
    }

    [Fact]
    public void BeforeTheEnd_APositionMayStillBeReduced()
    {
        alice.Market("BUY", 0.2m).Accepted();
        scene.Exchange.SetStatus(Scene.Btc, "PRE_SETTLE", scene.Now);

        alice.Market("SELL", 0.1m, "reduceOnly=true").Accepted();

        Assert.Equal(0.1m, alice.Position());
    }

    [Fact]
    public void Trading_ComesBack()
    {
        scene.Exchange.SetStatus(Scene.Btc, "CLOSE", scene.Now);
        Assert.Equal(scene.Now, Row().GetProperty("deliveryDate").GetInt64());
        scene.Exchange.SetStatus(Scene.Btc, "TRADING", scene.Now + 1);

        Assert.Equal(4_133_404_800_000, Row().GetProperty("deliveryDate").GetInt64());
        alice.Market("BUY", 0.1m).Accepted();
        scene.Exchange.SetStatus(Scene.Btc, "NONSENSE", scene.Now);
        Assert.Equal("TRADING", Row().GetProperty("status").GetString());
    }

    [Fact]
    public void End_ExpiresOrdersWithReason7_AndSettlesPositionsAtTheMark()
    {
        var bob = scene.Trader("bob");
        alice.Market("BUY", 0.2m).Accepted();
        bob.Market("SELL", 0.3m).Accepted();
        alice.Limit("BUY", 0.1m, 49_000m).Accepted();
        alice.Post("/fapi/v1/algoOrder", Conditional).Accepted();
        var (wallet, user) = (alice.Wallet(), new Listener(scene, alice));
        scene.Mark(51_000m);
        user.Heard();

        scene.Exchange.SetStatus(Scene.Btc, "SETTLING", scene.Now);

        var heard = user.Heard();
        var orders = heard.Where(e => e.GetProperty("e").GetString() == "ORDER_TRADE_UPDATE")
            .Select(e => e.GetProperty("o")).ToList();
        Assert.Equal(("EXPIRED", "EXPIRED", "7"),
            (Text(orders[0], "x"), Text(orders[0], "X"), Text(orders[0], "er")));
        var settled = orders[^1];
        Assert.StartsWith($"settlement_autoclose-{scene.Now}", Text(settled, "c"), StringComparison.Ordinal);
        Assert.Equal(("SELL", "FILLED", "0.200", "51000.00"),
            (Text(settled, "S"), Text(settled, "X"), Text(settled, "z"), Text(settled, "L")));
        // Bought at 50001, settled at 51000: 0.2 x 999; the taker fee is 0.05 % of 10200.
        Assert.Equal(wallet + 199.8m - 5.1m, alice.Wallet());
        Assert.Equal((0m, 0m), (alice.Position(), bob.Position()));
        Assert.Contains(heard, e => e.GetProperty("e").GetString() == "ALGO_UPDATE"
            && e.GetProperty("o").GetProperty("X").GetString() == "EXPIRED");
        Assert.Empty(alice.Get("/fapi/v1/openOrders").Json.EnumerateArray());
        Assert.Equal(0m, scene.Exchange.Sum.Difference);
    }

    [Fact]
    public void Market_OfAClosedSymbol_StandsStill()
    {
        scene.Exchange.SetStatus(Scene.Btc, "CLOSE", scene.Now);
        var before = scene.Public("/fapi/v1/trades", "symbol=BTCUSDT").Json.GetArrayLength();

        scene.Takes(Side.Buy, 1m);

        Assert.Equal(before, scene.Public("/fapi/v1/trades", "symbol=BTCUSDT").Json.GetArrayLength());
    }

    [Fact]
    public void Delisting_IsToldAtOnce_EndsTradingAtItsDate_AndClosesAMinuteLater()
    {
        scene.Exchange.Open(5, "/market", "/ws/!contractInfo", "", scene.Now);
        var at = scene.Now + 3_600_000;

        scene.Exchange.Delist(Scene.Btc, at, scene.Now);

        Assert.Equal(at, Row().GetProperty("deliveryDate").GetInt64());
        alice.Market("BUY", 0.1m).Accepted();
        Assert.True(scene.Exchange.NextDue <= at);
        scene.Exchange.Advance(at - 1);
        Assert.Equal(0.1m, alice.Position());
        scene.Now = at;
        scene.Exchange.Advance(at);
        Assert.Equal(("SETTLING", 0m), (Row().GetProperty("status").GetString(), alice.Position()));
        scene.Exchange.Advance(at + 60_000);
        Assert.Equal(["TRADING", "SETTLING", "CLOSE"], Contracts().Select(told => Text(told, "cs")));
    }

    [Fact]
    public void ContractInfo_HasTheSamplesFields()
    {
        scene.Exchange.Open(5, "/market", "/stream", "streams=!contractInfo", scene.Now);
        scene.Exchange.Delist(Scene.Btc, 1_800_000_000_000, scene.Now);

        var told = Assert.Single(Contracts()).GetProperty("data");

        Assert.Equal("e E s ps ct dt ot cs bks st", string.Join(' ', told.EnumerateObject().Select(m => m.Name)));
        Assert.Equal(("BTCUSDT", "PERPETUAL", 1_800_000_000_000, Row().GetProperty("onboardDate").GetInt64()), (Text(told, "ps"), Text(told, "ct"),
            told.GetProperty("dt").GetInt64(), told.GetProperty("ot").GetInt64()));
        var brackets = told.GetProperty("bks");
        Assert.Equal("bs bnf bnc mmr cf mi ma", string.Join(' ', brackets[0].EnumerateObject().Select(m => m.Name)));
        // As in the venue's sample: a bracket's least leverage is one above the next one's most, the last one's is 1.
        Assert.Equal(brackets[1].GetProperty("ma").GetInt32() + 1, brackets[0].GetProperty("mi").GetInt32());
        Assert.Equal(1, brackets[brackets.GetArrayLength() - 1].GetProperty("mi").GetInt32());
    }

    [Fact]
    public void State_OutlivesARestart()
    {
        scene.Exchange.Delist(Scene.Btc, scene.Now + 1_000, scene.Now);
        scene.Exchange.SetStatus("ETHUSDT", "CLOSE", scene.Now);
        var later = new Scene { Now = scene.Now + 1_000 };

        later.Exchange.Restore(scene.Exchange.Image());
        later.Exchange.Advance(later.Now);

        Assert.Equal("SETTLING", later.Exchange.Find(Scene.Btc)!.Spec.Status);
        Assert.Equal("CLOSE", later.Exchange.Find("ETHUSDT")!.Spec.Status);
    }

    // Contract 4.1, POSITION_RISK_CONTROL.
    [Theory]
    [InlineData("BOTH", "BUY", -4105)]
    [InlineData("BOTH", "SELL", -4105)]
    [InlineData("BUY", "BUY", -4106)]
    [InlineData("SELL", "SELL", -4107)]
    [InlineData("BUY", "SELL", 0)]
    [InlineData("NONE", "BUY", 0)]
    public void RiskControl_LetsItsSideOnlyReduce(string control, string side, int code)
    {
        alice.Market(side == "BUY" ? "SELL" : "BUY", 0.2m).Accepted();
        scene.Exchange.Find(Scene.Btc)!.Spec.RiskControlSide = control;

        alice.Market(side, 0.1m, "reduceOnly=true").Accepted();
        var opening = alice.Market(side, 0.1m);

        if (code == 0)
            opening.Accepted();
        else
            opening.Refused(code);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private JsonElement Row() => scene.Public("/fapi/v1/exchangeInfo").Json.GetProperty("symbols").EnumerateArray()
        .First(row => row.GetProperty("symbol").GetString() == Scene.Btc);

    private List<JsonElement> Contracts() =>
    [
        .. scene.Exchange.DrainOutgoing().OfType<Outgoing.Frame>().Where(frame => frame.Connection == 5)
            .Select(frame => JsonDocument.Parse(frame.Text).RootElement),
    ];
}
