using Xunit;

namespace Bowline.Binance.Tests;

public sealed class WeightsTests
{
    // Wire contract, section 3.3.
    [Theory]
    [InlineData("GET", "/fapi/v1/depth", true, 5, 2)]
    [InlineData("GET", "/fapi/v1/depth", true, 50, 2)]
    [InlineData("GET", "/fapi/v1/depth", true, 100, 5)]
    [InlineData("GET", "/fapi/v1/depth", true, null, 10)]
    [InlineData("GET", "/fapi/v1/depth", true, 1000, 20)]
    [InlineData("GET", "/fapi/v1/klines", true, 99, 1)]
    [InlineData("GET", "/fapi/v1/klines", true, 100, 2)]
    [InlineData("GET", "/fapi/v1/klines", true, null, 5)]
    [InlineData("GET", "/fapi/v1/markPriceKlines", true, 1001, 10)]
    [InlineData("GET", "/fapi/v1/openOrders", true, null, 1)]
    [InlineData("GET", "/fapi/v1/openOrders", false, null, 40)]
    [InlineData("GET", "/fapi/v1/openAlgoOrders", false, null, 40)]
    [InlineData("GET", "/fapi/v1/ticker/24hr", false, null, 40)]
    [InlineData("GET", "/fapi/v1/ticker/bookTicker", true, null, 2)]
    [InlineData("GET", "/fapi/v1/ticker/bookTicker", false, null, 5)]
    [InlineData("GET", "/fapi/v2/ticker/price", false, null, 2)]
    [InlineData("GET", "/fapi/v1/premiumIndex", false, null, 10)]
    [InlineData("GET", "/fapi/v1/aggTrades", true, null, 20)]
    [InlineData("GET", "/fapi/v1/positionSide/dual", true, null, 30)]
    [InlineData("GET", "/fapi/v3/account", true, null, 5)]
    [InlineData("GET", "/fapi/v1/commissionRate", true, null, 20)]
    [InlineData("GET", "/fapi/v1/fundingRate", true, null, 0)]
    [InlineData("GET", "/fapi/v1/order", true, null, 1)]
    [InlineData("POST", "/fapi/v1/listenKey", true, null, 1)]
    [InlineData("POST", "/fapi/v1/countdownCancelAll", true, null, 10)]
    [InlineData("POST", "/fapi/v1/leverage", true, null, 1)]
    [InlineData("DELETE", "/fapi/v1/order", true, null, 1)]
    [InlineData("DELETE", "/fapi/v1/allOpenOrders", true, null, 1)]
    public void Weight_IsTheContracts(string method, string path, bool hasSymbol, int? limit, int expected) =>
        Assert.Equal(expected, Weights.Of(method, path, hasSymbol, limit).Request);

    [Theory]
    [InlineData("POST", "/fapi/v1/order", 0, 1, 1)]
    [InlineData("PUT", "/fapi/v1/order", 0, 1, 1)]
    [InlineData("POST", "/fapi/v1/algoOrder", 0, 1, 1)]
    [InlineData("POST", "/fapi/v1/batchOrders", 5, 5, 1)]
    [InlineData("POST", "/fapi/v1/order/test", 0, 0, 0)]
    public void OrderCount_IsTheContracts(string method, string path, int weight, int per10s, int per1m) =>
        Assert.Equal(new RequestCost(weight, per10s, per1m), Weights.Of(method, path));

    [Fact]
    public void Cost_ReadsSymbolAndLimitFromTheParameters()
    {
        var query = Assert.IsType<QueryRead.Ok>(QueryText.Parse("symbol=BTCUSDT&limit=1000", "")).Parameters;

        Assert.Equal(20, Weights.Of("GET", EndpointPaths.Depth, query).Request);
    }

    [Fact]
    public void Headers_AreReadInAnyCase()
    {
        var read = RateLimitHeaders.Parse(
        [
            new("x-mbx-used-weight-1m", "37"), new("X-MBX-ORDER-COUNT-10S", "2"), new("X-MBX-ORDER-COUNT-1M", "9"),
            new("retry-after", "12"), new("Date", "x"), new("X-MBX-UUID", "1-2"),
        ]);

        Assert.Equal(new RateLimitHeaders(37, 2, 9, 12), read);
    }
}
