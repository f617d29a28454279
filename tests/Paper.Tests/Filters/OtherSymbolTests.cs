using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>Rules that no shipped symbol can break: a step that is coarser than the quantity precision.</summary>
public sealed class OtherSymbolTests
{
    [Theory]
    [InlineData("0.005", -4004)]
    [InlineData("0.010", 0)]
    [InlineData("0.012", -4023)]
    [InlineData("0.015", 0)]
    public void Quantity_BelowTheMinimumOrOffTheStep_IsRefused(string quantity, int code)
    {
        var scene = new Scene(new ExchangeSettings { Symbols = Coarse(), Limits = false });
        scene.Mark(50_000m);

        var answer = scene.Trader().Order(
            $"symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity={quantity}&price=49000");

        if (code == 0)
            answer.Accepted();
        else
            answer.Refused(code);
    }

    [Fact]
    public void Registry_WithTwoSymbols_KnowsNoOther()
    {
        var registry = SymbolRegistry.Shipped(["ETHUSDT", "BTCUSDT"]);

        Assert.Equal(["BTCUSDT", "ETHUSDT"], registry.All.Select(spec => spec.Symbol));
        Assert.Null(registry.Find("SOLUSDT"));
    }

    private static SymbolRegistry Coarse()
    {
        var row = SymbolRegistry.Shipped(["BTCUSDT"]).All[0].Row.GetRawText()
            .Replace("\"minQty\":\"0.001\"", "\"minQty\":\"0.010\"")
            .Replace("\"stepSize\":\"0.001\"", "\"stepSize\":\"0.005\"");
        using var info = JsonDocument.Parse($"{{\"assets\":[],\"symbols\":[{row}]}}");
        using var brackets = JsonDocument.Parse(
            """
            [{"symbol":"BTCUSDT","brackets":[{"bracket":1,"initialLeverage":20,"notionalCap":1000000,
            "notionalFloor":0,"maintMarginRatio":0.004,"cum":0}]}]
            """);
        return SymbolRegistry.Read(info.RootElement, brackets.RootElement, null);
    }
}
