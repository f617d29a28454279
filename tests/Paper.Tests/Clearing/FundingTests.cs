using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>Contract 12.8: the rate, the payment, who hears of it and where it is kept.</summary>
public sealed class FundingTests
{
    private const long Due = Scene.Start + 3_600_000;

    private readonly Scene scene;
    private readonly Trader alice;

    public FundingTests()
    {
        scene = new Scene(new ExchangeSettings
        {
            Symbols = SymbolRegistry.Shipped(), Limits = false, Audit = true,
        });
        scene.Quotes(49_999m, 50_000m);
        alice = scene.Trader();
    }

    [Theory]
    [InlineData("0", 8, "0.0001")]
    [InlineData("0.0002", 8, "0.0001")]
    [InlineData("0.001", 8, "0.0005")]
    [InlineData("-0.001", 8, "-0.0005")]
    [InlineData("0.0002", 4, "0.00005")]
    [InlineData("0.001", 1, "0.0000625")]
    [InlineData("0.05", 8, "0.003")]
    [InlineData("-0.05", 8, "-0.003")]
    public void Rate_FollowsTheFormula_InsideCapAndFloor(string premium, int hours, string rate)
    {
        var terms = FundingTerms.Usual(scene.Exchange.Find(Scene.Btc)!.Spec) with { Hours = hours };

        Assert.Equal(Exact(rate), terms.Rate(Exact(premium)));
    }

    [Fact]
    public void Long_PaysPositionTimesMarkTimesRate_AtTheFundingTime()
    {
        alice.Market("BUY", 0.5m).Accepted();
        var before = alice.Wallet();
        scene.Mark(51_000m);

        At(Due - 1);
        Assert.Equal(before, alice.Wallet());
        At(Due);

        // 0.5 x 51000 x 0.01 %
        Assert.Equal(before - 2.55m, alice.Wallet());
        var row = Assert.Single(alice.Get("/fapi/v1/income", "incomeType=FUNDING_FEE").Json.EnumerateArray());
        Assert.Equal(-2.55m, Answer.Number(row, "income"));
        Assert.Equal("BTCUSDT", row.GetProperty("symbol").GetString());
    }

    [Fact]
    public void Short_Receives_AndNegativeRatesTurnTheDirection()
    {
        alice.Market("SELL", 0.5m).Accepted();
        var before = alice.Wallet();
        scene.Exchange.Clearing.Funding.Spike(scene.Exchange.Find(Scene.Btc)!.Spec, -0.002m);

        At(Due);

        Assert.Equal(before - 0.5m * 49_999.5m * 0.002m, alice.Wallet());
    }

    [Fact]
    public void Spike_IsToldByPremiumIndexBeforeItIsPaid_AndEndsWithTheFunding()
    {
        scene.Exchange.Clearing.Funding.Spike(scene.Exchange.Find(Scene.Btc)!.Spec, 0.0123m);
        Assert.Equal(0.0123m, Rate());
        scene.Mark(50_000m);
        Assert.Equal(0.0123m, Rate());

        At(Due);
        scene.Mark(50_000m);

        Assert.Equal(0.0001m, Rate());
        var settled = Assert.Single(scene.Public("/fapi/v1/fundingRate", "symbol=BTCUSDT").Json.EnumerateArray());
        Assert.Equal(("0.01230000", Due, "50000.00000000", "Regular"), (
            settled.GetProperty("fundingRate").GetString(), settled.GetProperty("fundingTime").GetInt64(),
            settled.GetProperty("markPrice").GetString(), settled.GetProperty("rateType").GetString()));
    }

    [Fact]
    public void CrossFunding_TellsTheBalanceOnly()
    {
        alice.Market("BUY", 0.5m).Accepted();
        scene.Now = Due - 1_000;
        var user = new Listener(scene, alice);

        At(Due);

        var told = Assert.Single(user.Heard()).GetProperty("a");
        Assert.Equal(("FUNDING_FEE", "BTCUSDT"),
            (told.GetProperty("m").GetString(), told.GetProperty("S").GetString()));
        Assert.Equal(-0.5m * 49_999.5m * 0.0001m, Answer.Number(told.GetProperty("B")[0], "bc"));
        Assert.Equal(0, told.GetProperty("P").GetArrayLength());
    }

    [Fact]
    public void IsolatedFunding_ComesFromTheIsolatedWallet_AndTellsThePosition()
    {
        alice.Post("/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED").Accepted();
        alice.Market("BUY", 0.5m).Accepted();
        var wallet = Answer.Number(alice.Get("/fapi/v3/positionRisk").Json[0], "isolatedWallet");
        scene.Now = Due - 1_000;
        var user = new Listener(scene, alice);

        At(Due);

        var row = Assert.Single(user.Heard()[0].GetProperty("a").GetProperty("P").EnumerateArray());
        Assert.Equal(wallet - 0.5m * 49_999.5m * 0.0001m, Answer.Number(row, "iw"));
    }

    [Fact]
    public void HedgeLegs_PayAndReceiveApart()
    {
        alice.Post("/fapi/v1/positionSide/dual", "dualSidePosition=true").Accepted();
        alice.Market("BUY", 0.5m, "positionSide=LONG").Accepted();
        alice.Market("SELL", 0.2m, "positionSide=SHORT").Accepted();

        At(Due);

        var rows = alice.Get("/fapi/v1/income", "incomeType=FUNDING_FEE").Json.EnumerateArray();
        Assert.Equal([-0.5m * 4.99995m, 0.2m * 4.99995m], rows.Select(row => Answer.Number(row, "income")));
    }

    [Fact]
    public void SpecialSettlement_HasItsOwnTypeAndRateType()
    {
        alice.Market("BUY", 0.5m).Accepted();

        scene.Exchange.Clearing.Funding.Special(scene.Exchange.Find(Scene.Btc)!.Spec, 0.001m, scene.Now);

        SampleShapeTests.AssertShape(
            "rest_get_funding_rate_history.json", scene.Public("/fapi/v1/fundingRate").Json, "", "rateType");
        Assert.Single(alice.Get("/fapi/v1/income", "incomeType=SPECIAL_FUNDING_FEE").Json.EnumerateArray());
        Assert.Equal("Special", scene.Public("/fapi/v1/fundingRate").Json[0].GetProperty("rateType").GetString());
    }

    [Fact]
    public void TheModel_PaysEveryEightHoursOfUtc_OfWhatItTold()
    {
        var own = new Scene(new ExchangeSettings { Symbols = SymbolRegistry.Shipped(["BTCUSDT"]), Audit = true });
        own.Offer(Side.Buy, 49_999m, 5m);
        own.Offer(Side.Sell, 50_001m, 5m);
        var bob = own.Trader("bob");
        bob.Market("BUY", 0.5m).Accepted();
        own.Now += 60_000;
        var next = own.Public("/fapi/v1/premiumIndex", "symbol=BTCUSDT").Json.GetProperty("nextFundingTime").GetInt64();
        Assert.Equal(own.Now - own.Now % 28_800_000 + 28_800_000, next);

        for (; own.Now <= next; own.Now += 60_000)
            own.Exchange.Advance(own.Now);
        own.Now = next + 1_000;
        own.Exchange.Advance(own.Now);

        var settled = Assert.Single(own.Public("/fapi/v1/fundingRate").Json.EnumerateArray());
        Assert.Equal((next, "0.00010000"),
            (settled.GetProperty("fundingTime").GetInt64(), settled.GetProperty("fundingRate").GetString()));
        Assert.Equal(
            next + 8 * 3_600_000,
            own.Public("/fapi/v1/premiumIndex", "symbol=BTCUSDT").Json.GetProperty("nextFundingTime").GetInt64());
        Assert.Single(bob.Get("/fapi/v1/income", "incomeType=FUNDING_FEE").Json.EnumerateArray());
    }

    [Fact]
    public void FundingInfo_TellsTheTermsOfEverySymbol()
    {
        var own = new Scene(new ExchangeSettings
        {
            Symbols = SymbolRegistry.Shipped(["BTCUSDT", "ETHUSDT"]),
            Funding = new Dictionary<string, FundingTerms> { ["ETHUSDT"] = new(4, 0.02m, -0.02m) },
        });

        var rows = own.Public("/fapi/v1/fundingInfo").Json;

        Assert.Equal(["8", "4"], rows.EnumerateArray().Select(row => row.GetProperty("fundingIntervalHours").ToString()));
        Assert.Equal("0.00300000", rows[0].GetProperty("adjustedFundingRateCap").GetString());
        Assert.Equal("-0.02000000", rows[1].GetProperty("adjustedFundingRateFloor").GetString());
    }

    [Fact]
    public void FundingRequests_HaveTheirOwnPool_WithoutAWeightHeader()
    {
        var answer = scene.Public("/fapi/v1/fundingRate").Accepted();

        Assert.Null(answer.Header("X-MBX-USED-WEIGHT-1M"));
    }

    private void At(long now)
    {
        scene.Now = now;
        scene.Exchange.Advance(now);
        Assert.Null(scene.Exchange.Breach);
    }

    private decimal Rate() =>
        Answer.Number(scene.Public("/fapi/v1/premiumIndex", "symbol=BTCUSDT").Json, "lastFundingRate");

    private static decimal Exact(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
