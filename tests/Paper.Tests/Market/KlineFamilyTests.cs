using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>Mark, index, premium and continuous klines, contract section 8.</summary>
public sealed class KlineFamilyTests
{
    // A whole minute, as the market's clock starts.
    private const long Minute = 60_000;
    private readonly Scene scene = new();
    private readonly long start = Scene.Start / Minute * Minute + Minute;

    // Three values begin in the first minute, one in the second. The market notes the value that holds whenever a second
    // has passed: here when a new one is told (the old still holds) and a second later. Counted by hand.
    public KlineFamilyTests()
    {
        Tell(0, 100.5m, 100m);
        Tell(20_000, 103m, 100m);
        Tell(40_000, 99m, 100m);
        Tell(60_000, 101m, 100m);
    }

    [Fact]
    public void MarkPriceKlines_AreMadeOfTheMarkPrices()
    {
        var rows = Rows("markPriceKlines", "symbol=BTCUSDT");

        Assert.Equal([start, start + Minute], rows.Select(row => row[0].GetInt64()));
        Assert.Equal(["100.50000000", "103.00000000", "99.00000000", "99.00000000"], Prices(rows[0]));
        Assert.Equal(["99.00000000", "101.00000000", "99.00000000", "101.00000000"], Prices(rows[1]));
        Assert.Equal("""["0","0","0","0","0"]""", JsonSerializer.Serialize(
            new[] { 5, 7, 9, 10, 11 }.Select(at => rows[0][at].GetString())));
        Assert.Equal(start + Minute - 1, rows[0][6].GetInt64());
        Assert.Equal(5, rows[0][8].GetInt64());
    }

    [Fact]
    public void IndexAndPremiumKlines_AreOfThoseValues()
    {
        Assert.Equal(["100.00000000", "100.00000000", "100.00000000", "100.00000000"],
            Prices(Rows("indexPriceKlines", "pair=BTCUSDT")[0]));
        Assert.Equal(["0.00500000", "0.03000000", "-0.01000000", "-0.01000000"],
            Prices(Rows("premiumIndexKlines", "symbol=BTCUSDT")[0]));
    }

    [Fact]
    public void Klines_ByTimeAndLongerInterval_AreJoined()
    {
        var joined = Assert.Single(Rows("markPriceKlines", $"symbol=BTCUSDT&startTime={start / 3_600_000 * 3_600_000}",
            "1h"));

        Assert.Equal(["100.50000000", "103.00000000", "99.00000000", "101.00000000"], Prices(joined));
        Assert.Equal(7, joined[8].GetInt64());
        Assert.Equal(start, Assert.Single(Rows("markPriceKlines", $"symbol=BTCUSDT&endTime={start + 1}"))[0].GetInt64());
        Assert.Equal(start + Minute, Assert.Single(Rows("markPriceKlines", "symbol=BTCUSDT&limit=1"))[0].GetInt64());
    }

    [Fact]
    public void ContinuousKlines_OfThePerpetual_AreItsKlines_AndOthersHaveNone()
    {
        scene.Offer(Side.Buy, 100m, 1m);
        scene.Takes(Side.Sell, 0.5m);

        Assert.Equal(Json("klines", "symbol=BTCUSDT"), Json("continuousKlines", "pair=BTCUSDT&contractType=PERPETUAL"));
        Assert.Equal("[]", Json("continuousKlines", "pair=BTCUSDT&contractType=CURRENT_QUARTER"));
    }

    [Theory]
    [InlineData("continuousKlines", "pair=BTCUSDT&contractType=FOREVER&interval=1m", -4104)]
    [InlineData("continuousKlines", "pair=BTCUSDT&interval=1m", -1102)]
    [InlineData("continuousKlines", "pair=NONE&contractType=PERPETUAL&interval=1m", -4144)]
    [InlineData("indexPriceKlines", "pair=NONE&interval=1m", -4144)]
    [InlineData("indexPriceKlines", "symbol=BTCUSDT&interval=1m", -1102)]
    [InlineData("markPriceKlines", "symbol=NONE&interval=1m", -1121)]
    [InlineData("markPriceKlines", "symbol=BTCUSDT&interval=1s", -1120)]
    [InlineData("markPriceKlines", "symbol=BTCUSDT&interval=1m&limit=1501", -1130)]
    [InlineData("markPriceKlines", "symbol=BTCUSDT&interval=1m&startTime=2&endTime=1", -1023)]
    public void Klines_WithOneThingWrong_GetTheVenuesCode(string path, string query, int code) =>
        scene.Public($"/fapi/v1/{path}", query).Refused(code);

    [Theory]
    [InlineData("", "2")]
    [InlineData("&limit=99", "1")]
    [InlineData("&limit=499", "2")]
    [InlineData("&limit=1000", "5")]
    [InlineData("&limit=1001", "10")]
    public void Klines_WeighByTheirLimit(string limit, string weight)
    {
        // The default of 500 rows is in the third step of contract 3.3.
        var expected = limit.Length == 0 ? "5" : weight;
        Assert.Equal(expected, scene.Public("/fapi/v1/premiumIndexKlines", $"symbol=BTCUSDT&interval=1m{limit}")
            .Accepted().Header("X-MBX-USED-WEIGHT-1M"));
    }

    private static string[] Prices(JsonElement row) =>
        [.. Enumerable.Range(1, 4).Select(at => row[at].GetString()!)];

    private void Tell(long after, decimal mark, decimal index)
    {
        scene.Now = start + after;
        scene.Exchange.Apply(
            new MarketEvent.MarkPriceSet(Scene.Btc, mark, index, 0.0001m, start + 3_600_000), scene.Now);
        scene.Now = start + after + 1_000;
        scene.Exchange.Advance(scene.Now);
    }

    private List<JsonElement> Rows(string path, string query, string interval = "1m") =>
        [.. scene.Public($"/fapi/v1/{path}", $"{query}&interval={interval}").Accepted().Json.EnumerateArray()];

    private string Json(string path, string query) =>
        scene.Public($"/fapi/v1/{path}", $"{query}&interval=1m").Accepted().Json.GetRawText();
}
