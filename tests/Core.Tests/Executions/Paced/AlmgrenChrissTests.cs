using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>The published table (tests/data/oracles/almgren_chriss_drop.json), to its printed digits, and its limits.</summary>
public sealed class AlmgrenChrissTests
{
    private const decimal Million = 1_000_000m;

    private static JsonElement Oracle { get; } = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Checkout.Root, "tests", "data", "oracles", "almgren_chriss_drop.json"))).RootElement;

    public static TheoryData<decimal> Aversions =>
        [.. Oracle.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("lambda").GetDecimal())];

    [Theory]
    [MemberData(nameof(Aversions))]
    public void CostAndVariance_AreThoseOfTheTable(decimal aversion)
    {
        var row = Oracle.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("lambda").GetDecimal() == aversion);
        var model = Model();
        var held = AlmgrenChriss.Held(model.Bend(aversion / Million), model.Intervals);
        var (mean, variance) = (model.ExpectedCost(held), model.Variance(held));
        Assert.Equal(row.GetProperty("mean").GetString(), Printed(mean / Million));
        Assert.Equal(row.GetProperty("sigma2").GetString(), Printed(variance / Million / Million));
        Assert.Equal(row.GetProperty("penalty").GetString(), Printed((mean + (aversion / Million * variance)) / Million));
    }

    [Fact]
    public void WithoutAversion_ItIsALine_AtThePublishedCost()
    {
        var model = Model();
        var held = AlmgrenChriss.Held(model.Bend(0), model.Intervals);
        Assert.Equal([1m, 0.8m, 0.6m, 0.4m, 0.2m, 0m], held.Select(h => decimal.Round(h, 25)));
        Assert.Equal(0.6625m, decimal.Round(model.ExpectedCost(held) / Million, 20));
    }

    /// <summary>The paper writes the holdings as sinh(κ(T − t)) / sinh(κT), with 2(cosh κτ − 1) for twice the bend.</summary>
    [Fact]
    public void Holdings_AreTheHyperbolicSinesOfThePaper() => Prop.ForAll(
        Arb.From(from urgency in Gen.Choose(1, 5_000) from intervals in Gen.Choose(2, 500) select (urgency / 100m, intervals)),
        drawn =>
        {
            var (urgency, intervals) = drawn;
            var bend = AlmgrenChriss.BendOf(urgency, intervals);
            var kappa = Math.Acosh(1 + (double)bend);
            return AlmgrenChriss.Held(bend, intervals).Select((h, j) =>
                Math.Abs((double)h - (Math.Sinh(kappa * (intervals - j)) / Math.Sinh(kappa * intervals)))).Max() < 1e-9;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void MoreUrgency_DoesMoreAtOnce()
    {
        var first = Enumerable.Range(0, 51).Select(u => 1 - AlmgrenChriss.Held(AlmgrenChriss.BendOf(u, 20), 20)[1]).ToList();
        Assert.Equal(first.Order(), first);
    }

    [Fact]
    public void SquareRoot_Squared_IsTheValue() => Prop.ForAll(
        Arb.From(from digits in Gen.Choose(1, int.MaxValue) from scale in Gen.Choose(0, 18) select new decimal(digits, 0, 0, false, (byte)scale)),
        value =>
        {
            var root = SquareRoot.Of(value);
            return Math.Abs((root * root) - value) <= value * 0.000_000_000_000_000_000_000_001m + 0.000_000_000_000_000_000_000_000_01m;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static AlmgrenChriss Model()
    {
        var inputs = Oracle.GetProperty("inputs");
        decimal Input(string name) => decimal.Parse(inputs.GetProperty(name).GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);
        return new(Input("X"), Input("T_days"), (int)Input("N"), Input("daily_volatility"), Input("eta"), Input("gamma"), Input("half_spread"));
    }

    private static string Printed(decimal value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
