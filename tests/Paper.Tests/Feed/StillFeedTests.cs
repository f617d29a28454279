using System.Text;
using System.Text.Json;
using Xunit;

namespace Bowline.Paper.Tests;

/// <summary>The still market as docs/exchange.md describes it.</summary>
public sealed class StillFeedTests
{
    private const long Birth = 1_790_000_000_000;
    private static readonly SymbolRegistry Symbols = SymbolRegistry.Shipped();

    [Fact]
    public void At50000_OneBitcoinStandsEveryTenDollars_TwentyTimesOnEitherSide()
    {
        var depth = Ask(Opened(out _), "/fapi/v1/depth", "symbol=BTCUSDT&limit=100");

        var expected = Enumerable.Range(1, 20).ToArray();
        Assert.Equal(expected.Select(k => (50_000m - 10 * k, 1m)), Levels(depth, "bids"));
        Assert.Equal(expected.Select(k => (50_000m + 10 * k, 1m)), Levels(depth, "asks"));
    }

    [Fact]
    public void MarkIndexAndLastPrice_AreTheStartPrice()
    {
        var exchange = Opened(out _);

        var premium = Ask(exchange, "/fapi/v1/premiumIndex", "symbol=ETHUSDT");
        Assert.Equal("2500.00000000", premium.GetProperty("markPrice").GetString());
        Assert.Equal("2500.00000000", premium.GetProperty("indexPrice").GetString());
        Assert.Equal(1_790_006_400_000, premium.GetProperty("nextFundingTime").GetInt64());
        Assert.Equal("2500.00", Ask(exchange, "/fapi/v2/ticker/price", "symbol=ETHUSDT").GetProperty("price").GetString());
    }

    [Fact]
    public void Steering_MovesWhatItNames_AndNothingElse()
    {
        var exchange = Opened(out var feed);

        Move(exchange, feed, "symbol=BTCUSDT&mark=48000.5");
        var premium = Ask(exchange, "/fapi/v1/premiumIndex", "symbol=BTCUSDT");
        Assert.Equal("48000.50000000", premium.GetProperty("markPrice").GetString());
        Assert.Equal("50000.00000000", premium.GetProperty("indexPrice").GetString());

        Move(exchange, feed, "symbol=BTCUSDT&bids=49000:1,48000:2&asks=none");
        var depth = Ask(exchange, "/fapi/v1/depth", "symbol=BTCUSDT&limit=5");
        Assert.Equal([(49_000m, 1m), (48_000m, 2m)], Levels(depth, "bids"));
        Assert.Empty(Levels(depth, "asks"));

        Move(exchange, feed, "symbol=BTCUSDT&side=SELL&quantity=1.5");
        Assert.Equal([(48_000m, 1.5m)], Levels(Ask(exchange, "/fapi/v1/depth", "symbol=BTCUSDT&limit=5"), "bids"));
    }

    [Theory]
    [InlineData("", -1102)]
    [InlineData("symbol=NONE", -1121)]
    [InlineData("symbol=BTCUSDT&price=50000.05", -1130)]
    [InlineData("symbol=BTCUSDT&price=99999999999999999999999999", -1130)]
    [InlineData("symbol=BTCUSDT&mark=-1", -1130)]
    [InlineData("symbol=BTCUSDT&bids=1:2:3", -1130)]
    [InlineData("symbol=BTCUSDT&side=UP&quantity=1", -1117)]
    public void Steering_WithNonsense_IsRefusedAndMovesNothing(string parameters, int code)
    {
        Opened(out var feed);

        var move = feed.Steer(new RestRequest("POST", "/paper/v1/market", "", parameters, null, ""), Birth);

        Assert.Empty(move.Events);
        Assert.Equal(code, JsonDocument.Parse(move.Answer.Body).RootElement.GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("NONEUSDT", "1")]
    [InlineData("BTCUSDT", "50000.05")]
    [InlineData("BTCUSDT", "0")]
    public void StartPrices_ThatCannotBe_OpenNoMarket(string symbol, string price)
    {
        var prices = new Dictionary<string, decimal> { [symbol] = decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.IsType<StillOpening.Impossible>(StillFeed.Open(prices, Symbols, Birth));
    }

    private static Exchange Opened(out StillFeed feed)
    {
        feed = Assert.IsType<StillOpening.Ready>(StillFeed.Open(new Dictionary<string, decimal>(), Symbols, Birth)).Feed;
        var exchange = new Exchange(new ExchangeSettings { Symbols = Symbols });
        foreach (var past in feed.Pasts(1))
            exchange.Load(past);
        foreach (var told in feed.Until(Birth))
            exchange.Apply(told, Birth);
        Assert.Empty(feed.Until(Birth + 1));
        return exchange;
    }

    private static void Move(Exchange exchange, StillFeed feed, string parameters)
    {
        var move = feed.Steer(new RestRequest("POST", "/paper/v1/market", parameters, "", null, ""), Birth);
        Assert.Equal(200, move.Answer.Status);
        foreach (var told in move.Events)
            exchange.Apply(told, Birth);
    }

    private static JsonElement Ask(Exchange exchange, string path, string query) => JsonDocument.Parse(
        Encoding.UTF8.GetString(exchange.Handle(new RestRequest("GET", path, query, "", null, "127.0.0.1"), Birth).Body)).RootElement;

    private static (decimal Price, decimal Quantity)[] Levels(JsonElement depth, string side) =>
        [.. depth.GetProperty(side).EnumerateArray().Select(row => (Number(row[0]), Number(row[1])))];

    private static decimal Number(JsonElement text) =>
        decimal.Parse(text.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
