using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>Contract 12.6: who is liquidated when, in which steps, and who pays.</summary>
public sealed class LiquidationTests
{
    // The isolated wallet of the contract's check holds the initial margin alone, so fees come from the cross wallet.
    private static readonly VenueRules Rules = new() { IsolatedPaysFirst = false };

    private readonly Scene scene = Build(Rules);

    [Fact]
    public void IsolatedLong_OfTheContractsCheck_IsLiquidatedAt47690_76_AndNotOneTickAbove()
    {
        var alice = IsolatedLong();

        Mark(47_690.77m);
        Assert.Equal(1m, alice.Position());
        Mark(47_690.76m);
        Assert.Equal(0m, alice.Position());
    }

    [Fact]
    public void IsolatedLong_SellsDownToItsBankruptcyPrice_AndPaysTheClearanceFeeFromWhatIsLeft()
    {
        var alice = IsolatedLong();
        var user = new Listener(scene, alice);
        scene.Offer(Side.Buy, 47_600m, 0.4m);
        scene.Offer(Side.Buy, 47_550m, 5m);

        Mark(47_600m);

        // Loss 0.4 x 2400 + 0.6 x 2450 = 2430; 70 of the 2500 are left, less than 1.25 % of 47570.
        Assert.Equal(10_000m - 25m - 2_430m - 70m, alice.Wallet());
        Assert.Equal(1_000_070m, scene.Exchange.Sum.Insurance);
        Assert.Equal(
            "CALCULATED/NEW ACCOUNT_UPDATE CALCULATED/PARTIALLY_FILLED ACCOUNT_UPDATE CALCULATED/FILLED ACCOUNT_UPDATE",
            user.Story());
        Balanced();
    }

    [Fact]
    public void ClearanceFee_IsAShareOfTheExecutedNotional()
    {
        // 3000 more in the isolated wallet than the position needs: 5500 against a loss of 5000.
        var alice = IsolatedLong();
        scene.Exchange.Accounts.All[0].Holdings[0].Both.MoveMargin(3_000m);
        scene.Offer(Side.Buy, 45_500m, 5m);

        Mark(44_677m);

        // 45500 x 1.25 % = 568.75.
        var row = Assert.Single(alice.Get("/fapi/v1/income", "incomeType=INSURANCE_CLEAR").Json.EnumerateArray());
        Assert.Equal(-568.75m, Answer.Number(row, "income"));
        Assert.Equal(10_000m - 25m - 4_500m - 568.75m, alice.Wallet());
        Balanced();
    }

    [Fact]
    public void CrossAccount_ExpiresItsOrdersFirst_ThenIsClosed_AndRefusesNewOrdersMeanwhile()
    {
        var alice = scene.Trader("alice", 2_600m);
        scene.Offer(Side.Sell, 50_000m, 1m);
        alice.Market("BUY", 1m).Accepted();
        alice.Order("symbol=BTCUSDT&side=SELL&type=LIMIT&quantity=0.5&price=52000&timeInForce=GTC&reduceOnly=true")
            .Accepted();
        scene.Offer(Side.Buy, 47_600m, 5m);
        var user = new Listener(scene, alice);

        // A fee of 25: 2575 + 47600 - 50000 = 175 is not above 47600 x 0.4 %.
        scene.Mark(47_600m);
        Assert.Equal("EXPIRED/EXPIRED:5", user.Story());
        Assert.Equal("User in liquidation mode now.", alice.Limit("BUY", 0.01m, 47_000m).Refused(-2023)["msg"]);
        scene.Now += Rules.LiquidationMs;
        Assert.True(scene.Exchange.NextDue <= scene.Now);
        scene.Exchange.Advance(scene.Now);

        var heard = user.Heard();
        Assert.Equal("LIQUIDATION", heard[0].GetProperty("o").GetProperty("o").GetString());
        Assert.Equal("IOC", heard[0].GetProperty("o").GetProperty("f").GetString());
        Assert.Matches("^autoclose-[0-9]{19}$", heard[0].GetProperty("o").GetProperty("c").GetString());
        // Bankrupt at 50000 - 2575.
        Assert.Equal("47425.00", heard[0].GetProperty("o").GetProperty("p").GetString()!.PadRight(8, '0'));
        Assert.Equal("INSURANCE_CLEAR", heard[^1].GetProperty("a").GetProperty("m").GetString());
        Assert.Equal(0m, alice.Wallet());
        alice.Limit("BUY", 0.01m, 47_000m).Refused(-2019);
        Balanced();
    }

    [Fact]
    public void CrossAccount_LosesItsConditionalOrdersToo()
    {
        var alice = scene.Trader("alice", 2_600m);
        scene.Offer(Side.Sell, 50_000m, 1m);
        alice.Market("BUY", 1m).Accepted();
        alice.Post("/fapi/v1/algoOrder", "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET"
            + "&triggerPrice=45000&quantity=0.5&reduceOnly=true").Accepted();

        Mark(47_600m);

        Assert.Equal(0, alice.Get("/fapi/v1/openAlgoOrders").Accepted().Json.GetArrayLength());
    }

    [Fact]
    public void Market_HearsOfTheLiquidation_WithItsAveragePrice()
    {
        IsolatedLong();
        scene.Offer(Side.Buy, 47_600m, 0.5m);
        scene.Offer(Side.Buy, 47_500m, 0.5m);

        Mark(47_600m);

        var told = Assert.Single(scene.Exchange.Find(Scene.Btc)!.Market.FreshForced);
        Assert.Equal(
            new ForcedTrade(Side.Sell, 1_000, 475_000, 47_550m, 500, 1_000, scene.Now), told);
    }

    [Fact]
    public void BelowTheBankruptcyPrice_TheInsuranceFundPaysTheDifference()
    {
        var alice = IsolatedLong();
        scene.Offer(Side.Buy, 47_000m, 5m);

        Mark(47_600m);

        // Taken over at 47500, sold at 47000.
        Assert.Equal(0m, alice.Position());
        Assert.Equal(10_000m - 25m - 2_500m, alice.Wallet());
        Assert.Equal(1_000_000m - 500m, scene.Exchange.Sum.Insurance);
        Balanced();
    }

    [Fact]
    public void WhenTheFundIsDry_TheMostProfitableOppositeAccountIsDeleveraged()
    {
        var poor = Build(Rules with { InsuranceFund = 0 });
        var (rich, modest) = (poor.Trader("rich", 100_000m), poor.Trader("modest", 6_000m));
        rich.Limit("SELL", 0.4m, 50_000m).Accepted();
        modest.Limit("SELL", 0.4m, 50_000m).Accepted();
        poor.Offer(Side.Sell, 50_000m, 0.2m);
        var alice = IsolatedLong(poor, offer: false);
        var user = new Listener(poor, modest);
        poor.Offer(Side.Buy, 47_000m, 5m);

        Mark(47_600m, poor);

        // Same entry, but modest's leverage is higher: it goes first; then rich; the market takes the last 0.2.
        Assert.Equal((0m, 0m, 0m), (alice.Position(), modest.Position(), rich.Position()));
        Assert.Equal(6_000m - 4m + 0.4m * 2_500m, modest.Wallet());
        var adl = user.Heard().Single(heard => heard.GetProperty("e").GetString() == "ORDER_TRADE_UPDATE"
            && heard.GetProperty("o").GetProperty("X").GetString() == "FILLED").GetProperty("o");
        Assert.Equal(("adl_autoclose", "CALCULATED", "47500.0"),
            (adl.GetProperty("c").GetString(), adl.GetProperty("x").GetString(),
                adl.GetProperty("L").GetString()!.TrimEnd('0') + "0"));
        Assert.Equal(0m, poor.Exchange.Sum.Insurance);
        Assert.Equal(10_000m - 25m - 2_500m, alice.Wallet());
        Balanced(poor);
    }

    [Fact]
    public void EmptyBook_TheMarketTakesOverAtTheBankruptcyPrice()
    {
        var alice = IsolatedLong();

        Mark(40_000m);

        Assert.Equal(0m, alice.Position());
        Assert.Equal(10_000m - 25m - 2_500m, alice.Wallet());
        Balanced();
    }

    [Fact]
    public void HedgeMode_OnlyTheIsolatedLegUnderWaterIsClosed()
    {
        var alice = scene.Trader("alice", 20_000m);
        alice.Post("/fapi/v1/positionSide/dual", "dualSidePosition=true").Accepted();
        alice.Post("/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED").Accepted();
        scene.Offer(Side.Sell, 50_000m, 1m);
        scene.Offer(Side.Buy, 49_999m, 1m);
        alice.Market("BUY", 1m, "positionSide=LONG").Accepted();
        alice.Market("SELL", 1m, "positionSide=SHORT").Accepted();

        Mark(47_600m);

        Assert.Equal((0m, -1m), (alice.Position(side: "LONG"), alice.Position(side: "SHORT")));
        Balanced();
    }

    [Fact]
    public void CrossAccount_IsClosedOnlyUntilItIsSafe()
    {
        var alice = scene.Trader("alice", 5_000m);
        scene.Mark(3_000m, "ETHUSDT");
        scene.Offer(Side.Sell, 50_000m, 1m);
        scene.Offer(Side.Sell, 3_000m, 1m, "ETHUSDT");
        scene.Offer(Side.Buy, 46_500m, 5m);
        alice.Market("BUY", 1m).Accepted();
        alice.Order("symbol=ETHUSDT&side=BUY&type=MARKET&quantity=0.5").Accepted();

        Mark(45_200m);

        Assert.Equal(0m, alice.Position());
        Assert.Equal(0.5m, alice.Position("ETHUSDT"));
        Balanced();
    }

    [Fact]
    public void MarginCall_ComesOnceBeforeTheLiquidation()
    {
        var alice = IsolatedLong();
        var user = new Listener(scene, alice);

        // 2500 - 2270 = 230 against 190.92: a ratio of 0.83.
        Mark(47_730m);
        Mark(47_729m);

        var call = Assert.Single(user.Heard());
        Assert.Equal("MARGIN_CALL", call.GetProperty("e").GetString());
        Assert.False(call.TryGetProperty("cw", out _));
        var row = call.GetProperty("p")[0];
        Assert.Equal(("ISOLATED", "BOTH", "2500"), (row.GetProperty("mt").GetString(),
            row.GetProperty("ps").GetString(), row.GetProperty("iw").GetString()));
        Assert.Equal(190.92m, Answer.Number(row, "mm"));
        Mark(49_000m);
        Mark(47_730m);
        Assert.Single(user.Heard());
    }

    [Theory]
    [InlineData("autoclose-1")]
    [InlineData("adl_autoclose")]
    [InlineData("settlement_autoclose-1")]
    [InlineData("delivery_autoclose-1")]
    public void ClientIds_OfTheVenue_AreRefused(string id) =>
        scene.Trader().Limit("BUY", 0.1m, 49_000m, $"timeInForce=GTC&newClientOrderId={id}").Refused(-4015);

    private static Scene Build(VenueRules rules)
    {
        var built = new Scene(new ExchangeSettings
        {
            Symbols = SymbolRegistry.Shipped(), Limits = false, Rules = rules, Audit = true,
        });
        built.Mark(50_000m);
        return built;
    }

    private Trader IsolatedLong() => IsolatedLong(scene, offer: true);

    // 1 BTC at 50000 with 2500 in the isolated wallet, of 10000 less the fee of 25.
    private static Trader IsolatedLong(Scene on, bool offer)
    {
        var alice = on.Trader("alice", 10_000m);
        alice.Post("/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED").Accepted();
        if (offer)
            on.Offer(Side.Sell, 50_000m, 1m);
        alice.Market("BUY", 1m).Accepted();
        return alice;
    }

    private void Mark(decimal price) => Mark(price, scene);

    private static void Mark(decimal price, Scene on)
    {
        on.Mark(price);
        on.Now += Rules.LiquidationMs;
        on.Exchange.Advance(on.Now);
    }

    private void Balanced() => Balanced(scene);

    private static void Balanced(Scene on)
    {
        Assert.Null(on.Exchange.Breach);
        Assert.Equal(0m, on.Exchange.Sum.Difference);
    }
}
