using System.Text;
using Xunit;

namespace Bowline.Paper.Tests;

public sealed class LiveDecoderTests
{
    private readonly LiveDecoder live = new(SymbolRegistry.Shipped(["BTCUSDT"]));

    [Fact]
    public void DiffsBeforeTheSnapshot_WaitForItAndFollowIt()
    {
        Assert.Empty(Told(Diff(8, 9, 7)));
        Assert.Empty(Told(Diff(10, 12, 9)));
        Assert.Equal(["BTCUSDT"], live.NeedSnapshot);

        var told = Told(live.Snapshot("BTCUSDT", Snapshot(11)));

        Assert.Empty(live.NeedSnapshot);
        Assert.Equal(11, Assert.IsType<MarketEvent.DepthSnapshot>(told[0]).UpdateId);
        Assert.Equal(12, Assert.IsType<MarketEvent.DepthChanged>(told[1]).LastUpdateId);
        Assert.Equal(2, told.Count);
    }

    [Fact]
    public void SnapshotOlderThanTheFirstDiff_IsAskedForAgain()
    {
        Told(Diff(20, 22, 19));

        Told(live.Snapshot("BTCUSDT", Snapshot(11)));
        Assert.Equal(["BTCUSDT"], live.NeedSnapshot);
        var told = Told(live.Snapshot("BTCUSDT", Snapshot(21)));

        Assert.Empty(live.NeedSnapshot);
        Assert.Equal(22, Assert.IsType<MarketEvent.DepthChanged>(told[^1]).LastUpdateId);
    }

    [Fact]
    public void GapInTheChain_AsksForASnapshot()
    {
        Told(live.Snapshot("BTCUSDT", Snapshot(11)));
        Told(Diff(11, 12, 9));

        Assert.Empty(Told(Diff(15, 16, 14)));

        Assert.Equal(["BTCUSDT"], live.NeedSnapshot);
    }

    [Fact]
    public void AggregateTrades_AreThePrintsUntilSingleTradesCome()
    {
        var aggregate = """{"e":"aggTrade","E":1,"s":"BTCUSDT","a":5,"p":"100.10","q":"0.100","nq":"0.100","f":100,"l":105,"T":9,"m":true,"st":1}""";

        Assert.Equal([new MarketEvent.TradePrinted("BTCUSDT", 105, 1_001, 100, true, 9)], Told(aggregate));
        Told("""{"e":"trade","E":1,"T":9,"s":"BTCUSDT","t":106,"p":"100.10","q":"0.001","X":"MARKET","m":true}""");
        Assert.Empty(Told(aggregate));
    }

    [Fact]
    public void MarkPrices_OfListedSymbols_AreTold()
    {
        var told = Told("""[{"e":"markPriceUpdate","E":1,"s":"BTCUSDT","p":"11794.15000000","ap":"11794.15000000","i":"11784.62659091","P":"11784.25641265","r":"0.00038167","T":1562306400000,"st":1},{"e":"markPriceUpdate","E":1,"s":"NOPEUSDT","p":"1","i":"1","P":"1","r":"0","T":1}]""");

        Assert.Equal(
            [new MarketEvent.MarkPriceSet("BTCUSDT", 11794.15m, 11784.62659091m, 0.00038167m, 1562306400000)], told);
    }

    [Theory]
    [InlineData("""{"result":null,"id":1}""")]
    [InlineData("""{"stream":"x","data":{"e":"somethingNew","E":1}}""")]
    [InlineData("""{"e":"depthUpdate","E":1,"T":1,"s":"NOPEUSDT","U":1,"u":2,"pu":0,"b":[],"a":[]}""")]
    public void FramesWithoutMarketNews_TellNothing(string frame) => Assert.Empty(Told(frame));

    [Fact]
    public void Noise_IsUnreadable()
    {
        Assert.IsType<LiveStep.Unreadable>(live.Frame("<html>"u8));
        Assert.IsType<LiveStep.Unreadable>(live.Snapshot("BTCUSDT", "<html>"u8));
    }

    private static IReadOnlyList<MarketEvent> Told(LiveStep step) => Assert.IsType<LiveStep.Told>(step).Events;

    private IReadOnlyList<MarketEvent> Told(string frame) => Told(live.Frame(Encoding.UTF8.GetBytes(frame)));

    private static string Diff(long first, long last, long previous) =>
        "{\"e\":\"depthUpdate\",\"E\":1,\"T\":1,\"s\":\"BTCUSDT\",\"U\":" + first + ",\"u\":" + last + ",\"pu\":" + previous
        + ",\"b\":[[\"100.00\",\"1.000\"]],\"a\":[]}";

    private static byte[] Snapshot(long id) => Encoding.UTF8.GetBytes(
        "{\"lastUpdateId\":" + id + ",\"E\":1,\"T\":1,\"bids\":[[\"100.10\",\"1.000\"]],\"asks\":[[\"100.20\",\"1.000\"]]}");
}
