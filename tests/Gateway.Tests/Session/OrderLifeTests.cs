using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>The session against the paper exchange on a clean network.</summary>
public sealed class OrderLifeTests
{
    [Fact]
    public void Start_OnAQuietVenue_KnowsClockInstrumentsAccountAndPrices()
    {
        var world = new DeskWorld().Started();
        Assert.Equal(7, world.Session.Health.HalfRoundTripMs);
        Assert.Equal(0, world.Session.Health.ClockOffsetMs);
        Assert.All(world.Session.Health.Streams, s => Assert.True(s.Open, s.Name));
        Assert.Equal(100_000m, world.Ledger.Balances.Find("USDT")!.Wallet.Value);
        Assert.Equal(PositionMode.OneWay, world.Ledger.PositionMode);
        Assert.Equal(20, world.Ledger.Settings.Find(Btc)!.Leverage);
        Assert.Equal(0.1m, world.Session.Instruments[Btc].TickSize);
        Assert.Contains(world.Events, e => e is Event.InstrumentChanged { Instrument.Symbol.Name: "BTCUSDT" });
        Assert.Contains(world.Events, e => e is Event.MarkPriceUpdated { Mark.Value: 60_000m });
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void MarketOrder_IsFilledOnceWithItsFee_AndThePositionAgrees()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Market(Side.Buy, 0.01m));
        world.RunFor(5_000);
        var order = world.Order("a")!;
        Assert.Equal(OrderStatus.Filled, order.Status);
        Assert.Equal(60_000.1m, order.Fills.AveragePrice);
        // VIP 0 pays 0.05 % as taker: 0.01 × 60,000.1 × 0.0005.
        Assert.Equal(0.3000005m, order.Fills.Fees.Single().Amount);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
        Assert.Equal(0.01m, world.PositionAtVenue());
        Assert.Equal(100_000m - 0.3000005m, world.Ledger.Balances.Find("USDT")!.Wallet.Value);
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void LimitOrder_RestsIsAmendedAndCanceled()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(100);
        Assert.Equal(OrderStatus.Working, world.Order("a")!.Status);
        world.Amend("a", 58_500m, 0.02m);
        world.RunFor(100);
        var limit = Assert.IsType<OrderSpec.Limit>(world.Order("a")!.Spec);
        Assert.Equal((58_500m, 0.02m), (limit.Price.Value, limit.Quantity.Value));
        Assert.Equal(Inflight.None, world.Order("a")!.Inflight);
        world.Cancel("a");
        world.RunFor(100);
        Assert.Equal(OrderStatus.Canceled, world.Order("a")!.Status);
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void RestingOrder_FilledByTheMarket_IsToldAsMaker()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.01m, 60_000m));
        world.RunFor(100);
        world.Venue.Takes(Paper.Side.Sell, 0.004m);
        world.RunFor(100);
        Assert.Equal(OrderStatus.PartiallyFilled, world.Order("a")!.Status);
        world.Venue.Takes(Paper.Side.Sell, 0.006m);
        world.RunFor(100);
        Assert.Equal(OrderStatus.Filled, world.Order("a")!.Status);
        Assert.All(world.Events.OfType<Event.OrderFilled>(), f => Assert.True(f.Fill.IsMaker));
        Assert.Equal(2, world.Order("a")!.Fills.Trades.Count);
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void PostOnlyThatWouldTake_IsRejectedWithTheVenuesCode()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.01m, 60_001m, new TimeInForce.PostOnly()));
        world.RunFor(100);
        Assert.Equal(OrderStatus.Rejected, world.Order("a")!.Status);
        Assert.Contains(world.Events, e => e is Event.OrderRejected { Rejection.Code: -5022 });
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void ImmediateOrCancel_CutShort_ExpiresWithWhatItFilled()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 6m, 60_000.1m, new TimeInForce.ImmediateOrCancel()));
        world.RunFor(5_000);
        Assert.Equal(OrderStatus.Expired, world.Order("a")!.Status);
        Assert.Equal(5m, world.Order("a")!.Filled.Value);
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void CancelOfAFilledOrder_TellsTheFillAndThatTheCancelCameTooLate()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.01m, 60_000m));
        world.RunFor(100);
        world.Venue.Takes(Paper.Side.Sell, 0.01m);
        world.Cancel("a");
        world.RunFor(1_000);
        Assert.Equal(OrderStatus.Filled, world.Order("a")!.Status);
        Assert.Contains(world.Events, e => e is Event.CancelRejected { Rejection.Code: -2011 });
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void Settings_AreChangedOrRefusedWithTheVenuesWords()
    {
        var world = new DeskWorld().Started();
        world.Change(1, new AccountSetting.Leverage(Btc, 10));
        world.Change(2, new AccountSetting.Margin(Btc, MarginType.Cross));
        world.Change(3, new AccountSetting.Leverage(Btc, 1_000));
        world.RunFor(1_000);
        Assert.Equal(10, world.Ledger.Settings.Find(Btc)!.Leverage);
        // Already cross: the venue says -4046, which is success.
        Assert.Contains(world.Events, e =>
            e is Event.SettingChanged { Setting: AccountSetting.Margin { Type: MarginType.Cross } });
        Assert.Contains(world.Events, e => e is Event.SettingRejected { Request: 3, Rejection.Code: -4028 });
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void Amend_WithNothingToChange_IsDone()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(100);
        world.Submit(new Command.AmendOrder(new("a"), new(59_000m), new(0.01m)));
        world.RunFor(100);
        Assert.Equal(OrderStatus.Working, world.Order("a")!.Status);
        Assert.DoesNotContain(world.Events, e => e is Event.AmendRejected);
    }

    [Fact]
    public void Queries_BringTheVenuesBytesBack()
    {
        var world = new DeskWorld().Started();
        world.Query(new VenueQuery.Balances(7));
        world.Query(new VenueQuery.OrderById(8, Btc, new(1)));
        world.RunFor(1_000);
        var answers = world.Notes.OfType<SessionNote.Answered>().ToList();
        Assert.Equal((200, ""),
            (answers.Single(a => a.Query.Id == 7).Status, answers.Single(a => a.Query.Id == 7).Problem));
        Assert.Equal(-2013, answers.Single(a => a.Query.Id == 8).Code);
    }
}
