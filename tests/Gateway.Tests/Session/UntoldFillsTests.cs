using System.Globalization;
using System.Text.Json;
using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>
/// The user stream is silent about what somebody else, or the exchange itself, trades on the account: a comparison notices
/// that the position moved and finds the fills that moved it.
/// </summary>
public sealed class UntoldFillsTests
{
    private const long UntilCompared = 40_000;

    [Theory]
    [InlineData("ORDER_TRADE_UPDATE", "ACCOUNT_UPDATE")]
    [InlineData("ORDER_TRADE_UPDATE", "ORDER_TRADE_UPDATE")]
    public void TradeByHandOnAPositionThatIsKnown_IsFoundWithItsFills_Once(string lost, string alsoLost)
    {
        var world = new DeskWorld().Long();
        Deafen(world, lost, alsoLost);
        ByHand(world, "SELL", "0.004");
        world.RunFor(UntilCompared);
        AssertSameFills(world);
        Assert.Equal(0.006m, world.Ledger.PositionOf(Btc).Amount.Value);
        var found = Assert.Single(world.Ledger.Orders.All, order => order.Id.Text != "entry");
        Assert.Equal((OrderStatus.Filled, Side.Sell, 0.004m), (found.Status, found.Spec.Side, found.Filled.Value));
        var events = world.Events.Count(e => e is Event.OrderFilled or Event.OrderAdopted);
        world.RunFor(3 * UntilCompared);
        Assert.Equal(events, world.Events.Count(e => e is Event.OrderFilled or Event.OrderAdopted));
        Assert.Empty(world.Surprises);
        Assert.Empty(world.Ledger.Alarms.All);
    }

    [Theory]
    [InlineData("ACCOUNT_UPDATE")]
    [InlineData("ORDER_TRADE_UPDATE")]
    public void PositionOpenedByHand_WhereNoneWas_IsFoundWithItsFills(string alsoLost)
    {
        var world = new DeskWorld().Started();
        world.RunFor(UntilCompared);
        Deafen(world, "ORDER_TRADE_UPDATE", alsoLost);
        ByHand(world, "BUY", "0.01");
        ByHand(world, "BUY", "0.02");
        world.RunFor(UntilCompared);
        AssertSameFills(world);
        Assert.Equal(2, world.Ledger.Orders.All.Count());
    }

    // Under load the list of trades can lag for long: an end without its fills would have them bought again.
    [Fact]
    public void EndWhoseTradesAreNeverListed_ComesWithWhatHadFilled()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.02m, 60_000m));
        world.RunFor(500);
        Deafen(world, "ORDER_TRADE_UPDATE", "ORDER_TRADE_UPDATE");
        world.Venue.Fault = r => r.PathAndQuery.StartsWith("/fapi/v1/userTrades", StringComparison.Ordinal) ? new VenueFault.Instead(200, "[]") : null;
        world.Venue.Takes(Paper.Side.Sell, 0.005m);
        world.Cancel("a");
        world.RunFor(60_000);
        var order = world.Order("a")!;
        Assert.Equal((OrderStatus.Canceled, 0.005m, 60_000m), (order.Status, order.Filled.Value, order.Fills.AveragePrice));
    }

    [Fact]
    public void TradeByHandWhileTheDeskWasAway_IsFoundWhenItIsBack()
    {
        var world = new DeskWorld().Long();
        world.Venue.Forget();
        ByHand(world, "SELL", "0.01");
        world.Restart();
        world.RunFor(UntilCompared);
        AssertSameFills(world);
        Assert.True(world.Ledger.PositionOf(Btc).Amount.IsFlat);
    }

    [Fact]
    public void OwnFillsThatTheStreamLost_StayOnesOwn()
    {
        var world = new DeskWorld().Long();
        Deafen(world, "ORDER_TRADE_UPDATE", "ACCOUNT_UPDATE");
        world.Place("own", Market(Side.Sell, 0.004m));
        ByHand(world, "SELL", "0.003");
        world.RunFor(2 * UntilCompared);
        AssertSameFills(world);
        Assert.Equal(0.004m, world.Order("own")!.Filled.Value);
        Assert.Equal(3, world.Ledger.Orders.All.Count());
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void QuestionThatFails_IsAskedAgain()
    {
        var world = new DeskWorld().Long();
        Deafen(world, "ORDER_TRADE_UPDATE", "ACCOUNT_UPDATE");
        world.Venue.Fault = request => request.PathAndQuery.Contains("userTrades", StringComparison.Ordinal)
            ? new VenueFault.Instead(503, """{"code":0,"msg":"Service Unavailable."}""") : null;
        ByHand(world, "SELL", "0.004");
        world.RunFor(2 * UntilCompared);
        Assert.Single(world.Ledger.Orders.All);
        // Who waits for a comparison does not wait for that.
        Assert.Equal(0.006m, world.Ledger.PositionOf(Btc).Amount.Value);
        world.Venue.Fault = _ => null;
        world.RunFor(2 * UntilCompared);
        AssertSameFills(world);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LiquidationThatTheStreamDidNotTell_IsFound_AndNamed(bool onlyAsForceOrder)
    {
        var world = Liquidated(lost: "ORDER_TRADE_UPDATE");
        if (onlyAsForceOrder)
        {
            world.Venue.Fault = request => request.PathAndQuery.StartsWith("/fapi/v1/order?", StringComparison.Ordinal)
                ? new VenueFault.Instead(400, """{"code":-2013,"msg":"Order does not exist."}""") : null;
        }

        world.RunFor(UntilCompared);
        AssertSameFills(world);
        Assert.Contains(world.Ledger.Orders.All, order => order.Id.Text.StartsWith("autoclose-", StringComparison.Ordinal));
        var alarm = world.Ledger.Alarms.Find("venue-order-BTCUSDT");
        Assert.Contains("a liquidation", alarm!.Text);
    }

    [Fact]
    public void AlarmOfALiquidation_StandsForADay_AndNoLonger()
    {
        var world = Liquidated(lost: "nothing");
        world.RunFor(UntilCompared);
        Assert.True(world.Ledger.Alarms.Has("venue-order-BTCUSDT"));
        world.RunFor(86_000_000);
        Assert.True(world.Ledger.Alarms.Has("venue-order-BTCUSDT"));
        world.RunFor(500_000);
        Assert.False(world.Ledger.Alarms.Has("venue-order-BTCUSDT"));
    }

    [Fact]
    public void AlarmOfAFillAfterTheEnd_StandsUntilThePositionIsFlat()
    {
        var world = new DeskWorld().Long();
        var alarm = $"fill-after-end-{world.Order("entry")!.Execution}";
        world.Submit(new Command.RaiseAlarm(alarm, "told late"));
        world.RunFor(2 * UntilCompared);
        Assert.True(world.Ledger.Alarms.Has(alarm));
        ByHand(world, "SELL", "0.01");
        world.RunFor(UntilCompared);
        Assert.False(world.Ledger.Alarms.Has(alarm));
    }

    /// <summary>A long of far more than the account could lose, after a fall of the mark price.</summary>
    private static DeskWorld Liquidated(string lost)
    {
        var world = new DeskWorld().Started();
        world.Elsewhere("POST", "/fapi/v1/leverage", "symbol=BTCUSDT&leverage=50");
        world.Venue.Offer(Paper.Side.Sell, 60_000.2m, 200m);
        ByHand(world, "BUY", "70");
        world.RunFor(5_000);
        Assert.Equal(70m, world.Ledger.PositionOf(Btc).Amount.Value);
        Deafen(world, lost, lost);
        world.Venue.Offer(Paper.Side.Buy, 58_000m, 500m);
        world.Venue.Mark(58_500m);
        return world;
    }

    private static void Deafen(DeskWorld world, string one, string other) => world.Venue.LoseFrame = frame =>
        frame.Contains(one, StringComparison.Ordinal) || frame.Contains(other, StringComparison.Ordinal);

    private static void ByHand(DeskWorld world, string side, string quantity)
    {
        var answer = world.Elsewhere("POST", "/fapi/v1/order", $"symbol=BTCUSDT&side={side}&type=MARKET&quantity={quantity}");
        Assert.True(answer.TryGetProperty("orderId", out _), answer.ToString());
    }

    /// <summary>The desk's record of fills is the exchange's own list of trades.</summary>
    private static void AssertSameFills(DeskWorld world) => Assert.Equal(
        world.Ask("/fapi/v1/userTrades", "symbol=BTCUSDT&limit=1000").EnumerateArray()
            .Select(row => (row.GetProperty("id").GetInt64(), Number(row, "price"), Number(row, "qty"), Number(row, "commission"))).Order(),
        world.Events.OfType<Event.OrderFilled>()
            .Select(e => (e.Fill.Trade.Value, e.Fill.Price.Value, e.Fill.Quantity.Value, e.Fill.Fee)).Distinct().Order());

    private static decimal Number(JsonElement row, string name) =>
        decimal.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
