using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>Streams on a bad day (contract 10.2, 15.4).</summary>
public sealed class FrameFaultTests
{
    private readonly FaultScene scene = new();
    private readonly Listener listener;

    public FrameFaultTests() => listener = new Listener(scene.Scene, scene.Alice);

    [Fact]
    public void Duplicate_ComesTwice_ByteForByte()
    {
        scene.With("""{"fault":"duplicate-event","event":"ORDER_TRADE_UPDATE"}""");
        scene.Buy();

        var orders = listener.Heard().Where(Is("ORDER_TRADE_UPDATE")).Select(one => one.GetRawText()).ToList();

        Assert.Equal(4, orders.Count);
        Assert.Equal((orders[0], orders[2]), (orders[1], orders[3]));
    }

    [Fact]
    public void Dropped_NeverComes_TheOthersDo()
    {
        scene.With("""{"fault":"drop-event","event":"ACCOUNT_UPDATE"}""");
        scene.Buy();

        Assert.Equal("NEW/NEW TRADE_LITE TRADE/FILLED", listener.Story());
    }

    [Fact]
    public void Late_ComesAfterItsTime_InTheOrderOfItsType()
    {
        scene.With("""{"fault":"late-event","event":"ORDER_TRADE_UPDATE","ms":500,"times":1}""");
        scene.Buy();

        Assert.Equal("TRADE_LITE ACCOUNT_UPDATE", listener.Story());
        scene.Pass(499);
        Assert.Equal("", listener.Story());
        scene.Pass(1);
        Assert.Equal("NEW/NEW TRADE/FILLED", listener.Story());
    }

    [Fact]
    public void Reordered_IsOvertakenByTheNextOfAnotherType()
    {
        scene.With("""{"fault":"reorder-event","event":"ORDER_TRADE_UPDATE","times":1}""");
        scene.Buy();

        Assert.Equal("TRADE_LITE NEW/NEW ACCOUNT_UPDATE TRADE/FILLED", listener.Story());
    }

    [Fact]
    public void Reordered_ComesAtLast_WhenNothingOvertakesIt()
    {
        scene.With("""{"fault":"reorder-event","event":"ORDER_TRADE_UPDATE","ms":200}""");
        scene.Alice.Limit("BUY", 0.01m, 49_000m).Accepted();

        Assert.Equal("", listener.Story());
        scene.Pass(200);
        Assert.Equal("NEW/NEW", listener.Story());
    }

    [Fact]
    public void Stall_IsSilentWithoutAClose_UntilItIsOver()
    {
        scene.With("""{"fault":"stall","route":"/private","ms":1000,"times":1}""");
        scene.Buy();
        scene.Scene.Exchange.Receive(77, """{"method":"LIST_SUBSCRIPTIONS","id":1}"""u8, scene.Scene.Now);

        Assert.Empty(scene.Scene.Exchange.DrainOutgoing());
        scene.Pass(1_000);
        scene.Alice.Market("BUY", 0.01m).Accepted();
        Assert.Equal("NEW/NEW TRADE_LITE ACCOUNT_UPDATE TRADE/FILLED", listener.Story());
    }

    [Fact]
    public void Stall_LeavesOtherRoutesAlone()
    {
        scene.With("""{"fault":"stall","route":"/public"}""");
        scene.Buy();

        Assert.Equal("NEW/NEW TRADE_LITE ACCOUNT_UPDATE TRADE/FILLED", listener.Story());
    }

    [Fact]
    public void KeyExpiry_SendsTheLastMessage_ThenSilence_AndTheKeyIsGone()
    {
        scene.With("""{"fault":"listen-key-expiry","at":5000}""");
        scene.Pass(5_000);

        var last = Assert.Single(listener.Heard());
        Assert.Equal("listenKeyExpired", last.GetProperty("e").GetString());
        Assert.Equal(listener.Key, last.GetProperty("listenKey").GetString());
        scene.Buy();
        Assert.Empty(scene.Scene.Exchange.DrainOutgoing());
        scene.Alice.Put("/fapi/v1/listenKey").Refused(-1125);
        Assert.NotEqual(listener.Key, scene.Alice.Post("/fapi/v1/listenKey").Accepted()["listenKey"]);
    }

    [Fact]
    public void Cut_ClosesTheConnectionsOfItsRoute_EachTimeItIsDue()
    {
        scene.Scene.Exchange.Open(78, "/public", "/ws/btcusdt@trade", "", scene.Scene.Now);
        scene.With("""{"fault":"cut","route":"/private","at":1000,"every":2000}""");
        Assert.Equal(scene.Scene.Now + 1_000, Math.Max(scene.Scene.Exchange.NextDue, scene.Scene.Now + 1_000));
        scene.Pass(1_000);

        Assert.Equal(77, Assert.Single(scene.Scene.Exchange.DrainOutgoing().OfType<Outgoing.Close>()).Connection);
        scene.Scene.Exchange.Open(79, "/private", $"/ws/{listener.Key}", "", scene.Scene.Now);
        scene.Pass(1_999);
        Assert.Empty(scene.Scene.Exchange.DrainOutgoing().OfType<Outgoing.Close>());
        scene.Pass(1);
        Assert.Equal(79, Assert.Single(scene.Scene.Exchange.DrainOutgoing().OfType<Outgoing.Close>()).Connection);
    }

    [Fact]
    public void WhateverHappens_EventsOfOneTypeStayInOrder()
    {
        scene.With(
            """{"fault":"late-event","probability":0.3,"ms":50,"jitterMs":400}""",
            """{"fault":"reorder-event","probability":0.4,"ms":300}""");
        var heard = new List<JsonElement>();
        for (var i = 0; i < 100; i++)
        {
            scene.Alice.Market(i % 2 == 0 ? "BUY" : "SELL", 0.01m, $"newClientOrderId=o{i}").Accepted();
            heard.AddRange(listener.Heard());
            scene.Pass(20);
        }
        scene.Pass(1_000);
        heard.AddRange(listener.Heard());

        foreach (var name in new[] { "ORDER_TRADE_UPDATE", "TRADE_LITE", "ACCOUNT_UPDATE" })
        {
            var times = heard.Where(Is(name)).Select(one => one.GetProperty("E").GetInt64()).ToList();
            Assert.Equal(times.Order(), times);
            Assert.Equal(name == "ORDER_TRADE_UPDATE" ? 200 : 100, times.Count);
        }
        Assert.NotEqual(
            heard.Select(one => one.GetProperty("E").GetInt64()).Order(), heard.Select(one => one.GetProperty("E").GetInt64()));
    }

    private static Func<JsonElement, bool> Is(string name) => one => one.GetProperty("e").GetString() == name;
}
