using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Slicings that were not made here (tests/data/oracles/twap_nautilus.json), under the rule they were made by.</summary>
public sealed class TwapOracleTests
{
    public static TheoryData<string> Cases => [.. Read().EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Slices_AreThoseOfTheOracle(string name)
    {
        var row = Read().EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        var spec = Spec(row);
        if (row.TryGetProperty("expected", out var expected))
        {
            Assert.Equal("refused", expected.GetString());
            Assert.NotEmpty(spec.Validate());
            return;
        }

        Assert.Empty(spec.Validate());
        Assert.Equal(
            row.GetProperty("expected_slices").EnumerateArray().Select(e => Number(e.GetString()!)),
            spec.Plan(seed: 1).Slices.Select(s => s.Quantity.Value));
    }

    [Fact]
    public void OurOwnRule_SendsTheRemainderWithinTheSlices()
    {
        var row = Read().EnumerateArray().Single(c => c.GetProperty("name").GetString() == "ethusdt_perp");
        var slices = (Spec(row) with { Remainder = RemainderRule.Spread }).Plan(seed: 1).Slices;
        Assert.Equal([0.166m, 0.167m, 0.167m, 0.166m, 0.167m, 0.167m], slices.Select(s => s.Quantity.Value));
    }

    private static TwapSpec Spec(JsonElement row)
    {
        var step = Number(row.GetProperty("lot_step").GetString()!);
        var lot = new LotSize(step, step, 0);
        var instrument = Some.Btc with { QuantityPrecision = 9, Lot = lot, MarketLot = lot, MinNotional = 0 };
        return TwapSpec.Read(
            new(new("twap",
            [
                new("side", "BUY"), new("quantity", row.GetProperty("quantity").GetString()!),
                new("interval", Milliseconds(row, "interval_secs")), new("over", Milliseconds(row, "horizon_secs")),
                new("remainder", "final-slice"),
            ])),
            new(instrument, new(60000m), new(60000m)));
    }

    private static string Milliseconds(JsonElement row, string name) =>
        $"{(long)(row.GetProperty(name).GetDecimal() * 1000)}ms";

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static JsonElement Read() => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Checkout.Root, "tests", "data", "oracles", "twap_nautilus.json"))).RootElement.GetProperty("cases");
}
