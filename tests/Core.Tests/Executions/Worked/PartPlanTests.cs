using Xunit;

namespace Bowline.Core.Tests;

/// <summary>The parts of an iceberg by hand (docs/algorithms/iceberg.md), on a step of 0.001.</summary>
public sealed class PartPlanTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(0.006, false)]
    [InlineData(0.007, true)]
    [InlineData(0.008, true)]
    [InlineData(0.009, false)]
    [InlineData(0.013, false)]
    [InlineData(0.014, true)]
    [InlineData(0.016, true)]
    [InlineData(0.017, false)]
    [InlineData(0.021, true)]
    public void PartsOfSevenToEight_AddUpToSomeQuantities(double quantity, bool can) =>
        Assert.Equal(can, new PartPlan(0.008m, 0.007m, 0, 0.001m).CanSplit((decimal)quantity));

    /// <summary>With a least of 0.007: a larger part where one may be shown, else a smaller one, so that the last is an order.</summary>
    [Theory]
    [InlineData(0.025, 0.013, 0.013)]
    [InlineData(0.012, 0.013, 0.012)]
    [InlineData(0.013, 0.013, 0.013)]
    [InlineData(0.020, 0.013, 0.013)]
    [InlineData(0.019, 0.013, 0.012)]
    [InlineData(0.014, 0.013, 0.007)]
    // The least has risen since: nothing fits, and the last part is what will be too small.
    [InlineData(0.010, 0.008, 0.008)]
    public void APart_LeavesWhatCanBeDone(double rest, double show, double part) =>
        Assert.Equal((decimal)part, new PartPlan((decimal)show, 0.007m, 0, 0.001m).Draw((decimal)rest, new(1)).Part.Value);

    /// <summary>0.03 less up to 20 % is 0.024 to 0.03, each step of it as likely as another.</summary>
    [Theory]
    [InlineData(20, 0.001, "0.024 0.025 0.026 0.027 0.028 0.029 0.03")]
    [InlineData(10, 0.001, "0.027 0.028 0.029 0.03")]
    [InlineData(4, 0.001, "0.029 0.03")]
    [InlineData(2, 0.001, "0.03")]
    [InlineData(90, 0.027, "0.027 0.028 0.029 0.03")]
    public void Chance_DrawsEverySizeThatMayBeShown(decimal vary, double least, string sizes)
    {
        var plan = new PartPlan(0.03m, (decimal)least, vary, 0.001m);
        var drawn = Enumerable.Range(0, 300).Select(seed => plan.Draw(10m, new((ulong)seed)).Part).Distinct().Order();
        Assert.Equal(sizes, string.Join(' ', drawn));
    }

    /// <summary>What may be shown at once is shown at once: there is nothing to hide any more.</summary>
    [Theory]
    [InlineData(0.03)]
    [InlineData(0.02)]
    public void TheLastPart_IsAllThatIsLeft(double rest)
    {
        var plan = new PartPlan(0.03m, 0.001m, 50, 0.001m);
        Assert.All(Enumerable.Range(0, 50), seed => Assert.Equal((new((decimal)rest), new Prng((ulong)seed)), plan.Draw((decimal)rest, new((ulong)seed))));
    }
}
