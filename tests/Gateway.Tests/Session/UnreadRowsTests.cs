using System.Text.Json.Nodes;
using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>A row of an answer that cannot be read hides nothing but itself, and what it may tell counts neither as gone nor as flat.</summary>
public sealed class UnreadRowsTests
{
    private const int UntilCompared = 35_000;
    private static readonly Symbol Eth = new("ETHUSDT");

    [Fact]
    public void PositionThatCannotBeRead_IsNotFlat_AndAllElseIsCompared()
    {
        var world = new DeskWorld().Long();
        world.Venue.LoseFrame = _ => true;
        Spoil(world, "/fapi/v3/positionRisk", row => row["positionAmt"] = "much");
        world.Elsewhere("POST", "/fapi/v1/order", "symbol=ETHUSDT&side=BUY&type=LIMIT&quantity=1&price=1000&timeInForce=GTC&newClientOrderId=byhand");
        world.RunFor(UntilCompared);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.Contains(world.Ledger.Orders.Live.All, order => order.Spec.Symbol == Eth);
        Assert.True(world.Ledger.Alarms.Has("position-unread-BTCUSDT"));
        Assert.True(UnreadRows.Hide(world.Ledger, null));
        Assert.True(UnreadRows.Hide(world.Ledger, Btc));
        Assert.False(UnreadRows.Hide(world.Ledger, Eth));
        world.Venue.Fault = _ => null;
        world.RunFor(UntilCompared);
        Assert.False(UnreadRows.Hide(world.Ledger, null));
        Assert.Single(world.Events.OfType<Event.AlarmRaised>(), e => e.Alarm == "position-unread-BTCUSDT");
    }

    [Fact]
    public void PositionOfASymbolThatCannotBeReadEither_HidesEverySymbol()
    {
        var world = new DeskWorld().Long();
        Spoil(world, "/fapi/v3/positionRisk", row => row["symbol"] = 7);
        world.RunFor(UntilCompared);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.True(world.Ledger.Alarms.Has("position-unread"));
        Assert.True(UnreadRows.Hide(world.Ledger, Eth));
    }

    [Fact]
    public void PositionBesideOneThatCannotBeRead_IsFlatOnceItIsNotListed()
    {
        var world = new DeskWorld().Long();
        world.Venue.LoseFrame = _ => true;
        world.Venue.Fault = request => IsAbout(request, "/fapi/v3/positionRisk")
            ? new VenueFault.Instead(200, """[{"symbol":"ETHUSDT","positionSide":"BOTH","positionAmt":"much"}]""") : null;
        world.RunFor(UntilCompared);
        Assert.True(world.Ledger.PositionOf(Btc).Amount.IsFlat);
        Assert.True(world.Ledger.Alarms.Has("position-unread-ETHUSDT"));
    }

    [Theory]
    [InlineData("/fapi/v1/openOrders", "a")]
    [InlineData("/fapi/v1/openAlgoOrders", "stop")]
    public void OrderThatCannotBeRead_RestsOn(string path, string id)
    {
        var world = new DeskWorld().Long();
        world.Place("a", Limit(Side.Buy, 0.01m, 50_000m));
        world.Place("stop", Stop(Side.Sell, 0.01m, 50_000m));
        world.RunFor(1_000);
        Spoil(world, path, row => row["side"] = null);
        world.RunFor(UntilCompared);
        Assert.Equal(OrderStatus.Working, world.Order(id)!.Status);
        Assert.True(world.Ledger.Alarms.Has("order-unread-BTCUSDT"));
    }

    [Theory]
    [InlineData("/fapi/v3/balance", "balance")]
    [InlineData("/fapi/v1/symbolConfig", "marginType")]
    public void BalanceOrSettingThatCannotBeRead_IsLeftOut_AndSaid(string path, string field)
    {
        var world = new DeskWorld().Long();
        Spoil(world, path, row => row[field] = new JsonObject());
        var compared = world.Session.ComparedFrom;
        world.RunFor(UntilCompared);
        Assert.NotEqual(compared, world.Session.ComparedFrom);
        Assert.Contains(world.Notes.OfType<SessionNote.Remark>(), note => note.Text.StartsWith($"a row of {path} cannot be read", StringComparison.Ordinal));
        Assert.False(UnreadRows.Hide(world.Ledger, null));
    }

    [Fact]
    public void TradeThatCannotBeRead_StaysOwed_AndTheOthersAreTold()
    {
        var world = new DeskWorld().Long();
        world.Venue.LoseFrame = frame => frame.Contains("ORDER_TRADE_UPDATE", StringComparison.Ordinal)
            || frame.Contains("ACCOUNT_UPDATE", StringComparison.Ordinal);
        world.Elsewhere("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.003&newClientOrderId=one");
        world.Elsewhere("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.004&newClientOrderId=two");
        Spoil(world, "/fapi/v1/userTrades", row => row["qty"] = "much", last: true);
        world.RunFor(2 * UntilCompared);
        Assert.Equal([0.003m], Found(world));
        world.Venue.Fault = _ => null;
        world.RunFor(2 * UntilCompared);
        Assert.Equal([0.003m, 0.004m], Found(world));
    }

    private static IEnumerable<decimal> Found(DeskWorld world) => world.Ledger.Orders.All
        .Where(order => order.Execution is null).Select(order => order.Filled.Value).Order();

    /// <summary>One row of what the exchange answers there is made unreadable, and the others stay.</summary>
    private static void Spoil(DeskWorld world, string path, Action<JsonNode> change, bool last = false)
    {
        world.Venue.Fault = request =>
        {
            if (!IsAbout(request, path))
                return null;
            var rows = JsonNode.Parse(world.Ask(path, path.EndsWith("userTrades", StringComparison.Ordinal) ? "symbol=BTCUSDT" : "").GetRawText())!.AsArray();
            if (rows.Count > 0)
                change(rows[last ? rows.Count - 1 : 0]!);
            return new VenueFault.Instead(200, rows.ToJsonString());
        };
    }

    private static bool IsAbout(TransportRequest request, string path) => request.Method == "GET" && RequestTarget.PathOf(request.PathAndQuery) == path;
}
