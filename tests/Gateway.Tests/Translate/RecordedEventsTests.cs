using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway.Tests;

/// <summary>Recorded user stream messages: every one becomes events that the ledger takes without surprise.</summary>
public sealed class RecordedEventsTests
{
    private static readonly Time At = new(1_800_000_000_000);

    [Theory]
    [MemberData(nameof(OrderMessages))]
    public void OrderMessage_FoldsWithoutSurprise_AlsoTwice(string file)
    {
        var ledger = Ledger.Empty;
        foreach (var update in Read(file).OfType<OrderTradeUpdate>())
        {
            for (var time = 0; time < 2; time++)
            {
                foreach (var e in UserEvents.OrderUpdate(ledger, update.Order, At))
                {
                    var step = ledger.Apply(e);
                    Assert.Empty(step.Unexpected);
                    ledger = step.Next;
                }
            }
        }
    }

    [Theory]
    [InlineData("nautilus_py_ws_futures_order_update_adl_filled.json")]
    [InlineData("nautilus_py_ws_futures_order_update_liquidation.json")]
    [InlineData("nautilus_py_ws_futures_order_update_settlement.json")]
    public void OrderOfTheVenueItself_RaisesAnAlarm(string file)
    {
        var update = Assert.IsType<OrderTradeUpdate>(Assert.Single(Read(file)));
        Assert.Contains(UserEvents.OrderUpdate(Ledger.Empty, update.Order, At), e => e is Event.AlarmRaised);
    }

    [Theory]
    [MemberData(nameof(OrderMessages))]
    public void OrderMessage_WithNumbersThatCannotBe_StopsNothing(string file)
    {
        var ledger = Ledger.Empty;
        foreach (var update in Read(file).OfType<OrderTradeUpdate>())
        {
            var absurd = update.Order with { OrigQty = -1, CumQty = -1, Price = -1, LastQty = -1, LastPrice = -1 };
            foreach (var e in UserEvents.OrderUpdate(ledger, absurd, At))
                ledger = ledger.Apply(e).Next;
            Assert.Null(UserEvents.WithMissedFills(ledger, absurd));
        }
    }

    [Fact]
    public void OrderOfAnotherSymbol_WithAnIdOfOurs_IsNotOurs()
    {
        var update = Assert.IsType<OrderTradeUpdate>(
            Assert.Single(Read("recorded_order_trade_update_new_limit_hedge.json")));
        ClientOrderId mine = new("mine");
        var ours = new OrderSpec.Market { Symbol = new("BTCUSDT"), Side = Side.Buy, Quantity = new(1) };
        var ledger = Ledger.Empty
            .Apply(new Event.OrderAdopted(At, mine, new(update.Order.OrderId), ours, Quantity.Zero)).Next;
        var events = UserEvents.OrderUpdate(ledger, update.Order, At);
        Assert.IsType<Event.OrderAdopted>(Assert.Single(events));
        Assert.DoesNotContain(events, e => OrderEvents.OrderOf(e) == mine);
    }

    [Fact]
    public void RecordedHedgeOrder_IsAdoptedWithItsLeg()
    {
        var update = Assert.IsType<OrderTradeUpdate>(
            Assert.Single(Read("recorded_order_trade_update_new_limit_hedge.json")));
        var adopted = Assert.IsType<Event.OrderAdopted>(
            Assert.Single(UserEvents.OrderUpdate(Ledger.Empty, update.Order, At)));
        var spec = Assert.IsType<OrderSpec.Limit>(adopted.Spec);
        Assert.Equal((85.67m, 21.26m, PositionSide.Short), (spec.Price.Value, spec.Quantity.Value, spec.PositionSide));
        Assert.Equal(215456450616, adopted.VenueId.Value);
    }

    [Fact]
    public void AccountMessage_TellsBalancesAndLegs()
    {
        var update = Read("binancenet_stream_AccountUpdate.json").OfType<AccountUpdate>().Single();
        var events = UserEvents.AccountUpdate(Ledger.Empty, update, At);
        Assert.Contains(events, e => e is Event.BalanceChanged { Asset: "USDT", Wallet.Value: 122624.12345678m });
        Assert.Contains(events, e =>
            e is Event.PositionChanged { Side: PositionSide.Long, Amount.Value: 20m, EntryPrice: 6563.665m }
            && ((Event.PositionChanged)e).AsOf.Milliseconds == 1564745798938);
    }

    [Fact]
    public void DocumentedRights_AreJudged()
    {
        var rights = RightsText.Of(Samples.Answer("doc_api_restrictions.json"))!;
        Assert.Equal("key-without-futures", Assert.IsType<KeyVerdict.Refused>(rights.Judge(At)).Code);
        Assert.False(rights.RestrictedToAddresses);
    }

    public static IEnumerable<TheoryDataRow<string>> OrderMessages() => Samples.Named("*order_*update_*.json")
        .Where(f => !f.Contains("algo")).Select(f => new TheoryDataRow<string>(f));

    private static IEnumerable<StreamEvent> Read(string file) => Samples.Events(file);
}
