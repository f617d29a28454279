using System.Buffers;
using System.Text;

namespace Bowline.Paper.Tests;

/// <summary>What was drained since birth, carried through the codec, is the whole state.</summary>
public sealed class RestoreTests
{
    private static readonly string[] Reads =
    [
        "/fapi/v3/account", "/fapi/v2/account", "/fapi/v3/positionRisk", "/fapi/v2/positionRisk", "/fapi/v3/balance",
        "/fapi/v1/openOrders", "/fapi/v1/allOrders", "/fapi/v1/openAlgoOrders", "/fapi/v1/symbolConfig", "/fapi/v1/positionSide/dual",
        "/fapi/v1/income",
    ];

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void RandomTrading_RestoredFromDrainedChanges_AnswersByteForByte(ulong seed)
    {
        var crowd = new RandomTrading(seed, accounts: 3);
        var kept = new List<StateChange>();
        for (var i = 0; i < 1_200; i++)
        {
            crowd.Step();
            kept.AddRange(crowd.Scene.Exchange.DrainChanges(crowd.Scene.Now).Select(ThroughTheCodec));
        }
        // Prices come along with an account's next change.
        crowd.Traders[0].Put("/fapi/v1/listenKey");
        crowd.Traders[0].Delete("/fapi/v1/listenKey").Accepted();
        kept.AddRange(crowd.Scene.Exchange.DrainChanges(crowd.Scene.Now + 60_000));

        AssertSame(crowd, Restored(kept));
        AssertSame(crowd, Restored(crowd.Scene.Exchange.Image().Select(ThroughTheCodec)));
    }

    [Fact]
    public void Restore_KeepsQueuePriorityAndNeverReusesAnId()
    {
        var scene = new Scene();
        scene.Mark(50_000m);
        var (alice, bob) = (scene.Trader("alice"), scene.Trader("bob"));
        var first = alice.Limit("BUY", 0.01m, 49_000m).Accepted()["orderId"];
        bob.Limit("BUY", 0.01m, 49_000m).Accepted();
        // An amendment goes to the back of the queue.
        alice.Put("/fapi/v1/order", $"symbol=BTCUSDT&orderId={first}&side=BUY&quantity=0.02&price=49000").Accepted();

        var later = new Scene();
        later.Exchange.Restore(scene.Exchange.DrainChanges(scene.Now).Select(ThroughTheCodec));

        Assert.Equal([2, 1], later.Exchange.Find(Scene.Btc)!.Book.OrdersAt(Side.Buy, 490_000).Select(o => o.Owner));
        Assert.Equal(scene.Exchange.Ids.LastOrder + 1, later.Exchange.Ids.NextOrder());
    }

    [Fact]
    public void DrainedChanges_AreEmptyWhenNothingHappened()
    {
        var scene = new Scene().Quotes(49_999m, 50_000m);
        scene.Trader();
        scene.Exchange.DrainChanges(scene.Now);

        scene.Public("/fapi/v1/time");

        Assert.Empty(scene.Exchange.DrainChanges(scene.Now));
    }

    [Fact]
    public void Codec_UnreadableBytes_AreAValue()
    {
        Assert.IsType<StateRead.Unreadable>(StateChangeCodec.Read("{\"kind\":\"later\"}"u8.ToArray()));
        Assert.IsType<StateRead.Unreadable>(StateChangeCodec.Read("{\"kind\":\"wallet\"}"u8.ToArray()));
        Assert.IsType<StateRead.Unreadable>(StateChangeCodec.Read("{"u8.ToArray()));
    }

    [Fact]
    public void Account_InTheChanges_DoesNotPrintItsSecret()
    {
        var scene = new Scene();
        scene.Trader("alice");

        Assert.DoesNotContain("secret-alice", string.Join(' ', scene.Exchange.DrainChanges(scene.Now)));
    }

    internal static StateChange ThroughTheCodec(StateChange change)
    {
        var bytes = new ArrayBufferWriter<byte>();
        StateChangeCodec.Write(bytes, change);
        Assert.DoesNotContain((byte)'\n', bytes.WrittenSpan.ToArray());
        var read = StateChangeCodec.Read(bytes.WrittenMemory.ToArray());
        return Assert.IsType<StateRead.Change>(read).Value;
    }

    private static Exchange Restored(IEnumerable<StateChange> changes)
    {
        var exchange = new Exchange(new ExchangeSettings { Symbols = SymbolRegistry.Shipped(), Limits = false });
        exchange.Restore(changes);
        return exchange;
    }

    private static void AssertSame(RandomTrading crowd, Exchange restored)
    {
        Assert.Equal(crowd.Scene.Exchange.Sum, restored.Sum);
        foreach (var trader in crowd.Traders)
        {
            foreach (var read in Reads)
            {
                Assert.Equal(
                    Ask(crowd.Scene.Exchange, crowd.Scene, trader, read, ""),
                    Ask(restored, crowd.Scene, trader, read, ""));
            }
            foreach (var symbol in new[] { "BTCUSDT", "ETHUSDT" })
            {
                Assert.Equal(
                    Ask(crowd.Scene.Exchange, crowd.Scene, trader, "/fapi/v1/userTrades", $"symbol={symbol}&"),
                    Ask(restored, crowd.Scene, trader, "/fapi/v1/userTrades", $"symbol={symbol}&"));
                Assert.Equal(
                    Ask(crowd.Scene.Exchange, crowd.Scene, trader, "/fapi/v1/allAlgoOrders", $"symbol={symbol}&"),
                    Ask(restored, crowd.Scene, trader, "/fapi/v1/allAlgoOrders", $"symbol={symbol}&"));
            }
        }
    }

    private static string Ask(Exchange exchange, Scene scene, Trader trader, string path, string query)
    {
        var signed = $"{query}timestamp={scene.Now}";
        var request = new RestRequest(
            "GET", path, $"{signed}&signature={trader.Sign(signed)}", "", trader.Key, "10.0.0.9");
        var answer = exchange.Handle(request, scene.Now);
        Assert.Equal(200, answer.Status);
        return Encoding.UTF8.GetString(answer.Body);
    }
}
