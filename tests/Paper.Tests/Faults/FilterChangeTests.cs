using System.Globalization;

namespace Bowline.Paper.Tests;

/// <summary>Filters that change while the symbol trades. Codes are those of contract 4.1.</summary>
public sealed class FilterChangeTests
{
    private readonly FaultScene scene = new();

    [Fact]
    public void Tick_IsWhatNewOrdersMustFit_AndWhatRestsStays()
    {
        var rests = scene.Alice.Limit("BUY", 0.01m, 49_000.1m).Accepted()["orderId"];
        Change("\"tickTimes\":10");

        scene.Alice.Limit("BUY", 0.01m, 49_000.1m).Refused(-4014);
        scene.Alice.Limit("BUY", 0.01m, 49_000m).Accepted();
        Assert.Equal("NEW", scene.Alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={rests}").Accepted()["status"]);
        Assert.Equal(("1", "557"), (Told("PRICE_FILTER", "tickSize"), Told("PRICE_FILTER", "minPrice")));
    }

    [Theory]
    [InlineData("\"stepTimes\":10", "0.011", "0.01", -4023)]
    [InlineData("\"stepTimes\":10", "0.009", "0.01", -4004)]
    [InlineData("\"maxSteps\":20", "0.021", "0.02", -4005)]
    [InlineData("\"minNotional\":1000", "0.019", "0.021", -4164)]
    public void Quantity_IsJudgedByTheNewOnes(string change, string off, string fits, int code)
    {
        scene.Scene.Mark(50_000m);
        Change(change);

        scene.Alice.Market("BUY", Money(off)).Refused(code);
        scene.Alice.Market("BUY", Money(fits)).Accepted();
    }

    [Fact]
    public void ExchangeInfo_TellsThem_AndAnotherChangeTakesTheirPlace()
    {
        var listed = Info();
        Change("\"stepTimes\":5,\"minNotional\":20,\"maxSteps\":1000");

        Assert.Equal(("0.005", "0.005", "1", "20"), (
            Told("LOT_SIZE", "stepSize"), Told("LOT_SIZE", "minQty"), Told("MARKET_LOT_SIZE", "maxQty"), Told("MIN_NOTIONAL", "notional")));
        Change("\"tickTimes\":1");
        Assert.Equal(listed, Info());
    }

    private void Change(string numbers)
    {
        scene.With($$"""{"fault":"filter-change","symbol":"BTCUSDT",{{numbers}}}""");
        scene.Pass(0);
    }

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private string Info() => Symbol().GetRawText();

    private string? Told(string filter, string name) => Symbol().GetProperty("filters").EnumerateArray()
        .Single(one => one.GetProperty("filterType").GetString() == filter).GetProperty(name).GetString();

    private System.Text.Json.JsonElement Symbol() => scene.Scene.Public("/fapi/v1/exchangeInfo", "").Json.GetProperty("symbols")
        .EnumerateArray().Single(row => row.GetProperty("symbol").GetString() == "BTCUSDT");
}
