using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What the model of a shortfall takes from its parameters and from candles (docs/algorithms/shortfall.md).</summary>
public sealed class ShortfallModelTests
{
    private const string Given = "given shortfall BUY 5 over=43200000ms slices=4 lambda=0.01";

    /// <summary>
    /// Twelve candles of 10 BTC are 2,880 a day. A spread of 1 bps of 60,000 is 6: 1 % of the day, 28.8 BTC, costs one spread, and
    /// 10 % of it moves the price by one.
    /// </summary>
    [Theory]
    [InlineData("", 6 / 28.8, 6 / 288.0)]
    [InlineData("eta=2", 2, 0)]
    [InlineData("eta=2 gamma=0.5", 2, 0.5)]
    public void Impact_IsTheRuleOfThumb_UnlessItIsGiven(string more, double eta, double gamma)
    {
        var model = Spec(more).ModelBy(Candles(10));
        Assert.Equal((decimal)eta, model.Eta, 12);
        Assert.Equal((decimal)gamma, model.Gamma, 12);
        Assert.Equal((5m, 0.5m, 4), (model.Quantity, model.Days, model.Intervals));
    }

    /// <summary>A day that trades 0.288 BTC is taken for one that trades the 5 of this order.</summary>
    [Fact]
    public void ADayThatTradesLess_IsTakenToTradeThisOrder() =>
        Assert.Equal(6 / 0.05m, Spec("").ModelBy(Candles(0.001m)).Eta, 12);

    /// <summary>3 % of 60,000 a day, and none where all candles closed alike.</summary>
    [Theory]
    [InlineData("volatility=3", 1800)]
    [InlineData("", 0)]
    public void Volatility_IsGiven_OrThatOfTheCandles(string more, decimal volatility) =>
        Assert.Equal(volatility, Spec(more).ModelBy(Candles(10)).Volatility);

    [Theory]
    [InlineData("volatility=3 eta=1", true, true)]
    [InlineData("volatility=3", false, false)]
    [InlineData("eta=1", false, false)]
    public void ThePlan_IsMadeAtOnce_WhereAllIsGiven(string more, bool hasModel, bool hasPlan)
    {
        var spec = Spec(more);
        Assert.Equal((hasModel, hasPlan, !hasPlan), (spec.GivenModel is not null, spec.Plan is not null, spec.NeedsHistory));
    }

    /// <summary>Four slices of twelve hours begin three hours apart.</summary>
    [Fact]
    public void Slices_BeginAtEqualTimes() => Assert.Equal(
        [0, 3, 6, 9], Spec("").PlanBy(0).Slices.Select(slice => slice.After.TotalHours));

    /// <summary>c − 1 = λσ²τ²/2η̃, with η̃ = η − γτ/2: 0.01 × 1800² × 0.125² / (2 × (100 − 16 × 0.125 / 2)) = 506.25 / 198.</summary>
    [Fact]
    public void TheBend_IsThatOfThePaper() => Assert.Equal(506.25m / 198, Spec("").Model(3, 100, 16).Bend(0.01m), 20);

    /// <summary>So averse to risk, or so little to lose: all goes at once, and nothing overflows.</summary>
    [Theory]
    [InlineData(100, "0.000000000000000001")]
    [InlineData(1, "0.0000000001")]
    public void ABendWithoutBound_IsAMillion(int aversion, string eta)
    {
        var model = Spec("").Model(100, Story.Number(eta), 0);
        Assert.Equal(1_000_000m, model.Bend(aversion));
        Assert.True(AlmgrenChriss.Held(model.Bend(aversion), 4)[1] < 0.000_001m);
    }

    /// <summary>κ̃T = 2 in five intervals: (2 / 5)² / 2.</summary>
    [Theory]
    [InlineData(2, 5, 0.08)]
    [InlineData(0, 5, 0)]
    [InlineData(50, 2, 312.5)]
    public void AnUrgency_BendsBySoMuch(decimal urgency, int intervals, double bend) =>
        Assert.Equal((decimal)bend, AlmgrenChriss.BendOf(urgency, intervals));

    private static ShortfallSpec Spec(string more) => (ShortfallSpec)Story.Given($"{Given} {more}").Spec;

    private static RecentCandles Candles(decimal volume) => Enumerable.Range(0, 12).Aggregate(default(RecentCandles), (known, i) => known.With(
        new(Some.Noon + TimeSpan.FromMinutes(5 * i), new(60000), new(60000), new(60000), new(60000), new(volume))));
}
