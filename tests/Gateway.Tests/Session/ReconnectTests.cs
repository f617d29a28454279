using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>After any gap the venue is asked, and our view becomes the venue's.</summary>
public sealed class ReconnectTests
{
    [Fact]
    public void FillDuringAGap_IsFoundByTheTrades()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.01m, 60_000m));
        world.Place("b", Limit(Side.Buy, 0.02m, 59_000m));
        world.RunFor(100);
        world.Venue.CutAll();
        world.Venue.Takes(Paper.Side.Sell, 0.01m);
        world.RunFor(3_000);
        Assert.Equal(OrderStatus.Filled, world.Order("a")!.Status);
        Assert.Equal(OrderStatus.Working, world.Order("b")!.Status);
        Assert.Single(world.Order("a")!.Fills.Trades.Kept);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.Contains(world.Events, e => e is Event.StreamLost { Stream: "user" });
        Assert.Equal(2, world.Events.Count(e => e is Event.ReconcileFinished));
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void CancelFromElsewhereDuringAGap_IsLookedUpNotAssumed()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(100);
        world.Venue.CutAll();
        world.Elsewhere("DELETE", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=a");
        world.RunFor(3_000);
        Assert.Equal(OrderStatus.Canceled, world.Order("a")!.Status);
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void OrdersOfSomebodyElse_AreAdoptedAtStartAndFromTheStream()
    {
        var world = new DeskWorld();
        world.Elsewhere("POST", "/fapi/v1/order", Resting("early", 58_000m));
        world.Started();
        world.Elsewhere("POST", "/fapi/v1/order", Resting("late", 57_000m));
        world.Elsewhere("POST", "/fapi/v1/order",
            "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newClientOrderId=taken");
        world.RunFor(5_000);
        Assert.Equal(OrderStatus.Working, world.Order("early")!.Status);
        Assert.Equal(57_000m, Assert.IsType<OrderSpec.Limit>(world.Order("late")!.Spec).Price.Value);
        Assert.Equal(OrderStatus.Filled, world.Order("taken")!.Status);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void QuietMarket_TellsItsBestPricesAtTheStartAndAfterAGap()
    {
        var world = new DeskWorld().Started();
        Assert.NotNull(world.Ledger.Market.Quote(Btc));
        var before = world.Events.Count(e => e is Event.QuoteUpdated);
        world.Venue.CutAll();
        world.RunFor(3_000);
        Assert.True(world.Events.Count(e => e is Event.QuoteUpdated) > before);
    }

    [Fact]
    public void ClientIdUsedAgainByTheUser_IsAnotherOrder()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Market(Side.Buy, 0.01m));
        world.RunFor(3_000);
        world.Elsewhere("POST", "/fapi/v1/order", Resting("a", 58_000m));
        world.RunFor(3_000);
        Assert.Equal(0.01m, world.Order("a")!.Filled.Value);
        Assert.Contains(world.Ledger.Orders.Live.All, o => o.Id.Text.StartsWith("venue:", StringComparison.Ordinal));
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void DeskKilledBeforeTheAnswer_FindsItsOrderAfterTheRestart()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Market(Side.Buy, 0.01m));
        world.Restart();
        world.RunFor(20_000);
        Assert.True(world.Session.Ready);
        Assert.Equal(OrderStatus.Filled, world.Order("a")!.Status);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.Equal(0.01m, world.PositionAtVenue());
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void DeskKilledBeforeTheBytesArrived_DeclaresTheOrderNeverPlaced()
    {
        var world = new DeskWorld().Started();
        world.Venue.Fault = r => IsPlacing(r) ? new VenueFault.LostRequest() : null;
        world.Place("a", Market(Side.Buy, 0.01m));
        world.Restart();
        world.RunFor(20_000);
        Assert.Equal(OrderStatus.Denied, world.Order("a")!.Status);
        Assert.Equal(0m, world.PositionAtVenue());
        Assert.Single(world.Venue.Sent, IsPlacing);
    }

    // The venue accepts a connection on a key that is gone, and is silent on it: asking for the key is what tells.
    [Fact]
    public void ListenKeyDeletedByAnotherProgram_IsMadeAnewAndTheStreamComesBack()
    {
        var world = new DeskWorld().Started();
        world.Elsewhere("DELETE", "/fapi/v1/listenKey", "");
        world.RunFor(2_000);
        world.Place("a", Limit(Side.Buy, 0.01m, 60_000m));
        world.RunFor(500);
        world.Venue.Takes(Paper.Side.Sell, 0.01m);
        world.RunFor(100);
        Assert.Equal(OrderStatus.Filled, world.Order("a")!.Status);
        Assert.True(world.Session.Health.Streams.Single(s => s.Name == "user").Open);
    }

    [Fact]
    public void ListenKey_IsKeptAliveEveryHalfHour()
    {
        var world = new DeskWorld().Started();
        world.RunFor(95 * 60_000);
        Assert.Equal(3, world.Venue.Sent.Count(r => r.Method == "PUT" && r.PathAndQuery == "/fapi/v1/listenKey"));
        Assert.DoesNotContain(world.Events, e => e is Event.StreamLost { Stream: "user" });
    }

    [Fact]
    public void Streams_UseTheirRoutes_AndTheUserStreamNamesItsEvents()
    {
        var world = new DeskWorld().Started();
        Assert.Contains("/public/ws/btcusdt@bookTicker", world.Venue.Opened);
        Assert.Contains("/market/ws/btcusdt@markPrice@1s", world.Venue.Opened);
        var user = Assert.Single(world.Venue.Opened, o =>
            o.StartsWith("/private/ws?listenKey=", StringComparison.Ordinal));
        Assert.EndsWith("listenKeyExpired", user);
    }

    // What is asked for when the stream opens may be answered when it is gone again: it would be the price until the next one opens.
    [Fact]
    public void QuoteThatIsAnsweredWhileTheStreamIsDown_IsNotTaken()
    {
        var world = new DeskWorld().Started();
        world.Venue.Travel = () => 3_000;
        var asked = world.Venue.Sent.Count;
        world.Venue.CutAll();
        world.Venue.Offer(Paper.Side.Buy, 60_000m, 5m);
        world.RunFor(1_000);
        Assert.Contains(world.Venue.Sent.Skip(asked), r => r.PathAndQuery.StartsWith("/fapi/v1/ticker/bookTicker", StringComparison.Ordinal));
        world.Venue.RefuseStreams = true;
        world.Venue.CutAll();
        world.RunFor(100);
        var told = world.Events.Count;
        world.RunFor(10_000);
        Assert.True(world.Ledger.LostStreams.Has("public"));
        Assert.DoesNotContain(world.Events.Skip(told), e => e is Event.QuoteUpdated);
    }

    [Fact]
    public void SymbolsWantedLater_AreSubscribed_AndTheirPricesAndSettingsArrive()
    {
        var world = new DeskWorld().Started();
        foreach (var name in world.Session.Instruments.Keys.Take(10))
            world.Want(name);
        world.RunFor(500);
        world.Venue.Mark(3_000m, "ETHUSDT");
        world.RunFor(3_000);
        Assert.Contains(world.Events, e => e is Event.MarkPriceUpdated { Symbol.Name: "ETHUSDT", Mark.Value: 3_000m });
        Assert.Contains(world.Events, e =>
            e is Event.SettingChanged { Setting: AccountSetting.Leverage { Symbol.Name: "ETHUSDT" } });
    }

    private static string Resting(string id, decimal price) =>
        $"symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price={price}&newClientOrderId={id}";

    private static bool IsPlacing(TransportRequest r) => r is { Method: "POST", PathAndQuery: "/fapi/v1/order" };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PrivateStreamThatCannotBeHad_KeepsNobodyFromKnowingHowThingsStand(bool noKey)
    {
        var world = new DeskWorld();
        world.Venue.RefuseStreams = true;
        world.Venue.Fault = r => noKey && r.PathAndQuery == "/fapi/v1/listenKey" ? new VenueFault.Instead(403, "<html>") : null;
        world.Start();
        world.RunFor(20_000);
        Assert.True(world.Session.Ready);
        Assert.True(world.Ledger.LostStreams.Has("user"));
        world.Place("a", Market(Side.Buy, 0.01m));
        world.RunFor(10_000);
        Assert.Equal((OrderStatus.Filled, 0.01m), (world.Order("a")!.Status, world.Ledger.PositionOf(Btc).Amount.Value));
    }

    // What is available moves with the mark price of an open position, and no stream tells it.
    [Fact]
    public void OpenPositionInAMovingMarket_IsNoReasonToDoubtTheStream()
    {
        var world = new DeskWorld().Long();
        world.Events.Clear();
        for (var i = 0; i < 60; i++)
        {
            world.Venue.Mark(60_000 + (i % 7 * 10));
            world.RunFor(10_000);
        }

        Assert.DoesNotContain(world.Events, e => e is Event.StreamLost { Stream: "user" });
        Assert.Contains(world.Events, e => e is Event.BalanceChanged);
    }

    [Fact]
    public void PrivateStreamThatClosesAsSoonAsItIsOpen_IsTriedLessAndLess()
    {
        var world = new DeskWorld().Started();
        world.Venue.OpenedAt.Clear();
        for (var i = 0; i < 6_000; i++)
        {
            world.Venue.CutAll();
            world.RunFor(20);
        }

        Assert.InRange(world.Venue.OpenedAt.Count(o => o.Route == "/private"), 5, 12);
    }

    // Each lost connection put one more question behind the closed gate, and all left together when it opened.
    [Fact]
    public void ListenKey_IsAskedForOnceHoweverOftenTheStreamIsLostInABan()
    {
        var world = new DeskWorld().Started();
        var body = $$"""{"code":-1003,"msg":"Way too many requests; IP(1.2.3.4) banned until {{world.Venue.Now + 600_000}}."}""";
        world.Venue.Fault = r => r.PathAndQuery.Contains("/balance") ? new VenueFault.Instead(418, body) : null;
        world.Query(new VenueQuery.Balances(1));
        world.RunFor(100);
        world.Venue.RefuseStreams = true;
        world.Venue.CutAll();
        world.RunFor(590_000);
        world.Venue.Sent.Clear();
        world.RunFor(30_000);
        Assert.InRange(world.Venue.Sent.Count(r => r.Method == "POST" && r.PathAndQuery == "/fapi/v1/listenKey"), 1, 4);
    }

    [Fact]
    public void ComparisonAfterComparison_LeavesTheWeightThatCancelsNeed()
    {
        var world = new DeskWorld().Started();
        world.RunFor(60_000 - (world.Venue.Now % 60_000) + 2_000);
        world.Venue.Sent.Clear();
        for (var i = 0; i < 200; i++)
        {
            world.Reconcile();
            world.RunFor(100);
        }

        Assert.InRange(world.Venue.Sent.Count(r => r.PathAndQuery.StartsWith("/fapi/v1/openOrders", StringComparison.Ordinal)), 3, 7);
        Assert.InRange(world.Session.UsedWeight, 1, 1_200);
        world.RunFor(40_000);
        Assert.True(world.Time - world.Session.ComparedFrom!.Value < TimeSpan.FromSeconds(31));
    }

    // A read that lags does not list yet what the stream has told a moment before.
    [Fact]
    public void PositionThatIsNotListedYet_StaysAndIsAskedForAgainSoon()
    {
        var world = new DeskWorld().Started();
        world.Place("entry", Market(Side.Buy, 0.01m));
        world.RunFor(100);
        world.Venue.Fault = r => r.PathAndQuery.StartsWith("/fapi/v3/positionRisk", StringComparison.Ordinal) ? new VenueFault.Instead(200, "[]") : null;
        world.Reconcile();
        world.RunFor(500);
        world.Venue.Fault = _ => null;
        world.Venue.Sent.Clear();
        world.RunFor(3_000);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.DoesNotContain(world.Events, e => e is Event.PositionChanged { Amount.IsFlat: true });
        Assert.Contains(world.Venue.Sent, r => r.PathAndQuery.StartsWith("/fapi/v3/positionRisk", StringComparison.Ordinal));
    }
}
