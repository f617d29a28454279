using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Published worked examples (tests/data/SOURCES.md), to the precision they are printed with.</summary>
public sealed class ShortfallTests
{
    public static TheoryData<string> Cases =>
        [.. Read().EnumerateArray().Select(example => example.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void APublishedExample_ComesOutAsPrinted(string name)
    {
        var example = Read().EnumerateArray().Single(e => e.GetProperty("name").GetString() == name);
        var input = Input(example);
        var found = Shortfall.Of(input);
        // The third example is printed for each filled unit; the others are shares of all that was decided on.
        var perUnit = example.TryGetProperty("expected_percent_per_filled_unit", out var expected);
        if (!perUnit)
            expected = example.GetProperty("expected_percent");
        var scale = perUnit ? input.Quantity.Value / input.Filled.Value : 1m;
        foreach (var part in expected.EnumerateObject())
            Assert.Equal(part.Value.GetString(), Printed(Part(found, part.Name).Value * scale / 100m, part.Value.GetString()!));
    }

    [Fact]
    public void ASale_IsWorseWhenItIsCheaper()
    {
        var found = Shortfall.Of(new(Side.Sell, new(2m), new(100m), new(99m))
        {
            Filled = new(1m), AveragePrice = 98m, GivenUpAt = new Price(97m), Fees = new(0.1m),
        });
        Assert.Equal((5m, 50m, 50m, 150m, 255m),
            (found.Explicit.Value, found.Execution.Value, found.Delay.Value, found.Missed.Value, found.Total.Value));
    }

    private static ShortfallInput Input(JsonElement e)
    {
        var fills = e.GetProperty("fills").EnumerateArray().ToList();
        var filled = fills.Sum(f => f.GetProperty("quantity").GetDecimal());
        return new(
            e.GetProperty("side").GetString() == "BUY" ? Side.Buy : Side.Sell,
            new(e.GetProperty("quantity").GetDecimal()),
            new(e.GetProperty("decision_price").GetDecimal()),
            new(e.GetProperty("arrival_price").GetDecimal()))
        {
            Filled = new(filled),
            AveragePrice = fills.Sum(f => f.GetProperty("quantity").GetDecimal() * f.GetProperty("price").GetDecimal()) / filled,
            GivenUpAt = new Price(e.GetProperty("cancel_price").GetDecimal()),
            Fees = new(e.TryGetProperty("fees", out var fees)
                ? fees.GetDecimal() : e.GetProperty("fees_per_unit").GetDecimal() * filled),
        };
    }

    private static Bps Part(Shortfall of, string name) => name switch
    {
        "explicit" => of.Explicit,
        "execution" => of.Execution,
        "delay" => of.Delay,
        "missed" => of.Missed,
        "total" => of.Total,
        _ => throw new System.Diagnostics.UnreachableException(name),
    };

    private static string Printed(decimal percent, string like)
    {
        var point = like.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : like.Length - point - 1;
        return Math.Round(percent, digits, MidpointRounding.AwayFromZero).ToString($"F{digits}", CultureInfo.InvariantCulture);
    }

    private static JsonElement Read() => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Checkout.Root, "tests", "data", "costs", "implementation_shortfall.json")))
        .RootElement.GetProperty("cases");
}
