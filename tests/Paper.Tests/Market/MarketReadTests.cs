namespace Bowline.Paper.Tests;

/// <summary>historicalTrades, openInterest, apiTradingStatus and the spot host's ping and time.</summary>
public sealed class MarketReadTests
{
    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m, 100m);

    [Fact]
    public void HistoricalTrades_NeedAKey_AndGoUpFromAnId()
    {
        var alice = scene.Trader();
        for (var i = 0; i < 5; i++)
            scene.Takes(Side.Buy, 0.1m);
        var all = alice.Raw("GET", "/fapi/v1/historicalTrades", "symbol=BTCUSDT").Accepted();

        Assert.Equal(5, all.Json.GetArrayLength());
        Assert.Equal("200", all.Header("X-MBX-USED-WEIGHT-1M"));
        var third = all.Json[2].GetProperty("id").GetInt64();
        var from = alice.Raw("GET", "/fapi/v1/historicalTrades", $"symbol=BTCUSDT&fromId={third}&limit=2").Accepted();
        Assert.Equal([third, third + 1], from.Json.EnumerateArray().Select(row => row.GetProperty("id").GetInt64()));
        scene.Public("/fapi/v1/historicalTrades", "symbol=BTCUSDT").Refused(-2014, 401);
        alice.Raw("GET", "/fapi/v1/historicalTrades", "symbol=BTCUSDT&limit=501").Refused(-1130);
    }

    // Two longs of 3 and 1 against one short of 2: the market holds the other 2 short, so 4 contracts are open.
    [Fact]
    public void OpenInterest_CountsTheMarketsSideToo()
    {
        scene.Trader("a").Market("BUY", 0.3m).Accepted();
        var bob = scene.Trader("b");
        bob.Market("BUY", 0.1m).Accepted();
        scene.Trader("c").Market("SELL", 0.2m).Accepted();

        var answer = scene.Public("/fapi/v1/openInterest", "symbol=BTCUSDT").Accepted();

        Assert.Equal(("BTCUSDT", "0.400"), (answer["symbol"], answer["openInterest"]));
        bob.Market("SELL", 0.4m).Accepted();
        Assert.Equal("0.500", scene.Public("/fapi/v1/openInterest", "symbol=BTCUSDT")["openInterest"]);
        scene.Public("/fapi/v1/openInterest").Refused(-1102);
    }

    [Fact]
    public void RpiDepth_IsTheBookAtItsOneLimit()
    {
        var answer = scene.Public("/fapi/v1/rpiDepth", "symbol=BTCUSDT&limit=1000").Accepted();

        Assert.Equal("20", answer.Header("X-MBX-USED-WEIGHT-1M"));
        Assert.Equal(scene.Public("/fapi/v1/depth", "symbol=BTCUSDT&limit=1000").Json.GetProperty("bids").GetRawText(),
            answer.Json.GetProperty("bids").GetRawText());
        scene.Public("/fapi/v1/rpiDepth", "symbol=BTCUSDT&limit=500").Refused(-4021);
    }

    [Fact]
    public void SpotPingAndTime_Answer()
    {
        Assert.Equal("{}", scene.Public("/api/v3/ping").Accepted().Json.GetRawText());
        Assert.Equal(scene.Now, long.Parse(scene.Public("/api/v3/time").Accepted()["serverTime"]));
    }

    [Fact]
    public void ApiTradingStatus_ListsNoViolation()
    {
        var alice = scene.Trader();

        var answer = alice.Get("/fapi/v1/apiTradingStatus").Accepted();

        Assert.Equal("10", answer.Header("X-MBX-USED-WEIGHT-1M"));
        Assert.Empty(answer.Json.GetProperty("indicators").EnumerateObject());
        Assert.Equal("11", alice.Get("/fapi/v1/apiTradingStatus", "symbol=BTCUSDT").Header("X-MBX-USED-WEIGHT-1M"));
        alice.Get("/fapi/v1/apiTradingStatus", "symbol=NONE").Refused(-1121);
    }

    // Contract 5.4: less than seven days for allOrders, at most seven for userTrades.
    [Fact]
    public void HistoryWindows_HaveTheirLongest()
    {
        const long week = 7L * 24 * 3_600_000;
        var alice = scene.Trader();

        alice.Get("/fapi/v1/allOrders", $"symbol=BTCUSDT&startTime=1&endTime={week}").Accepted();
        alice.Get("/fapi/v1/allOrders", $"symbol=BTCUSDT&startTime=1&endTime={week + 1}").Refused(-4165);
        alice.Get("/fapi/v1/userTrades", $"symbol=BTCUSDT&startTime=1&endTime={week + 1}").Accepted();
        alice.Get("/fapi/v1/userTrades", $"symbol=BTCUSDT&startTime=1&endTime={week + 2}").Refused(-4165);
    }

    [Fact]
    public void UserTrades_OlderThanThreeMonths_AreGone()
    {
        var alice = scene.Trader();
        alice.Market("BUY", 0.1m).Accepted();
        var query = $"symbol=BTCUSDT&startTime={scene.Now}";

        scene.Now += 90L * 24 * 3_600_000;
        Assert.Single(alice.Get("/fapi/v1/userTrades", query).Accepted().Json.EnumerateArray());
        scene.Now += 1;
        Assert.Empty(alice.Get("/fapi/v1/userTrades", query).Accepted().Json.EnumerateArray());
    }
}
