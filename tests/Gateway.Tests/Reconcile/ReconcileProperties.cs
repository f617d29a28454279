using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>
/// Comparing brings any view to the venue's, whatever both are: once its events and the look-ups it wants are folded, a
/// second comparison finds nothing, and what neither side has is not touched.
/// </summary>
public sealed class ReconcileProperties
{
    private static readonly Time At = new(1_790_000_040_000);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ComparisonAndItsLookUps_LeaveNothingToCompare(ulong first)
    {
        for (var seed = first; seed < first + 500; seed++)
            Converges(new RandomAccount(seed));
    }

    // It was asked about every 30 s for ever: no fill was to come, and FILLED is no end by itself.
    [Fact]
    public void OrderThatTheVenueShrankToWhatItHasFilled_IsFilled()
    {
        var order = new Order
        {
            Id = new("a"), Spec = Limit(Side.Buy, 3m, 50_000m), CreatedAt = At, UpdatedAt = At, VenueId = new(7), Status = OrderStatus.Working,
        };
        var partly = order.On(new Event.OrderFilled(At, order.Id, new(7),
            new(new(1), new(50_000m), new(2m), 0, "USDT", new(0), IsMaker: false, At))).Next;
        Assert.Equal(OrderStatus.PartiallyFilled, partly.Status);
        Assert.Equal(OrderStatus.Filled, partly.On(new Event.OrderAmended(At, order.Id, null, new(2m))).Next.Status);
    }

    // Only the stream's way raised it: an order of the exchange that a comparison took over stood there as anybody's.
    [Theory]
    [InlineData("autoclose-1790000040000", "a liquidation")]
    [InlineData("adl_autoclose", "auto-deleveraging")]
    [InlineData("settlement_autoclose-1", "a settlement")]
    [InlineData("delivery_autoclose-1", "a delivery")]
    [InlineData("x-of-somebody", null)]
    public void OrderOfTheExchangeItself_ThatAComparisonFinds_IsAnAlarm(string clientId, string? reason)
    {
        var row = new OrderRecord
        {
            ClientOrderId = clientId, OrderId = 7, Symbol = "BTCUSDT", Side = "SELL", Type = "LIMIT", OrigQty = 1m, ExecutedQty = 0m,
            Price = 59_000m, Status = "NEW", UpdateTime = At.Milliseconds,
        };
        var found = Reconciler.Compare(Ledger.Empty, new(At, [row], [], [], [], Core.PositionMode.OneWay, []), At);
        Assert.Single(found.Events.OfType<Event.OrderAdopted>());
        var alarms = found.Events.OfType<Event.AlarmRaised>().ToList();
        Assert.Equal(reason is null ? 0 : 1, alarms.Count);
        Assert.All(alarms, alarm => Assert.Contains(reason!, alarm.Text));
        Assert.All(alarms, alarm => Assert.Equal("venue-order-BTCUSDT", alarm.Alarm));
    }

    public static IEnumerable<TheoryDataRow<ulong>> Seeds() =>
        Enumerable.Range(0, 8).Select(i => new TheoryDataRow<ulong>((ulong)((i * 500) + 1)));

    private static void Converges(RandomAccount account)
    {
        var before = account.Ours;
        var found = Reconciler.Compare(before, account.Venue, At);
        var after = account.LookedUp(Fold(before, found.Events, account), found.LookUp);
        // What could be the child of an order that was being asked about is taken by the comparison after that.
        var second = Reconciler.Compare(after, account.Venue, At);
        after = account.LookedUp(Fold(after, second.Events, account), second.LookUp);
        var third = Reconciler.Compare(after, account.Venue, At);
        Assert.True(third.Events.IsEmpty && third.LookUp.IsEmpty,
            $"seed {account.Seed}: {string.Join('\n', third.Events)} {string.Join(' ', third.LookUp.Select(id => $"{id} {after.FindOrder(id)} {account.Ours.FindOrder(id)}"))}\n{string.Join('\n', found.Events)}");
        // And fills that were only found by asking are older than what it then states of their position.
        Assert.True(second.Events.All(e => e is Event.OrderAdopted or Event.PositionChanged), $"seed {account.Seed}: {string.Join('\n', second.Events)}");
        account.AssertEqualTo(after);
        foreach (var order in before.Orders.Ended.All.Where(o => !account.Knows(o)))
            Assert.Same(order, after.FindOrder(order.Id));
    }

    private static Ledger Fold(Ledger ledger, IEnumerable<Event> events, RandomAccount account)
    {
        foreach (var e in events)
        {
            var step = ledger.Apply(e);
            // Ids are reused by nobody here, so all that may surprise is that one comes alive that was given up.
            Assert.True(step.Unexpected.All(u => u.Code == "event-revived"), $"seed {account.Seed}: {string.Join('\n', step.Unexpected)}");
            ledger = step.Next;
        }

        return ledger;
    }
}
