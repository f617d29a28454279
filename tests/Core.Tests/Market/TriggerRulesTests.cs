using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// Which side of the market a trigger lies on (wire contract, section 6.4): what is met already is refused [-2021], and the
/// nearest price on the tick that is not is offered.
/// </summary>
public sealed class TriggerRulesTests
{
    private static readonly TimeInForce Gtc = new TimeInForce.GoodTillCanceled();

    // On the tick, and between two.
    [Theory]
    [InlineData("stop", Side.Buy, "60000", "60000.1", "60000")]
    [InlineData("stop", Side.Sell, "60000", "59999.9", "60000")]
    [InlineData("profit", Side.Buy, "60000", "59999.9", "60000")]
    [InlineData("profit", Side.Sell, "60000", "60000.1", "60000")]
    [InlineData("trail", Side.Buy, "60000", "59999.9", "60000")]
    [InlineData("trail", Side.Sell, "60000", "60000.1", "60000")]
    [InlineData("stop", Side.Buy, "60000.05", "60000.1", "60000")]
    [InlineData("stop", Side.Sell, "60000.05", "60000", "60000.1")]
    public void PriceThatIsMet_IsRefused_AndTheNearestBeyondIsOffered(string kind, Side side, string now, string passes, string met)
    {
        foreach (var spec in Specs(kind, side, Number(met)))
        {
            var refusal = Assert.Single(TriggerRules.Check(spec, Some.Btc, new(Number(now))));
            Assert.Equal((-2021, passes), (refusal.VenueCode, Assert.Single(refusal.Nearest)));
            Assert.Equal(kind == "stop" ? "stop-price-side" : kind == "profit" ? "take-profit-side" : "activation-side", refusal.Code);
        }

        foreach (var spec in Specs(kind, side, Number(passes)))
            Assert.Empty(TriggerRules.Check(spec, Some.Btc, new(Number(now))));
    }

    [Theory]
    [InlineData(WorkingType.MarkPrice, "mark price")]
    [InlineData(WorkingType.LastPrice, "last price")]
    public void Refusal_NamesThePriceThatWakesIt(WorkingType by, string name)
    {
        var spec = Specs("stop", Side.Sell, 61_000m)[0] with { WorkingType = by };
        Assert.Contains(name, Assert.Single(TriggerRules.Check(spec, Some.Btc, new(60_000m))).Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAPrice_OnlyTheOrdersOwnPricesAreHeldAgainstEachOther()
    {
        Assert.All(Specs("stop", Side.Sell, 61_000m), spec => Assert.Empty(TriggerRules.Check(spec, Some.Btc, null)));
        var limit = (OrderSpec.StopLimit)Specs("stop", Side.Sell, 61_000m)[1] with { Price = new(61_000.1m) };
        Assert.Equal("stop-limit-relation", Assert.Single(TriggerRules.Check(limit, Some.Btc, null)).Code);
        Assert.Equal(["stop-limit-relation", "stop-price-side"], TriggerRules.Check(limit, Some.Btc, new(60_000m)).Select(r => r.Code));
    }

    [Fact]
    public void TrailThatStartsAtOnce_HasNoSide() => Assert.Empty(TriggerRules.Check(
        (OrderSpec.TrailingStop)Specs("trail", Side.Buy, 1m)[0] with { Activation = null }, Some.Btc, new(60_000m)));

    private static OrderSpec.Conditional[] Specs(string kind, Side side, decimal price) => kind switch
    {
        "stop" =>
        [
            new OrderSpec.StopMarket { Symbol = Some.Btc.Symbol, Side = side, Quantity = new(0.01m), Trigger = new(price) },
            new OrderSpec.StopLimit
            {
                Symbol = Some.Btc.Symbol, Side = side, Quantity = new(0.01m), Trigger = new(price), Price = new(price), TimeInForce = Gtc,
            },
        ],
        "profit" =>
        [
            new OrderSpec.TakeProfitMarket { Symbol = Some.Btc.Symbol, Side = side, Quantity = new(0.01m), Trigger = new(price) },
            new OrderSpec.TakeProfitLimit
            {
                Symbol = Some.Btc.Symbol, Side = side, Quantity = new(0.01m), Trigger = new(price), Price = new(price), TimeInForce = Gtc,
            },
        ],
        _ => [new OrderSpec.TrailingStop { Symbol = Some.Btc.Symbol, Side = side, Quantity = new(0.01m), CallbackPercent = 1m, Activation = new Price(price) }],
    };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
