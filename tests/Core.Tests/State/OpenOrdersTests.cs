using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What live orders add up to: by kind of order, and as they wake, fill, change and end.</summary>
public sealed class OpenOrdersTests
{
    private static readonly PositionKey Key = new(Some.Btc.Symbol, PositionSide.Both);
    private static readonly ClientOrderId Web = new("web_1");

    private static readonly OrderSpec.StopLimit StopLimit = new()
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59_000m), Price = new(58_900m),
        TimeInForce = new TimeInForce.GoodTillCanceled(),
    };

    // Price × quantity of what may open, quantity of what has no price, quantity of resting orders that only close.
    [Theory]
    [InlineData("limit", false, "600 0 0")]
    [InlineData("limit", true, "0 0 0.01")]
    [InlineData("market", false, "0 0.01 0")]
    [InlineData("market", true, "0 0 0")]
    public void PlainOrder_CountsOnItsSide(string kind, bool closes, string due)
    {
        foreach (var side in new[] { Side.Buy, Side.Sell })
        {
            OrderSpec spec = kind == "limit" ? Some.Limit(0.01m, 60_000m, side) : Some.Market(0.01m, side);
            var open = Some.Ready().With(Found(Web, spec with { ReduceOnly = closes })).Open;
            var (own, other) = (open.On(Key).On(side), open.On(Key).On(side == Side.Buy ? Side.Sell : Side.Buy));
            Assert.Equal(due, $"{DecimalText.Plain(own.Priced)} {DecimalText.Plain(own.AtMarket)} {DecimalText.Plain(own.Reducing)}");
            Assert.Equal((default, 1, 0), (other, open.On(Key).Plain, open.Waiting));
        }
    }

    [Fact]
    public void ConditionalOrder_CountsAsWaiting_AndOnceItHasWokenAsItsChild()
    {
        var waiting = Some.Ready().With(Found(Web, StopLimit));
        Assert.Equal((new OpenTotals(0, 1, default, default), 1), (waiting.Open.On(Key), waiting.Open.Waiting));
        var woken = waiting.With(new Event.OrderTriggered(Some.Noon, Web, new VenueOrderId(9)));
        Assert.Equal((new OpenTotals(1, 0, default, new(589m, 0m, 0m)), 0), (woken.Open.On(Key), woken.Open.Waiting));
        var part = woken.With(new Event.OrderFilled(Some.Noon, Web, new(9), Some.Fill(1, 0.004m)));
        Assert.Equal(new OpenTotals(1, 0, default, new(353.4m, 0m, 0m)), part.Open.On(Key));
        var changed = part.With(new Event.OrderAmended(Some.Noon, Web, new Price(58_000m), new(0.005m)));
        Assert.Equal(new OpenTotals(1, 0, default, new(58m, 0m, 0m)), changed.Open.On(Key));
        Assert.Equal(default, changed.With(new Event.OrderCanceled(Some.Noon, Web)).Open.On(Key));
    }

    [Fact]
    public void OrdersOnOnePosition_AddUp_AndLeaveOneByOne()
    {
        var other = new ClientOrderId("web_2");
        var ledger = Some.Ready().With(Found(Web, Some.Limit(0.01m, 59_000m)), Found(other, Some.Limit(0.02m, 58_000m)));
        Assert.Equal(new OpenTotals(2, 0, new(1_750m, 0m, 0m), default), ledger.Open.On(Key));
        var one = ledger.With(new Event.OrderCanceled(Some.Noon, other));
        Assert.Equal(new OpenTotals(1, 0, new(590m, 0m, 0m), default), one.Open.On(Key));
        // A fill that is told after the end adds nothing again.
        Assert.Equal(one.Open.On(Key), one.With(new Event.OrderFilled(Some.Noon, other, new(2), Some.Fill(1, 0.001m))).Open.On(Key));
    }

    [Fact]
    public void PlainOrdersOfASymbol_AreThoseOfEveryLeg()
    {
        var ledger = Some.Ready().With(
            Found(new("a"), Some.Limit()), Found(new("b"), Some.Limit() with { PositionSide = PositionSide.Long }),
            Found(new("c"), Some.Limit() with { PositionSide = PositionSide.Long }), Found(new("d"), Some.Limit() with { PositionSide = PositionSide.Short }),
            Found(new("e"), Some.Limit() with { Symbol = Some.Eth.Symbol }), Found(new("f"), StopLimit));
        Assert.Equal((4, 1, 0), (ledger.Open.PlainOn(Some.Btc.Symbol), ledger.Open.PlainOn(Some.Eth.Symbol), ledger.Open.PlainOn(new("XUSDT"))));
        Assert.Equal((1, 2, 1), (ledger.Open.On(Key).Plain, ledger.Open.On(Key with { Side = PositionSide.Long }).Plain,
            ledger.Open.On(Key with { Side = PositionSide.Short }).Plain));
    }

    // A closing order of a leg has no flag: its side says so.
    [Theory]
    [InlineData(PositionSide.Long, Side.Sell, true)]
    [InlineData(PositionSide.Long, Side.Buy, false)]
    [InlineData(PositionSide.Short, Side.Buy, true)]
    [InlineData(PositionSide.Short, Side.Sell, false)]
    public void OrderOfALeg_ClosesByItsSide(PositionSide leg, Side side, bool closes)
    {
        var open = Some.Ready().With(Found(Web, Some.Limit(0.01m, 60_000m, side) with { PositionSide = leg })).Open.On(new(Key.Symbol, leg)).On(side);
        Assert.Equal(closes ? new OpenSide(0m, 0m, 0.01m) : new OpenSide(600m, 0m, 0m), open);
    }

    // By hand: 0.05 of the user's own beside what executions hold against the position frees no more than there is.
    [Theory]
    [InlineData("0.03", "0", "0", "0.03")]
    [InlineData("0.03", "0.01", "0", "0.02")]
    [InlineData("0.03", "0", "0.02", "0.03")]
    [InlineData("0.03", "0.04", "0", "0")]
    [InlineData("0.03", "0.03", "0", "0")]
    [InlineData("-0.03", "0", "0.01", "0.02")]
    [InlineData("-0.03", "0.02", "0", "0.03")]
    [InlineData("0", "0", "0.02", "0")]
    public void FreePartOfAPosition_IsTheUsersOwnOnItsSide(string position, string held, string heldShort, string free)
    {
        var parts = HeldParts.None.With(new("A"), new(Number(held))).With(new("B"), new(-Number(heldShort)));
        Assert.Equal((Number(held), Number(heldShort), Number(held) - Number(heldShort)), (parts.Long.Value, parts.Short.Value, parts.Total.Value));
        Assert.Equal(Number(free), new PositionShares(new(Number(position)), parts).Free.Value);
    }

    [Fact]
    public void PartOfAPosition_TakesThePlaceOfTheOneBefore()
    {
        var (a, b) = (new ExecutionId("A"), new ExecutionId("B"));
        var parts = HeldParts.None.With(a, new(0.03m)).With(b, new(-0.01m)).With(a, new(-0.02m));
        Assert.Equal((0m, 0.03m, -0.02m), (parts.Long.Value, parts.Short.Value, parts.ByExecution[a].Value));
        Assert.Equal([b], parts.With(a, PositionAmount.Flat).ByExecution.Keys);
        Assert.Same(parts, parts.With(a, new(-0.02m)));
        Assert.Equal([Key], Holdings.Empty.With(Key, a, new(0.01m)).Positions);
        Assert.Empty(Holdings.Empty.With(Key, a, new(0.01m)).With(Key, a, PositionAmount.Flat).Positions);
    }

    private static Event Found(ClientOrderId id, OrderSpec spec) => new Event.OrderAdopted(Some.Noon, id, new(1), spec, Quantity.Zero);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
