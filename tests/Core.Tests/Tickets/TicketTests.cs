using System.Collections.Immutable;
using Bowline.Core;
using Xunit;

namespace Bowline.Core.Tests;

public sealed class TicketTests
{
    private static readonly TicketText Buy = new() { Verb = "market", Symbol = "BTCUSDT", Side = "BUY",
        Quantity = "0.01" };

    private static readonly TicketText Sell = new()
    {
        Verb = "limit", Symbol = "BTCUSDT", Side = "SELL", Quantity = "0.01", Price = "61000",
    };

    private static TicketView View(decimal position = 0, PositionMode mode = PositionMode.OneWay) =>
        TicketView.Of(Some.Ready(), Some.Btc, null, Some.Noon) with
        {
            Mode = mode,
            Position = new Position { Key = new(Some.Btc.Symbol, PositionSide.Both), Amount = new(position) },
        };

    private static TicketAnswer Answer(TicketText text, TicketView? view = null) =>
        Ticket.Read(text, [Some.Btc.Symbol]) switch
        {
            TicketReading.Read read => read.Ticket.Resolve(Some.Btc, view ?? View()),
            TicketReading.Refused refused => new TicketAnswer.Refused(refused.Refusals),
            var other => throw new InvalidOperationException(other.ToString()),
        };

    private static TicketAnswer.Resolved Resolved(TicketText text, TicketView? view = null) =>
        Assert.IsType<TicketAnswer.Resolved>(Answer(text, view));

    private static ImmutableArray<Refusal> Refused(TicketText text, TicketView? view = null) =>
        Assert.IsType<TicketAnswer.Refused>(Answer(text, view)).Refusals;

    private static void AssertRefused(string code, int? venue, TicketText text, TicketView? view = null)
    {
        var refusal = Assert.Single(Refused(text, view));
        Assert.Equal((code, venue), (refusal.Code, refusal.VenueCode));
    }

    [Fact]
    public void AbsoluteValues_AreSentAsTyped()
    {
        var limit = Assert.IsType<OrderSpec.Limit>(Resolved(Sell).Spec);
        Assert.Equal((0.01m, 61000m, Side.Sell), (limit.Quantity.Value, limit.Price.Value, limit.Side));
        Assert.IsType<TimeInForce.GoodTillCanceled>(limit.TimeInForce);
        Assert.Empty(Resolved(Sell).Roundings);
    }

    [Fact]
    public void AbsoluteOffGrid_IsRefusedUnlessRoundIsAsked()
    {
        var typed = Sell with { Price = "61000.03", Quantity = "0.0129" };
        Assert.Contains(Refused(typed), r => r.VenueCode == -4014);
        var rounded = Resolved(typed with { Round = true });
        Assert.Equal(["price 61000.03 → 61000.1", "quantity 0.0129 → 0.012"],
            rounded.Roundings.Select(r => r.ToString()));
        var buy = Resolved(typed with { Round = true, Side = "buy", Price = "59000.07" });
        Assert.Equal(59000m, ((OrderSpec.Limit)buy.Spec).Price.Value);
    }

    [Theory]
    [InlineData("BUY", "-0.5%", "59700")]
    [InlineData("BUY", "-20.05", "59979.9")]
    [InlineData("SELL", "+20.05", "60020.1")]
    [InlineData("SELL", "+0.00051%", "60000.4")]
    public void RelativePrice_IsTakenFromTheMarkAndRoundedToThePassiveSide(string side, string typed, string sent)
    {
        var resolved = Resolved(Sell with { Side = side, Price = typed });
        Assert.Equal(decimal.Parse(sent), ((OrderSpec.Limit)resolved.Spec).Price.Value);
        Assert.Equal(new Rounding("price", typed, sent), Assert.Single(resolved.Roundings));
    }

    [Theory]
    [InlineData("BUY", "500$", "0.008")]
    [InlineData("SELL", "500$", "0.008")]
    public void QuoteQuantity_IsNeverWorthMoreThanMeant(string side, string typed, string sent) =>
        // 500 / 60000 = 0.00833
        Assert.Equal(decimal.Parse(sent), Resolved(Buy with { Side = side, Quantity = typed }).Spec.Quantity.Value);

    // By hand: 10000 / (60030/10 + 30.0 over the mark + 60030 × 0.0005) = 10000 / 6063.015 = 1.6493…; a quarter is
    // 0.4123….
    [Theory]
    [InlineData("100%", "1.649")]
    [InlineData("25%", "0.412")]
    public void PercentOfWhatCanBeOpened_LeavesRoomForMarginLossAndFee(string typed, string sent)
    {
        var spec = Resolved(Buy with { Quantity = typed }).Spec;
        Assert.Equal(decimal.Parse(sent), spec.Quantity.Value);
    }

    [Fact]
    public void PercentAgainstThePosition_IsOfThePosition()
    {
        Assert.Equal(0.007m, Resolved(Buy with { Side = "sell", Quantity = "25%" }, View(0.03m)).Spec.Quantity.Value);
        var all = Resolved(Buy with { Side = "sell", Quantity = "100%", ReduceOnly = true }, View(0.03m)).Spec;
        Assert.Equal((0.03m, true), (all.Quantity.Value, all.ReduceOnly));
    }

    [Fact]
    public void RelativeQuantity_ThatIsTooSmall_SaysTheLeast()
    {
        var refusal = Assert.Single(Refused(Buy with { Quantity = "10$" }));
        Assert.Equal(("quantity-below-min", "0.001"), (refusal.Code, refusal.Nearest[0]));
    }

    [Fact]
    public void ClosePosition_ClosesAllOfItReduceOnly()
    {
        var close = Buy with { Side = null, Quantity = null, ClosePosition = true };
        var spec = Resolved(close, View(-0.003m)).Spec;
        Assert.Equal((Side.Buy, 0.003m, true), (spec.Side, spec.Quantity.Value, spec.ReduceOnly));
        AssertRefused("close-position-flat", -2022, close);
        AssertRefused("close-position-side", -2022, close with { Side = "sell" }, View(-0.003m));
        AssertRefused("quantity-with-close-position", -4137, close with { Quantity = "1" }, View(-0.003m));
    }

    [Fact]
    public void ReduceOnly_NeverOpensOrFlips()
    {
        var reduce = Buy with { Side = "sell", ReduceOnly = true };
        AssertRefused("reduce-only-flat", -2022, reduce);
        AssertRefused("reduce-only-side", -2022, reduce, View(-1m));
        AssertRefused("reduce-only-size", -2022, reduce, View(0.009m));
        Assert.True(Resolved(reduce, View(0.01m)).Spec.ReduceOnly);
    }

    [Fact]
    public void HedgeMode_NeedsAPositionSideAndOneWayTakesNone()
    {
        AssertRefused("position-side-missing", -4061, Buy, View(mode: PositionMode.Hedge));
        AssertRefused("position-side-one-way", -4061, Buy with { PositionSide = "long" });
        var spec = Resolved(Buy with { PositionSide = "long" }, View(mode: PositionMode.Hedge)).Spec;
        Assert.Equal(PositionSide.Long, spec.PositionSide);
    }

    [Fact]
    public void GoodTill_BecomesAWholeSecondInTheFuture()
    {
        var limit = (OrderSpec.Limit)Resolved(Sell with { GoodTill = "2h" },
            View() with { Now = new(1_790_769_600_001) }).Spec;
        Assert.Equal(new TimeInForce.GoodTillDate(new(1_790_776_801_000)), limit.TimeInForce);
        AssertRefused("good-till-too-soon", -5040, Sell with { GoodTill = "10m" });
    }

    [Theory]
    [InlineData("GTD", null, false, "good-till-missing")]
    [InlineData("IOC", "2h", false, "tif-good-till")]
    [InlineData("IOC", null, true, "tif-post-only")]
    [InlineData("DAY", null, false, "tif-unknown")]
    public void TimeInForce_ThatContradictsItself_IsRefused(string tif, string? goodTill, bool postOnly, string code) =>
        Assert.Equal(code, Assert.Single(Refused(Sell with { TimeInForce = tif, GoodTill = goodTill,
            PostOnly = postOnly })).Code);

    [Fact]
    public void PostOnly_IsATimeInForce() => Assert.IsType<TimeInForce.PostOnly>(
        ((OrderSpec.Limit)Resolved(Sell with { PostOnly = true }).Spec).TimeInForce);

    [Fact]
    public void MarketOrder_TakesNeitherPriceNorTimeInForce()
    {
        AssertRefused("price-on-market", -1106, Buy with { Price = "60000" });
        AssertRefused("tif-on-market", -1106, Buy with { TimeInForce = "GTC" });
    }

    [Theory]
    [InlineData("has space", "client-order-id", -1100)]
    [InlineData("1234567890123456789012345678901234567", "client-order-id", -4015)]
    [InlineData("ORD-4f9k2m1x-o01", "client-order-id-reserved", null)]
    public void ClientOrderId_OfTheWrongForm_IsRefused(string id, string code, int? venue) =>
        AssertRefused(code, venue, Buy with { ClientOrderId = id });

    [Fact]
    public void EverythingWrong_IsToldAtOnce() => Assert.Equal(
        ["symbol-unknown", "side-unknown", "quantity-comma", "price-exponent", "tif-unknown"],
        Refused(new() { Verb = "limit", Symbol = "X", Side = "up", Quantity = "1,5", Price = "1e5", TimeInForce = "?" })
            .Select(r => r.Code));

    [Fact]
    public void WithoutAMarket_RelativeValuesAreRefusedAndAbsoluteOnesPass()
    {
        var blind = View() with { Mark = null, Quote = null };
        AssertRefused("price-no-mark", null, Sell with { Price = "-1%" }, blind);
        AssertRefused("quantity-no-price", null, Buy with { Quantity = "500$" }, blind);
        AssertRefused("quantity-no-account", null, Buy with { Quantity = "50%" }, View() with { Leverage = null });
        Assert.NotNull(Resolved(Sell, blind));
    }

    [Fact]
    public void PriceFarBelowTheMark_ThatWouldBeNegative_IsRefused() =>
        AssertRefused("price-below-zero", -4001, Sell with { Price = "-70000" });
}
