using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// What <c>500$</c> and <c>25%</c> come to, worked out by hand from the venue's cost of an order (wire contract, section 12.4): margin at
/// the assumed price and leverage 10, the loss against the mark price it would open with, and a taker fee of 0.05 %.
/// </summary>
public sealed class QuantityResolverTests
{
    // All of 10,000 USDT. A limit buy is held at its price, a limit sell at the highest of bid, mark and price, a market buy at the ask and
    // 0.05 %, a market sell at the higher of bid and mark.
    [Theory]
    [InlineData(Side.Buy, "59000", 59999.9, 60000, "1.686")] // 5900 + 0 + 29.5
    [InlineData(Side.Buy, "61000", 59999.9, 60000, "1.402")] // 6100 + 1000 + 30.5
    [InlineData(Side.Sell, "61000", 59999.9, 60000, "1.631")] // 6100 + 0 + 30.5
    [InlineData(Side.Sell, "59000", 59999.9, 60000, "1.422")] // 6000 + 1000 + 30
    [InlineData(Side.Sell, "59000", 60100, 60100.1, "1.42")] // 6010 + 1000 + 30.05
    [InlineData(Side.Buy, null, 59999.9, 60000, "1.649")] // 6003 + 30 + 30.015
    [InlineData(Side.Buy, null, 59899.9, 59900, "1.66")] // 5992.995 + 0 + 29.964975
    [InlineData(Side.Sell, null, 59999.9, 60000, "1.658")] // 6000 + 0 + 30
    [InlineData(Side.Sell, null, 60100, 60100.1, "1.655")] // 6010 + 0 + 30.05
    public void AllThatCanBeOpened_PaysForMarginLossAndFee(Side side, string? limit, double bid, double ask, string sent) =>
        Assert.Equal(sent, Good("100%", side, limit, View(bid, ask)));

    [Fact]
    public void WithoutAMarkOrQuote_TheOtherIsTaken()
    {
        // At the ask and 0.05 %: 6003 + 0 + 30.015.
        Assert.Equal("1.657", Good("100%", Side.Buy, null, View(59999.9, 60000) with { Mark = null }));
        // At the mark price and 0.05 %: 6003 + 30 + 30.015.
        Assert.Equal("1.649", Good("100%", Side.Buy, null, View(59999.9, 60000) with { Quote = null }));
        // At the bid: 5999.99 + 0 + 29.99995.
        Assert.Equal("1.658", Good("100%", Side.Sell, null, View(59999.9, 60000) with { Mark = null }));
        Assert.Equal("1.631", Good("100%", Side.Sell, "61000", View(59999.9, 60000) with { Mark = null, Quote = null }));
    }

    [Theory]
    [InlineData("6000$", Side.Buy, null, "0.098")] // 6000 / 61000
    [InlineData("6000$", Side.Sell, null, "0.101")] // 6000 / 59000
    [InlineData("1000$", Side.Buy, "58000", "0.017")] // not 1000 / 61000 = 0.0163…
    [InlineData("2000$", Side.Sell, "62000", "0.032")] // not 2000 / 59000 = 0.0338…
    public void Worth_IsTakenAtTheLimit_OrWhereItWouldTrade(string typed, Side side, string? limit, string sent) =>
        Assert.Equal(sent, Good(typed, side, limit, View(59000, 61000)));

    [Fact]
    public void Worth_WithoutAQuote_IsTakenAtTheMark()
    {
        Assert.Equal("0.1", Good("6000$", Side.Buy, null, View(59000, 61000) with { Quote = null }));
        Assert.Equal("0.1", Good("6000$", Side.Sell, null, View(59000, 61000) with { Quote = null }));
    }

    // Against an open position a percentage is of that; with it, of what can be opened beside it.
    [Theory]
    [InlineData(0.03, Side.Sell, false, "0.015")]
    [InlineData(0.03, Side.Buy, false, "0.824")]
    [InlineData(-0.03, Side.Buy, false, "0.015")]
    [InlineData(-0.03, Side.Sell, false, "0.829")]
    [InlineData(0, Side.Sell, false, "0.829")]
    [InlineData(0.03, Side.Sell, true, "0.015")]
    [InlineData(0.03, Side.Buy, true, "0.015")]
    public void Half_OfThePositionOrOfWhatCanBeOpened(double position, Side side, bool reduceOnly, string sent) =>
        Assert.Equal(sent, Good("50%", side, null, View(59999.9, 60000, position), reduceOnly));

    [Theory]
    [InlineData("10$", "51000", 45000, "0.001")] // 50 USDT at 51000 are 0.00098…
    [InlineData("10$", null, 45000, "0.002")] // 50 USDT at 45000 are 0.00111…
    [InlineData("0.1%", null, 60000, "0.001")]
    public void WhatRoundsToNothing_IsToldTheLeast(string typed, string? limit, double mark, string least)
    {
        var view = View(mark, mark) with { Mark = new((decimal)mark), Available = new(100m) };
        var refusal = TypedTextTests.Bad(Relative(typed, Side.Buy, limit, view));
        Assert.Equal(("quantity-below-min", -4004, least), (refusal.Code, refusal.VenueCode, refusal.Nearest.Single()));
    }

    [Fact]
    public void WithoutAPrice_TheLeastIsThatOfTheLot()
    {
        var view = View(59000, 61000, 0.001) with { Mark = null, Quote = null };
        Assert.Equal(["0.001"], TypedTextTests.Bad(Relative("50%", Side.Sell, null, view)).Nearest);
    }

    [Theory]
    [InlineData("100%", true, true, false, "quantity-no-account")]
    [InlineData("100%", true, false, true, "quantity-no-account")]
    [InlineData("100%", false, true, true, "quantity-no-price")]
    [InlineData("500$", false, true, true, "quantity-no-price")]
    public void WhatIsNotKnownYet_IsRefused(string typed, bool hasPrice, bool hasAccount, bool hasLeverage, string code)
    {
        var view = View(59999.9, 60000);
        if (!hasPrice)
            view = view with { Mark = null, Quote = null };
        view = view with { Available = hasAccount ? view.Available : null, Leverage = hasLeverage ? view.Leverage : null };
        Assert.Equal(code, TypedTextTests.Bad(Relative(typed, Side.Buy, null, view)).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void WithNothingAvailable_NothingCanBeOpened(double available) => Assert.Equal("quantity-below-min",
        TypedTextTests.Bad(Relative("100%", Side.Buy, null, View(59999.9, 60000) with { Available = new((decimal)available) })).Code);

    // Market orders have steps of their own.
    [Fact]
    public void Quantity_IsRoundedToTheStepOfItsKind()
    {
        var coarse = Some.Btc with { MarketLot = new(0.01m, 0.01m, 120m) };
        var view = View(60000, 60000);
        var (resolver, typed) = (new QuantityResolver(coarse, view, false), TypedTextTests.Good(TypedQuantity.Read("1500$")));
        Assert.Equal(0.02m, TypedTextTests.Good(resolver.Relative(typed, Side.Buy, null)).Value);
        Assert.Equal(0.025m, TypedTextTests.Good(resolver.Relative(typed, Side.Buy, new Price(60000m))).Value);
    }

    private static TicketView View(double bid, double ask, double position = 0) =>
        TicketView.Of(Some.Ready(), Some.Btc, null, Some.Noon) with
        {
            Quote = new(new((decimal)bid), new(5), new((decimal)ask), new(5), Some.Noon),
            Position = new Position { Key = new(Some.Btc.Symbol, PositionSide.Both), Amount = new((decimal)position) },
        };

    private static Parsed<Quantity> Relative(string typed, Side side, string? limit, TicketView view, bool reduceOnly = false) =>
        new QuantityResolver(Some.Btc, view, reduceOnly).Relative(
            TypedTextTests.Good(TypedQuantity.Read(typed)), side, limit is null ? null : new Price(Story.Number(limit)));

    private static string Good(string typed, Side side, string? limit, TicketView view, bool reduceOnly = false) =>
        TypedTextTests.Good(Relative(typed, side, limit, view, reduceOnly)).ToString();
}
