using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What a ticket says beside its numbers: time in force, position side, what closes; with the venue's code where it has one.</summary>
public sealed class TicketRulesTests
{
    private static readonly TicketText Limit = new() { Verb = "limit", Symbol = "BTCUSDT", Side = "SELL", Quantity = "0.01", Price = "61000" };
    private static readonly TicketText Market = new() { Verb = "market", Symbol = "BTCUSDT", Side = "BUY", Quantity = "0.01" };

    [Theory]
    [InlineData(null, null, false, "GoodTillCanceled")]
    [InlineData("  ", " ", false, "GoodTillCanceled")]
    [InlineData("gtc", null, false, "GoodTillCanceled")]
    [InlineData("IOC", null, false, "ImmediateOrCancel")]
    [InlineData("fok", null, false, "FillOrKill")]
    [InlineData("GTX", null, false, "PostOnly")]
    [InlineData("GTX", null, true, "PostOnly")]
    [InlineData(null, null, true, "PostOnly")]
    [InlineData(null, "2h", false, "GoodTillDate")]
    [InlineData("GTD", "2h", false, "GoodTillDate")]
    public void TimeInForce_IsTheOneTyped_OrWhatTheFlagsSay(string? tif, string? goodTill, bool postOnly, string name)
    {
        var spec = Spec(Limit with { TimeInForce = tif, GoodTill = goodTill, PostOnly = postOnly });
        Assert.Equal(name, ((OrderSpec.Limit)spec).TimeInForce.GetType().Name);
    }

    [Theory]
    [InlineData("DAY", null, false, "tif-unknown", -1115)]
    [InlineData("GTD", null, false, "good-till-missing", -1102)]
    [InlineData("GTD", " ", false, "good-till-missing", -1102)]
    [InlineData("GTD", "soon", false, "good-till-malformed", null)]
    [InlineData("GTC", "2h", false, "tif-good-till", -1106)]
    [InlineData("GTX", "2h", false, "tif-good-till", -1106)]
    [InlineData(null, "2h", true, "tif-good-till", -1106)]
    [InlineData("FOK", null, true, "tif-post-only", null)]
    [InlineData("GTC", null, true, "tif-post-only", null)]
    [InlineData("GTD", "2h", true, "tif-post-only", null)]
    public void TimeInForce_ThatContradictsItself_HasTheVenuesCode(string? tif, string? goodTill, bool postOnly, string code, int? venue) =>
        Refused(code, venue, Limit with { TimeInForce = tif, GoodTill = goodTill, PostOnly = postOnly });

    [Fact]
    public void MarketOrder_TakesNothingOfALimitOrder()
    {
        Refused("tif-on-market", -1106, Market with { PostOnly = true });
        Refused("tif-on-market", -1106, Market with { GoodTill = "2h" });
        Refused("tif-on-market", -1106, Market with { TimeInForce = "IOC" });
        Refused("price-on-market", -1106, Market with { Price = "60000" });
        Assert.IsType<OrderSpec.Market>(Spec(Market with { Price = " ", TimeInForce = "", GoodTill = " " }));
    }

    // More than 600 s by the venue's rule, in whole seconds, and one second for the way.
    [Theory]
    [InlineData("600.999", null)]
    [InlineData("601", 601_000)]
    [InlineData("601.001", 602_000)]
    [InlineData("11m", 660_000)]
    public void GoodTill_IsBeyondTenMinutes_InWholeSeconds(string typed, int? later)
    {
        if (later is { } known)
        {
            Assert.Equal(new TimeInForce.GoodTillDate(Some.Noon + TimeSpan.FromMilliseconds(known)),
                ((OrderSpec.Limit)Spec(Limit with { GoodTill = typed })).TimeInForce);
        }
        else
            Refused("good-till-too-soon", -5040, Limit with { GoodTill = typed });
    }

    [Theory]
    [InlineData(PositionMode.Hedge, null, "position-side-missing")]
    [InlineData(PositionMode.Hedge, PositionSide.Both, "position-side-missing")]
    [InlineData(PositionMode.Hedge, PositionSide.Long, null)]
    [InlineData(PositionMode.Hedge, PositionSide.Short, null)]
    [InlineData(PositionMode.OneWay, PositionSide.Long, "position-side-one-way")]
    [InlineData(PositionMode.OneWay, PositionSide.Short, "position-side-one-way")]
    [InlineData(PositionMode.OneWay, PositionSide.Both, null)]
    [InlineData(PositionMode.OneWay, null, null)]
    public void PositionSide_IsNamedInHedgeModeAndOnlyThere(PositionMode mode, PositionSide? side, string? code)
    {
        var problem = PositionRules.PositionSideProblem(mode, side);
        Assert.Equal(code, problem?.Code);
        Assert.True(problem is null || problem.VenueCode == -4061);
    }

    [Fact]
    public void WhatIsTyped_IsInTheOrder()
    {
        var spec = Spec(Limit with { SelfTradePrevention = "expire-maker", PositionSide = "short" }, mode: PositionMode.Hedge);
        Assert.Equal((SelfTradePrevention.ExpireMaker, PositionSide.Short, false), (spec.SelfTradePrevention, spec.PositionSide, spec.ReduceOnly));
        var plain = Spec(Market with { ClientOrderId = "", SelfTradePrevention = " ", PositionSide = " " });
        Assert.Equal((null, PositionSide.Both, false), (plain.SelfTradePrevention, plain.PositionSide, plain.ReduceOnly));
        Assert.Equal(PositionSide.Both, Spec(Market with { PositionSide = "both" }).PositionSide);
        Refused("position-side-unknown", -4060, Market with { PositionSide = "up" });
        Refused("stp-unknown", -5039, Market with { SelfTradePrevention = "never" });
    }

    [Theory]
    [InlineData(0.02, null, Side.Sell)]
    [InlineData(0.02, "sell", Side.Sell)]
    [InlineData(-0.02, null, Side.Buy)]
    [InlineData(-0.02, "BUY", Side.Buy)]
    [InlineData(-0.02, " ", Side.Buy)]
    public void ClosePosition_IsTheWholePositionTheOtherWay(double position, string? typed, Side side)
    {
        var spec = Spec(Market with { Side = typed, Quantity = null, ClosePosition = true }, (decimal)position);
        Assert.Equal((side, 0.02m, true), (spec.Side, spec.Quantity.Value, spec.ReduceOnly));
    }

    [Theory]
    [InlineData(0.01, "sell", null)]
    [InlineData(0.009, "sell", "reduce-only-size")]
    [InlineData(0.02, "buy", "reduce-only-side")]
    [InlineData(-0.01, "buy", null)]
    [InlineData(-0.009, "buy", "reduce-only-size")]
    [InlineData(-0.02, "sell", "reduce-only-side")]
    [InlineData(0, "sell", "reduce-only-flat")]
    public void ReduceOnly_IsAtMostThePositionAndAgainstIt(double position, string side, string? code)
    {
        var text = Market with { Side = side, ReduceOnly = true };
        if (code is null)
            Assert.True(Spec(text, (decimal)position).ReduceOnly);
        else
            Refused(code, -2022, text, (decimal)position);
    }

    [Theory]
    [InlineData(0, "sell", "reduce-only-flat")]
    [InlineData(0, "buy", "reduce-only-flat")]
    [InlineData(0.02, "buy", "reduce-only-side")]
    [InlineData(-0.02, "sell", "reduce-only-side")]
    public void PartOfAPositionThatIsNotThere_IsNotCalledTooSmall(double position, string side, string code)
    {
        var half = Market with { Side = side, Quantity = "50%", ReduceOnly = true };
        Refused(code, -2022, half, (decimal)position);
        Refused(code, -2022, Limit with { Side = side, Quantity = "50%", ReduceOnly = true }, (decimal)position);
    }

    [Fact]
    public void Rounding_ThatLeavesNothing_IsRefused()
    {
        Refused("quantity-below-min", -4004, Market with { Quantity = "0.0005", Round = true });
        Refused("quantity-below-min", -4004, Limit with { Quantity = "0.0009", Round = true });
        Assert.Equal(0.001m, Spec(Market with { Quantity = "0.0019", Round = true }).Quantity.Value);
    }

    [Fact]
    public void QuantityAtAPriceThatCannotBe_IsNotJudged() => Refused("price-below-zero", -4001, Limit with { Price = "-70000", Quantity = "10$" });

    [Theory]
    [InlineData("a", null)]
    [InlineData("aZ09.:/_-", null)]
    [InlineData("123456789012345678901234567890123456", null)]
    [InlineData("1234567890123456789012345678901234567", -4015)]
    [InlineData("a+b", -1100)]
    [InlineData("ä", -1100)]
    public void ClientOrderId_IsLegalOrNot(string id, int? venue)
    {
        Assert.Equal(venue is null, Ownership.IsLegal(new(id)));
        if (venue is not null)
            Refused("client-order-id", venue, Market with { ClientOrderId = id });
        else
            Assert.NotNull(Spec(Market with { ClientOrderId = id }));
    }

    [Theory]
    [InlineData("market", "BTCUSDT", "BUY", "0.01", null, false, true)]
    [InlineData("market", "ETHUSDT", "BUY", "0.01", null, false, false)]
    [InlineData("market", "BTCUSDT", "SELL", "0.01", null, false, false)]
    [InlineData("market", "BTCUSDT", "BUY", "0.02", null, false, false)]
    [InlineData("market", "BTCUSDT", "BUY", "0.02", null, true, true)]
    [InlineData("market", "BTCUSDT", "BUY", "50%", null, false, true)]
    [InlineData("limit", "BTCUSDT", "BUY", "0.01", "59000", false, false)]
    public void MarketOrder_MayHaveComeOfATicket(string verb, string symbol, string side, string quantity, string? price, bool round, bool may) =>
        Assert.Equal(may, Ticket(verb, symbol, side, quantity, price, round).IsOf(Some.Market()));

    [Theory]
    [InlineData("0.01", "60000", false, true)]
    [InlineData("0.01", "59000", false, false)]
    [InlineData("0.01", "59000", true, true)]
    [InlineData("0.01", "-1%", false, true)]
    [InlineData("0.01", null, false, false)]
    [InlineData("0.02", "60000", false, false)]
    public void LimitOrder_MayHaveComeOfATicket(string quantity, string? price, bool round, bool may) =>
        Assert.Equal(may, Ticket(price is null ? "market" : "limit", "BTCUSDT", "BUY", quantity, price, round).IsOf(Some.Limit()));

    [Fact]
    public void TicketWithoutASide_MayBeOfEither()
    {
        var read = Assert.IsType<TicketReading.Read>(Core.Ticket.Read(Market with { Side = null, Quantity = null, ClosePosition = true }, [Some.Btc.Symbol]));
        Assert.True(read.Ticket.IsOf(Some.Market(side: Side.Sell)));
        Assert.True(read.Ticket.IsOf(Some.Market(0.5m)));
    }

    [Fact]
    public void View_IsOfTheAskedLeg()
    {
        var ledger = Some.Ready().With(
            new Event.SettingChanged(Some.Noon, new AccountSetting.Mode(PositionMode.Hedge)),
            new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Long, new(0.5m), 60000m),
            new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Short, new(-0.2m), 60000m));
        var view = TicketView.Of(ledger, Some.Btc, PositionSide.Long, Some.Noon);
        Assert.Equal((PositionMode.Hedge, 0.5m, 10, 10000m, 60000m),
            (view.Mode, view.Position.Amount.Value, view.Leverage, view.Available?.Value, view.Mark?.Value));
        Assert.Equal(-0.2m, TicketView.Of(ledger, Some.Btc, PositionSide.Short, Some.Noon).Position.Amount.Value);
        Assert.True(TicketView.Of(ledger, Some.Btc, null, Some.Noon).Position.Amount.IsFlat);
        var unknown = TicketView.Of(Ledger.Empty, Some.Btc, null, Some.Noon);
        Assert.Equal((PositionMode.OneWay, null, null, null), (unknown.Mode, unknown.Leverage, unknown.Available, unknown.Mark));
    }

    private static Ticket Ticket(string verb, string symbol, string side, string quantity, string? price, bool round) =>
        Assert.IsType<TicketReading.Read>(Core.Ticket.Read(
            new() { Verb = verb, Symbol = symbol, Side = side, Quantity = quantity, Price = price, Round = round },
            [Some.Btc.Symbol, Some.Eth.Symbol])).Ticket;

    private static TicketAnswer Answer(TicketText text, decimal position, PositionMode mode) => Core.Ticket.Read(text, [Some.Btc.Symbol]) switch
    {
        TicketReading.Refused refused => new TicketAnswer.Refused(refused.Refusals),
        var read => ((TicketReading.Read)read).Ticket.Resolve(Some.Btc, TicketView.Of(Some.Ready(), Some.Btc, null, Some.Noon) with
        {
            Mode = mode, Position = new Position { Key = new(Some.Btc.Symbol, PositionSide.Both), Amount = new(position) },
        }),
    };

    private static OrderSpec Spec(TicketText text, decimal position = 0, PositionMode mode = PositionMode.OneWay) =>
        Assert.IsType<TicketAnswer.Resolved>(Answer(text, position, mode)).Spec;

    private static void Refused(string code, int? venue, TicketText text, decimal position = 0)
    {
        var refusal = Assert.Single(Assert.IsType<TicketAnswer.Refused>(Answer(text, position, PositionMode.OneWay)).Refusals);
        Assert.Equal((code, venue), (refusal.Code, refusal.VenueCode));
    }
}
