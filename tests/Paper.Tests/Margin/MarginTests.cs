namespace Bowline.Paper.Tests;

/// <summary>Contract 12.4 to 12.7 with figures worked out by hand from its formulas.</summary>
public sealed class MarginTests
{
    private readonly Scene scene = new();

    public MarginTests() => scene.Mark(50_000m);

    [Fact]
    public void Order_CostsItsMargin_UpToTheLastCent()
    {
        // 1 BTC at 50000 with leverage 20 costs 2500.
        var alice = scene.Trader("alice", 2_500m);
        var bob = scene.Trader("bob", 2_499.99m);

        alice.Limit("BUY", 1m, 50_000m).Accepted();
        Assert.Equal("Margin is insufficient.", bob.Limit("BUY", 1m, 50_000m).Refused(-2019)["msg"]);

        Assert.Equal(0m, alice.Available());
        Assert.Equal(2_500m, Answer.Number(alice.Get("/fapi/v3/account").Json, "totalOpenOrderInitialMargin"));
    }

    [Fact]
    public void BuyAboveTheMark_CostsTheOpenLossBesides()
    {
        // Margin 50500 / 20 = 2525, open loss 50500 - 50000 = 500.
        scene.Trader("bob", 3_024.99m).Limit("BUY", 1m, 50_500m).Refused(-2019);
        scene.Trader("alice", 3_025m).Limit("BUY", 1m, 50_500m).Accepted();
    }

    [Fact]
    public void SellBelowTheMark_IsReckonedAtTheMark()
    {
        // P* = max(best bid, mark, price) = 50000: margin 2500; open loss 50000 - 49000 = 1000.
        scene.Trader("bob", 3_499.99m).Limit("SELL", 1m, 49_000m).Refused(-2019);
        scene.Trader("alice", 3_500m).Limit("SELL", 1m, 49_000m).Accepted();
    }

    [Fact]
    public void OppositeOrders_NeedMarginForTheLargerSideOnly()
    {
        var alice = scene.Trader("alice", 2_600m);

        alice.Limit("BUY", 1m, 50_000m).Accepted();
        alice.Limit("SELL", 1m, 51_000m).Accepted();

        // max(50000, 51000) / 20
        Assert.Equal(2_600m - 2_550m, alice.Available());
    }

    [Fact]
    public void LeverageCap_CountsPositionAndOpenOrdersOfTheSide()
    {
        var alice = scene.Trader("alice", 1_000_000m);
        // Above leverage 100 BTCUSDT may be held up to 300000.
        var answer = alice.Post("/fapi/v1/leverage", "symbol=BTCUSDT&leverage=125").Accepted();
        Assert.Equal("300000", answer["maxNotionalValue"]);

        alice.Limit("BUY", 5m, 50_000m).Accepted();
        Assert.Equal("Exceeded the maximum allowable position at current leverage.",
            alice.Limit("BUY", 1.001m, 50_000m).Refused(-2027)["msg"]);
        alice.Limit("BUY", 1m, 50_000m).Accepted();
        alice.Limit("SELL", 6m, 50_000m).Accepted();
    }

    [Fact]
    public void Position_ShowsMarginAndProfitAtTheMark()
    {
        scene.Offer(Side.Sell, 50_000m, 1m);
        var alice = scene.Trader("alice", 10_000m);
        alice.Market("BUY", 1m).Accepted();

        scene.Mark(50_200m);

        var account = alice.Get("/fapi/v3/account").Json;
        Assert.Equal(200m, Answer.Number(account, "totalUnrealizedProfit"));
        Assert.Equal(2_510m, Answer.Number(account, "totalPositionInitialMargin"));
        Assert.Equal(200.8m, Answer.Number(account, "totalMaintMargin")); // 50200 x 0.4 %
        Assert.Equal(9_975m + 200m - 2_510m, Answer.Number(account, "availableBalance"));
        Assert.Equal(9_975m - 2_510m, Answer.Number(account, "maxWithdrawAmount"));
        var risk = alice.Get("/fapi/v3/positionRisk").Json[0];
        Assert.Equal(50_025m, Answer.Number(risk, "breakEvenPrice"));
        Assert.Equal(50_200m, Answer.Number(risk, "notional"));
    }

    [Fact]
    public void AddReduceAndFlip_FollowTheEntryPriceRules()
    {
        scene.Offer(Side.Sell, 50_000m, 1m);
        scene.Offer(Side.Sell, 50_300m, 2m);
        var alice = scene.Trader("alice", 100_000m);
        alice.Market("BUY", 3m).Accepted();
        Assert.Equal(50_200m, Answer.Number(alice.Get("/fapi/v3/positionRisk").Json[0], "entryPrice"));

        scene.Offer(Side.Buy, 50_100m, 1m);
        alice.Market("SELL", 1m).Accepted();
        Assert.Equal(50_200m, Answer.Number(alice.Get("/fapi/v3/positionRisk").Json[0], "entryPrice"));
        Assert.Equal(-100m, Realized(alice));

        scene.Offer(Side.Buy, 50_400m, 5m);
        alice.Market("SELL", 5m).Accepted();
        Assert.Equal(400m, Realized(alice));
        var risk = alice.Get("/fapi/v3/positionRisk").Json[0];
        Assert.Equal((-3m, 50_400m), (Answer.Number(risk, "positionAmt"), Answer.Number(risk, "entryPrice")));
    }

    [Fact]
    public void Fee_IsRoundedUpAtTheEighthDecimal()
    {
        scene.Mark(0.1m, "DOGEUSDT");
        scene.Offer(Side.Sell, 0.10001m, 1_000m, "DOGEUSDT");
        var alice = scene.Trader();

        alice.Order("symbol=DOGEUSDT&side=BUY&type=MARKET&quantity=51").Accepted();

        // 51 x 0.10001 x 0.0005 = 0.002550255
        var row = alice.Get("/fapi/v1/userTrades", "symbol=DOGEUSDT").Json[0];
        Assert.Equal(0.00255026m, Answer.Number(row, "commission"));
    }

    [Fact]
    public void Isolated_SetsMarginAside_AndGivesItBack()
    {
        // The check knows no fees in the isolated wallet.
        var on = new Scene(new ExchangeSettings
        {
            Symbols = SymbolRegistry.Shipped(), Limits = false, Rules = new() { IsolatedPaysFirst = false },
        });
        on.Mark(50_000m);
        on.Offer(Side.Sell, 50_000m, 1m);
        var alice = on.Trader("alice", 10_000m);
        alice.Post("/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED").Accepted();
        alice.Market("BUY", 1m).Accepted();

        var account = alice.Get("/fapi/v3/account").Json;
        Assert.Equal(9_975m, Answer.Number(account, "totalWalletBalance"));
        Assert.Equal(7_475m, Answer.Number(account, "totalCrossWalletBalance"));
        Assert.Equal(7_475m, Answer.Number(account, "availableBalance"));
        Assert.Equal("2500", alice.Get("/fapi/v3/positionRisk").Json[0].GetProperty("isolatedWallet").GetString());
        // The contract's worked check: long 1 at 50000 with 2500 isolated is liquidated at 47690.76.
        Assert.Equal(47_690.76m, decimal.Round(
            Answer.Number(alice.Get("/fapi/v3/positionRisk").Json[0], "liquidationPrice"), 2, MidpointRounding.ToZero));

        on.Offer(Side.Buy, 50_100m, 1m);
        alice.Market("SELL", 1m).Accepted();
        account = alice.Get("/fapi/v3/account").Json;
        Assert.Equal(9_975m + 100m - 25.05m, Answer.Number(account, "totalCrossWalletBalance"));
    }

    [Fact]
    public void Isolated_FeesAndLossesComeFromItsOwnWallet()
    {
        scene.Offer(Side.Sell, 50_000m, 1m);
        var alice = scene.Trader("alice", 10_000m);
        alice.Post("/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED").Accepted();
        alice.Post("/fapi/v1/leverage", "symbol=BTCUSDT&leverage=50").Accepted();
        alice.Market("BUY", 1m).Accepted();
        Assert.Equal(9_000m, Answer.Number(alice.Get("/fapi/v3/account").Json, "totalCrossWalletBalance"));
        Assert.Equal(975m, Isolated(alice));

        // Half is closed with 250 lost and 12.375 paid: its share of 487.5 covers that.
        scene.Offer(Side.Buy, 49_500m, 0.5m);
        alice.Market("SELL", 0.5m).Accepted();
        Assert.Equal(487.5m, Isolated(alice));

        // Half of the rest has a share of 243.75 and costs 375 + 6.0625: what stays pays the 137.3125.
        scene.Offer(Side.Buy, 48_500m, 0.25m);
        alice.Market("SELL", 0.25m).Accepted();
        Assert.Equal(243.75m - 137.3125m, Isolated(alice));
        Assert.Equal(0m, scene.Exchange.Sum.Difference);
    }

    [Fact]
    public void Isolated_FlippedPosition_SetsTheMarginOfAllThatWasOpenedAside()
    {
        scene.Offer(Side.Sell, 50_000m, 0.2m);
        var alice = scene.Trader("alice", 10_000m);
        alice.Post("/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED").Accepted();
        alice.Market("BUY", 0.2m).Accepted();
        scene.Offer(Side.Buy, 50_000m, 1m);

        alice.Market("SELL", 0.5m).Accepted();

        // 0.3 x 50000 / 20
        Assert.Equal(750m, Isolated(alice));
    }

    [Fact]
    public void Brackets_MaintenanceIsContinuousAtEveryEdge()
    {
        foreach (var spec in SymbolRegistry.Shipped().All)
        {
            for (var i = 1; i < spec.Brackets.Count; i++)
            {
                var (below, above) = (spec.Brackets[i - 1], spec.Brackets[i]);
                Assert.Equal(below.NotionalCap, above.NotionalFloor);
                // The venue prints whole cum values, so they may be off by their last digit.
                var step = below.NotionalCap * (above.MaintMarginRatio - below.MaintMarginRatio);
                Assert.InRange(step - (above.Cum - below.Cum), -1m, 1m);
            }
        }
    }

    private static decimal Isolated(Trader trader) =>
        Answer.Number(trader.Get("/fapi/v3/positionRisk").Json[0], "isolatedWallet");

    private static decimal Realized(Trader trader) => Answer.Number(
        trader.Get("/fapi/v1/userTrades", "symbol=BTCUSDT").Json.EnumerateArray().Last(row =>
            Answer.Number(row, "realizedPnl") != 0), "realizedPnl");
}
