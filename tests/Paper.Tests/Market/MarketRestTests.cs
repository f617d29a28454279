using System.Text.Json;
using Xunit;

namespace Bowline.Paper.Tests;

public sealed class MarketRestTests
{
    private const long Now = SmallMarket.Start;

    [Fact]
    public void Depth_FiveLevels_BestFirstWithTheVenuesDecimals()
    {
        var (status, body) = SmallMarket.Quoted().Get("/fapi/v1/depth", "symbol=BTCUSDT&limit=5", Now + 5);

        Assert.Equal(200, status);
        Assert.Equal("""[["60000.00","1.000"],["59999.90","1.000"],["59999.80","1.000"],["59999.70","1.000"],["59999.60","1.000"]]""",
            body.GetProperty("bids").GetRawText());
        Assert.Equal("60000.10", body.GetProperty("asks")[0][0].GetString());
        Assert.Equal(Now + 5, body.GetProperty("E").GetInt64());
        Assert.Equal(Now, body.GetProperty("T").GetInt64());
        Assert.True(body.GetProperty("lastUpdateId").GetInt64() > 0);
    }

    [Theory]
    [InlineData("/fapi/v1/depth", "symbol=BTCUSDT&limit=3", """{"code":-4021,"msg":"3 is not valid depth limit"}""")]
    [InlineData("/fapi/v1/depth", "symbol=BTCUSDT&limit=1500", """{"code":-1130,"msg":"Data sent for parameter 'limit' is not valid."}""")]
    [InlineData("/fapi/v1/depth", "symbol=NOPEUSDT", """{"code":-1121,"msg":"Invalid symbol."}""")]
    [InlineData("/fapi/v1/depth", "", """{"code":-1102,"msg":"Mandatory parameter 'symbol' was not sent, was empty/null, or malformed."}""")]
    [InlineData("/fapi/v1/klines", "symbol=BTCUSDT&interval=1s", """{"code":-1120,"msg":"Invalid interval."}""")]
    [InlineData("/fapi/v1/klines", "symbol=BTCUSDT&interval=1m&limit=1501", """{"code":-1130,"msg":"Data sent for parameter 'limit' is not valid."}""")]
    [InlineData("/fapi/v1/trades", "symbol=BTCUSDT&limit=1001", """{"code":-1130,"msg":"Data sent for parameter 'limit' is not valid."}""")]
    [InlineData("/fapi/v1/aggTrades", "symbol=BTCUSDT&startTime=0&endTime=3600000", """{"code":-1127,"msg":"More than 1 hours between startTime and endTime."}""")]
    [InlineData("/fapi/v2/ticker/price", "symbol=btcusdt", """{"code":-1121,"msg":"Invalid symbol."}""")]
    public void Refusal_EachRule_HasTheVenuesCodeAndText(string path, string query, string expected)
    {
        var market = SmallMarket.Quoted();

        var (status, body) = market.Get(path, query, Now);

        Assert.Equal(400, status);
        Assert.Equal(expected, body.GetRawText());
    }

    [Fact]
    public void Trades_TwoFills_OldestFirstWithTheMoneyCutAtTwoDecimals()
    {
        var market = SmallMarket.Quoted();
        market.Take(Side.Buy, 1_002, Now + 10);

        var rows = market.Get("/fapi/v1/trades", "symbol=BTCUSDT", Now + 20).Body;

        Assert.Equal(2, rows.GetArrayLength());
        Assert.Equal("60000.10", rows[0].GetProperty("price").GetString());
        // 60000.20 x 0.002 = 120.0004
        Assert.Equal("120.00", rows[1].GetProperty("quoteQty").GetString());
        Assert.Equal("0.002", rows[1].GetProperty("qty").GetString());
        Assert.False(rows[1].GetProperty("isBuyerMaker").GetBoolean());
        Assert.Equal(rows[0].GetProperty("id").GetInt64() + 1, rows[1].GetProperty("id").GetInt64());
    }

    [Fact]
    public void AggTrades_SamePriceAndSideWithinAHundredMs_AreOneRow()
    {
        var market = SmallMarket.Quoted();
        market.Take(Side.Buy, 1, Now + 10);
        market.Take(Side.Buy, 2, Now + 60);
        market.Take(Side.Sell, 3, Now + 70);
        market.Take(Side.Sell, 4, Now + 110);

        var rows = market.Get("/fapi/v1/aggTrades", "symbol=BTCUSDT", Now + 300).Body;

        Assert.Equal(["0.003", "0.003", "0.004"], rows.EnumerateArray().Select(row => row.GetProperty("q").GetString()!));
        Assert.Equal(1, rows[0].GetProperty("l").GetInt64() - rows[0].GetProperty("f").GetInt64());
        Assert.True(rows[1].GetProperty("m").GetBoolean());
        Assert.Equal(rows[0].GetProperty("a").GetInt64() + 1, rows[1].GetProperty("a").GetInt64());
        Assert.True(rows[2].GetProperty("a").GetInt64() <= rows[2].GetProperty("f").GetInt64());
    }

    [Fact]
    public void Klines_OfTwoMinutes_AreTwelveElementsAndTheLastIsOpen()
    {
        var market = SmallMarket.Quoted();
        market.Take(Side.Buy, 1_500, Now + 1_000);
        market.Take(Side.Sell, 500, Now + 61_000);

        var rows = market.Get("/fapi/v1/klines", "symbol=BTCUSDT&interval=1m", Now + 62_000).Body;

        // 1.000 x 60000.10 + 0.500 x 60000.20
        Assert.Equal(
            $"""[{Now},"60000.10","60000.20","60000.10","60000.20","1.500",{Now + 59_999},"90000.20000",2,"1.500","90000.20000","0"]""",
            rows[0].GetRawText());
        Assert.Equal(Now + 60_000, rows[1][0].GetInt64());
        Assert.Equal("60000.00", rows[1][4].GetString());
        Assert.Equal("0.000", rows[1][9].GetString());
    }

    [Fact]
    public void Klines_LongerInterval_IsTheJoinedMinutes()
    {
        var market = SmallMarket.Quoted();
        var five = Now - Now % 300_000;
        market.Take(Side.Buy, 1, Now);
        market.Take(Side.Sell, 1, Now + 60_000);

        var rows = market.Get("/fapi/v1/klines", "symbol=BTCUSDT&interval=5m", Now + 61_000).Body;

        Assert.Equal(1, rows.GetArrayLength());
        Assert.Equal(five, rows[0][0].GetInt64());
        Assert.Equal(five + 299_999, rows[0][6].GetInt64());
        Assert.Equal(2, rows[0][8].GetInt32());
        Assert.Equal("60000.10", rows[0][1].GetString());
        Assert.Equal("60000.00", rows[0][4].GetString());
    }

    [Fact]
    public void Minutes_WithoutTrades_StayFlatAtTheLastClose()
    {
        var market = SmallMarket.Quoted();
        market.Take(Side.Buy, 1, Now);

        var rows = market.Get("/fapi/v1/klines", "symbol=BTCUSDT&interval=1m", Now + 180_000).Body;

        Assert.Equal(4, rows.GetArrayLength());
        Assert.Equal("60000.10", rows[3][1].GetString());
        Assert.Equal(0, rows[3][8].GetInt32());
    }

    [Fact]
    public void PremiumIndex_AfterASecondOfQuotes_IsTheMidWithTheUsualFunding()
    {
        var market = SmallMarket.Quoted();
        market.Take(Side.Buy, 1, Now);
        for (var second = 1; second <= 5; second++)
            market.Exchange.Advance(Now + second * 1_000);

        var body = market.Get("/fapi/v1/premiumIndex", "symbol=BTCUSDT", Now + 5_500).Body;

        // Mid 60000.05; the basis is 0, so the funding rate is the interest of 0.01 %.
        Assert.Equal("60000.05000000", body.GetProperty("indexPrice").GetString());
        Assert.Equal("0.00010000", body.GetProperty("lastFundingRate").GetString());
        Assert.Equal(0, body.GetProperty("nextFundingTime").GetInt64() % 28_800_000);
        Assert.InRange(decimal.Parse(body.GetProperty("markPrice").GetString()!), 60_000.05m, 60_000.10m);
    }

    [Fact]
    public void DayTicker_OpensOnAWholeMinuteADayAgo()
    {
        var market = SmallMarket.Quoted();
        market.Take(Side.Buy, 1_000, Now);
        market.Take(Side.Sell, 1_000, Now + 90_000);

        var body = market.Get("/fapi/v1/ticker/24hr", "symbol=BTCUSDT", Now + 90_001).Body;

        Assert.Equal(Now + 60_000 - 86_400_000, body.GetProperty("openTime").GetInt64());
        Assert.Equal("-0.10", body.GetProperty("priceChange").GetString());
        Assert.Equal("60000.05", body.GetProperty("weightedAvgPrice").GetString());
        Assert.Equal("120000.10", body.GetProperty("quoteVolume").GetString());
        Assert.Equal("2.000", body.GetProperty("volume").GetString());
    }

    [Theory]
    [InlineData("/fapi/v1/ticker/24hr", "symbol,priceChange,priceChangePercent,weightedAvgPrice,lastPrice,lastQty,openPrice,highPrice,lowPrice,volume,quoteVolume,openTime,closeTime,firstId,lastId,count")]
    [InlineData("/fapi/v2/ticker/price", "symbol,price,time")]
    [InlineData("/fapi/v1/ticker/bookTicker", "symbol,bidPrice,bidQty,askPrice,askQty,time,lastUpdateId")]
    [InlineData("/fapi/v1/premiumIndex", "symbol,markPrice,indexPrice,estimatedSettlePrice,lastFundingRate,interestRate,nextFundingTime,time")]
    public void Row_OneSymbolAndAll_HasTheContractsKeys(string path, string keys)
    {
        var market = SmallMarket.Quoted();
        market.Take(Side.Buy, 1, Now);

        var one = market.Get(path, "symbol=BTCUSDT", Now).Body;
        var all = market.Get(path, "", Now).Body;

        Assert.Equal(keys.Split(',').Order(), one.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal(JsonValueKind.Array, all.ValueKind);
        Assert.Equal(2, all.GetArrayLength());
        Assert.Equal("BTCUSDT", all[0].GetProperty("symbol").GetString());
    }
}
