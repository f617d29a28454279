using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Where the prices of one conditional order stand: a stop on the losing side of the market, a profit on the other, at neither it.</summary>
public sealed class ConditionalRulesTests
{
    [Theory]
    [InlineData("stop-market", "SELL", "59999.9", "", "")]
    [InlineData("stop-market", "SELL", "60000", "", "stop-price-side")]
    [InlineData("stop-market", "BUY", "60000.1", "", "")]
    [InlineData("stop-market", "BUY", "60000", "", "stop-price-side")]
    [InlineData("stop-limit", "SELL", "59999.9", "59999.9", "")]
    [InlineData("stop-limit", "SELL", "59999.9", "60000", "stop-limit-relation")]
    [InlineData("stop-limit", "SELL", "60000", "60000.1", "stop-price-side stop-limit-relation")]
    [InlineData("stop-limit", "BUY", "60000.1", "60000.1", "")]
    [InlineData("stop-limit", "BUY", "60000.1", "60000", "stop-limit-relation")]
    [InlineData("stop-limit", "BUY", "59000", "59000", "stop-price-side")]
    [InlineData("take-profit", "SELL", "60000.1", "", "")]
    [InlineData("take-profit", "SELL", "60000", "", "take-profit-side")]
    [InlineData("take-profit", "BUY", "59999.9", "", "")]
    [InlineData("take-profit", "BUY", "60000", "", "take-profit-side")]
    [InlineData("take-profit", "SELL", "60000.1", "60500", "")]
    [InlineData("take-profit", "SELL", "60000", "60500", "take-profit-side")]
    [InlineData("take-profit", "BUY", "60000", "59000", "take-profit-side")]
    public void Trigger_HasNotBeenMetYet(string kind, string side, string trigger, string limit, string codes)
    {
        var order = ((ConditionalOrderSpec)Story.Given(
            $"given {kind} {side} 0.01 stop-price={trigger}{(limit.Length > 0 ? $" limit-price={limit}" : "")}").Spec).Order;
        Assert.Equal(codes, string.Join(' ', ConditionalRules.Check(order, new(60000m), "market price").Select(refusal => refusal.Code)));
    }

    [Theory]
    [InlineData("stop-market SELL 0.01 stop-price=59000", "stop-market")]
    [InlineData("stop-limit SELL 0.01 stop-price=59000 limit-price=58900", "stop-limit")]
    [InlineData("take-profit SELL 0.01 stop-price=61000", "take-profit")]
    [InlineData("take-profit SELL 0.01 stop-price=61000 limit-price=60900", "take-profit")]
    [InlineData("trailing-stop SELL 0.01 callback=1", "trailing-stop")]
    public void Kind_IsThatOfItsOrder(string given, string kind)
    {
        var spec = Story.Given($"given {given} position-side=LONG").Spec;
        Assert.Equal((kind, Some.Btc.Symbol, PositionSide.Long), (spec.Kind, spec.Symbol, spec.PositionSide));
        Assert.Empty(kind == "trailing-stop" ? ConditionalRules.Check(((ConditionalOrderSpec)spec).Order, new(60000m), "") : []);
    }
}
