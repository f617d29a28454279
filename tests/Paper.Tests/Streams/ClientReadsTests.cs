using System.Text.Json.Serialization.Metadata;
using Bowline.Binance;
using Xunit;

namespace Bowline.Paper.Tests;

/// <summary>
/// What this exchange writes by hand, read by the client's records, which are held to the venue's samples.
/// </summary>
public sealed class ClientReadsTests
{
    private const long Now = SmallMarket.Start;

    [Theory]
    [InlineData("/public", "btcusdt@bookTicker", typeof(BookTickerEvent))]
    [InlineData("/public", "btcusdt@depth@100ms", typeof(DepthUpdateEvent))]
    [InlineData("/public", "btcusdt@depth20", typeof(DepthUpdateEvent))]
    [InlineData("/public", "btcusdt@trade", typeof(TradeEvent))]
    [InlineData("/market", "btcusdt@aggTrade", typeof(AggTradeEvent))]
    [InlineData("/market", "btcusdt@markPrice@1s", typeof(MarkPriceEvent))]
    [InlineData("/market", "!markPrice@arr", typeof(MarkPriceEvent))]
    [InlineData("/market", "btcusdt@kline_5m", typeof(KlineEvent))]
    [InlineData("/market", "btcusdt@ticker", typeof(TickerEvent))]
    [InlineData("/market", "!miniTicker@arr", typeof(MiniTickerEvent))]
    public void Stream_IsReadAsItsRecord(string route, string name, Type record)
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, route, "/stream", "streams=" + name, Now);
        market.Take(Side.Buy, 1, Now + 1);
        market.Exchange.Advance(Now + 1_000);
        market.Exchange.Advance(Now + 3_000);

        var frame = market.Exchange.DrainOutgoing().OfType<Outgoing.Frame>().First();

        var events = Assert.IsType<StreamFrame.Events>(StreamFrame.Decode(frame.Text));
        Assert.Equal(name, events.Stream);
        Assert.All(events.List, single => Assert.IsType(record, single));
    }

    [Fact]
    public void Depth_IsReadAsASnapshot()
    {
        var snapshot = Read("/fapi/v1/depth", WireJson.Shapes.DepthSnapshot);

        Assert.Equal(new Binance.Level(60_000.00m, 1m), snapshot.Bids[0]);
        Assert.Equal(new Binance.Level(60_000.10m, 0.999m), snapshot.Asks[0]);
    }

    private static T Read<T>(string path, JsonTypeInfo<T> shape)
    {
        var market = SmallMarket.Quoted();
        market.Take(Side.Buy, 1, Now + 1);
        var answer = market.Exchange.Handle(new RestRequest("GET", path, "symbol=BTCUSDT", "", null, "10.0.0.1"), Now + 2);
        return Assert.IsType<Decoded<T>.Ok>(Wire.Decode(answer.Body, shape)).Value;
    }
}
