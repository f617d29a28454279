using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// Margin that an order adds, by the wire contract's formula (section 12.4): max(0, max(|PN + B + buy|, |PN − A − sell|) less
/// what is in use) / leverage, worked out by hand at a mark of 60,000 and leverage 10.
/// </summary>
public sealed class OrderCostTests
{
    private static readonly Price Mark = new(60_000m);

    [Theory]
    [InlineData(Side.Buy, null, "600")]
    [InlineData(Side.Sell, null, "600")]
    // What rests below the market is paid at its price, what lies above at the market's.
    [InlineData(Side.Buy, "50000", "500")]
    [InlineData(Side.Buy, "70000", "600")]
    [InlineData(Side.Sell, "50000", "600")]
    [InlineData(Side.Sell, "70000", "600")]
    public void FirstOrder_CostsItsNotionalByTheLeverage(Side side, string? limit, string cost) =>
        Assert.Equal(Number(cost), Cost(Some.Ready(), Asked(side, 0.1m, limit)));

    [Theory]
    [InlineData("0.1", Side.Buy, "0.1", "600")]
    [InlineData("0.1", Side.Sell, "0.1", "0")]
    [InlineData("0.1", Side.Sell, "0.2", "0")]
    [InlineData("0.1", Side.Sell, "0.3", "600")]
    [InlineData("-0.1", Side.Sell, "0.1", "600")]
    [InlineData("-0.1", Side.Buy, "0.1", "0")]
    [InlineData("-0.1", Side.Buy, "0.2", "0")]
    [InlineData("-0.1", Side.Buy, "0.3", "600")]
    public void OrderAgainstThePosition_CostsOnlyWhatGoesBeyondIt(string position, Side side, string quantity, string cost) =>
        Assert.Equal(Number(cost), Cost(Holding(Number(position)), Asked(side, Number(quantity), null)));

    // B = 5,900 on one side, A = 6,100 on the other: the larger of the two sides binds margin.
    [Theory]
    [InlineData(Side.Buy, "59000", Side.Buy, "0.1", "600")]
    [InlineData(Side.Buy, "59000", Side.Sell, "0.05", "0")]
    [InlineData(Side.Buy, "59000", Side.Sell, "0.1", "10")]
    [InlineData(Side.Sell, "61000", Side.Sell, "0.1", "600")]
    [InlineData(Side.Sell, "61000", Side.Buy, "0.1", "0")]
    [InlineData(Side.Sell, "61000", Side.Buy, "0.2", "590")]
    public void OtherOpenOrders_CountAtTheirPrices(Side open, string price, Side side, string quantity, string cost)
    {
        var ledger = Some.Ready().With(Open(1, Some.Limit(0.1m, Number(price), open)));
        Assert.Equal(Number(cost), Cost(ledger, Asked(side, Number(quantity), null)));
    }

    [Theory]
    [InlineData("0.1", Side.Sell, Side.Buy, "0.1", "0")]
    [InlineData("0.1", Side.Sell, Side.Buy, "0.15", "300")]
    [InlineData("0.1", Side.Sell, Side.Sell, "0.1", "600")]
    [InlineData("-0.1", Side.Buy, Side.Sell, "0.1", "0")]
    [InlineData("-0.1", Side.Buy, Side.Sell, "0.15", "300")]
    [InlineData("-0.1", Side.Buy, Side.Buy, "0.1", "600")]
    public void OpenOrderThatTurnsThePosition_BindsMoreThanThePosition(string position, Side open, Side side, string quantity, string cost)
    {
        var ledger = Holding(Number(position)).With(Open(1, Some.Limit(0.3m, 60_000m, open)));
        Assert.Equal(Number(cost), Cost(ledger, Asked(side, Number(quantity), null)));
    }

    [Theory]
    [InlineData(Side.Buy, Side.Sell, "0.05", "0")]
    [InlineData(Side.Buy, Side.Sell, "0.15", "300")]
    [InlineData(Side.Sell, Side.Buy, "0.05", "0")]
    [InlineData(Side.Sell, Side.Buy, "0.15", "300")]
    public void OpenMarketOrders_CountAtTheMark(Side open, Side side, string quantity, string cost)
    {
        var ledger = Some.Ready().With(Open(1, Some.Market(0.1m, open)));
        Assert.Equal(Number(cost), Cost(ledger, Asked(side, Number(quantity), null)));
    }

    [Fact]
    public void OrdersThatOnlyReduce_OrWaitForATrigger_BindNothing()
    {
        var stop = new OrderSpec.StopMarket { Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(1m), Trigger = new(59_000m) };
        var ledger = Holding(0.1m).With(Open(1, Some.Limit(0.1m, 61_000m, Side.Sell) with { ReduceOnly = true }), Open(2, stop));
        Assert.Equal(600m, Cost(ledger, Asked(Side.Buy, 0.1m, null)));
        Assert.Equal(600m, Cost(ledger, Asked(Side.Sell, 0.3m, null)));
    }

    [Theory]
    [InlineData(PositionSide.Long, Side.Buy, null, "600")]
    [InlineData(PositionSide.Long, Side.Buy, "50000", "500")]
    [InlineData(PositionSide.Long, Side.Sell, null, "0")]
    [InlineData(PositionSide.Short, Side.Sell, null, "600")]
    [InlineData(PositionSide.Short, Side.Buy, null, "0")]
    public void LegOfAHedge_CostsWhatOpensIt(PositionSide leg, Side side, string? limit, string cost) =>
        Assert.Equal(Number(cost), Cost(Some.Ready(), Asked(side, 0.1m, limit) with { PositionSide = leg }));

    // Of an order that is changed only what is still open counts, and not beside itself.
    [Fact]
    public void ChangedOrder_CostsWhatOfItMayStillFill()
    {
        var id = new ClientOrderId("web_1");
        var before = Some.Limit(1.5m);
        var ledger = Some.Ready().With(new Event.OrderAdopted(Some.Noon, id, new(1), before, new(1m)));
        var question = new RiskQuestion(id, before with { Quantity = new(1.2m) }, ledger.FindOrder(id), ledger, RiskLimits.Default);
        Assert.Equal(new Quantity(0.2m), question.Working);
        Assert.Equal(1_200m, OrderCost.Low(question, Mark, 10).Value);
        Assert.Equal(Quantity.Zero, (question with { Spec = before with { Quantity = new(0.9m) } }).Working);
    }

    private static decimal Cost(Ledger ledger, OrderSpec spec) =>
        OrderCost.Low(new(Some.Child, spec, null, ledger, RiskLimits.Default), Mark, 10).Value;

    private static OrderSpec Asked(Side side, decimal quantity, string? limit) =>
        limit is null ? Some.Market(quantity, side) : Some.Limit(quantity, Number(limit), side);

    private static Event Open(int number, OrderSpec spec) =>
        new Event.OrderAdopted(Some.Noon, new($"web_{number}"), new(number), spec, Quantity.Zero);

    private static Ledger Holding(decimal amount) =>
        Some.Ready().With(new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Both, new(amount), 60_000m));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
