using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Who may want the exchange to withdraw a symbol's orders, for how long, and what of the symbol speaks against it.</summary>
public sealed class DeadManWishTests
{
    private const string Grid = "given grid BUY 0 per-level=0.002 lower=59000 upper=61000 levels=5";
    private static readonly Symbol Btc = Some.Btc.Symbol;
    private static readonly ExecutionId First = new("CHASE-00000001");
    private static readonly ExecutionId Second = new("CHASE-00000002");

    [Theory]
    [InlineData("given chase BUY 0.01", null)]
    [InlineData("given chase SELL 0.01 reduce-only=true", "dead-man-reduce-only")]
    [InlineData("given twap BUY 0.01 slices=2 interval=60000ms", null)]
    [InlineData("given twap SELL 0.01 slices=2 interval=60000ms reduce-only=true", "dead-man-reduce-only")]
    [InlineData(Grid, null)]
    [InlineData(Grid + " stop-lower=58000", "dead-man-with-stop")]
    [InlineData(Grid + " stop-upper=62000", "dead-man-with-stop")]
    public void WhatProtects_IsNotLeftToIt(string given, string? code)
    {
        var spec = (AlgorithmSpec)Story.Given(given).Spec;
        Assert.Empty(DeadMan.Check(spec));
        Assert.Equal(code, DeadMan.Check(spec with { DeadMan = TimeSpan.FromSeconds(20) }).SingleOrDefault()?.Code);
    }

    [Fact]
    public void ShortestTimeThatIsWanted_Holds_AsLongAsSomebodyWantsIt()
    {
        var one = Some.Ready().With(Start(First, 60));
        var both = one.With(Start(Second, 30));
        Assert.Equal(TimeSpan.FromSeconds(60), one.DeadManWishes.For(Btc));
        Assert.Equal(TimeSpan.FromSeconds(30), both.DeadManWishes.For(Btc));
        Assert.Equal([First, Second], both.DeadManWishes.On(Btc));
        Assert.Equal([Btc], both.DeadManWishes.Symbols);
        var first = Ended(both, Second);
        Assert.Equal(TimeSpan.FromSeconds(60), first.DeadManWishes.For(Btc));
        Assert.False(first.DeadManWishes.IsEmpty);
        var none = Ended(first, First);
        Assert.True(none.DeadManWishes.IsEmpty);
        Assert.Null(none.DeadManWishes.For(Btc));
        Assert.Empty(none.DeadManWishes.On(Btc));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(" dead-man=20000ms", 20d)]
    public void Wish_IsPartOfTheParameters_AsTheyAreWrittenDown(string wish, double? seconds)
    {
        var spec = (AlgorithmSpec)Story.Given($"given chase BUY 0.01{wish}").Spec;
        Assert.Equal(seconds, spec.DeadMan?.TotalSeconds);
        Assert.Equal(spec.DeadMan, Executions.Read(spec.Text, spec.Context).DeadMan);
    }

    [Fact]
    public void ExecutionThatDoesNotAsk_WantsNothing() =>
        Assert.True(Some.Ready().With(Start(First, null)).DeadManWishes.IsEmpty);

    [Theory]
    [InlineData(PositionSide.Both)]
    [InlineData(PositionSide.Long)]
    [InlineData(PositionSide.Short)]
    public void OrdersThatProtect_AreFoundOnEveryLeg(PositionSide leg)
    {
        foreach (var side in new[] { Side.Buy, Side.Sell })
        {
            // Without a flag on purpose: a stop typed without it closes a position all the same.
            OrderSpec stop = new OrderSpec.StopMarket
            {
                Symbol = Btc, Side = side, Quantity = new(0.01m), Trigger = new(side == Side.Sell ? 59_000m : 61_000m), PositionSide = leg,
            };
            var closing = leg == PositionSide.Both ? side : leg == PositionSide.Long ? Side.Sell : Side.Buy;
            OrderSpec exit = Some.Limit(0.01m, closing == Side.Sell ? 61_000m : 59_000m, closing) with { ReduceOnly = true, PositionSide = leg };
            foreach (var spec in new[] { stop, exit })
            {
                var ledger = Some.Ready().With(Open(1, spec), Open(2, Some.Limit()), Open(3, spec with { Symbol = Some.Eth.Symbol }));
                Assert.Equal([new("web_1")], DeadMan.ProtectionOn(ledger, Btc).Select(order => order.Id));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OrdersThatOpen_AndWhatRestsNowhere_ProtectNothing(bool isMarket)
    {
        OrderSpec spec = isMarket ? Some.Market(0.01m, Side.Sell) with { ReduceOnly = true } : Some.Limit();
        Assert.False(DeadMan.Protects(spec));
        Assert.Empty(DeadMan.ProtectionOn(Some.Ready().With(Open(1, spec)), Btc));
    }

    // It has wished for it.
    [Theory]
    [InlineData(20, false)]
    [InlineData(null, true)]
    public void OrderOfAnExecutionThatWantsIt_DoesNotStandInItsWay(int? seconds, bool isFound)
    {
        var id = new ClientOrderId($"{First}-x01");
        var exit = Some.Limit(0.01m, 61_000m, Side.Sell) with { ReduceOnly = true };
        var ledger = Some.Ready().With(Start(First, seconds), new Event.OrderAdopted(Some.Noon, id, new(9), exit, Quantity.Zero));
        Assert.Equal(!isFound, DeadMan.IsOfWisher(ledger, id));
        Assert.Equal(isFound, DeadMan.ProtectionOn(ledger, Btc).Any());
        Assert.False(DeadMan.IsOfWisher(ledger, new("web_1")));
    }

    private static Ledger Ended(Ledger ledger, ExecutionId id)
    {
        ledger = ledger.With(new Event.EndRequested(Some.Noon, id));
        return ledger.With(ledger.OrdersOf(id).Select(order => new Event.OrderCanceled(Some.Noon, order.Id)).ToList());
    }

    private static Event Start(ExecutionId id, int? seconds) => new Event.ExecutionStarted(
        Some.Noon, id, (AlgorithmSpec)Story.Given("given chase BUY 0.01").Spec with
        {
            DeadMan = seconds is { } time ? TimeSpan.FromSeconds(time) : null,
        }, 1);

    private static Event Open(int number, OrderSpec spec) =>
        new Event.OrderAdopted(Some.Noon, new($"web_{number}"), new(number), spec, Quantity.Zero);
}
