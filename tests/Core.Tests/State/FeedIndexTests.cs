using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Who listens to what, as executions come, change their minds and go.</summary>
public sealed class FeedIndexTests
{
    private static readonly ExecutionId A = new("TWAP-00000001");
    private static readonly ExecutionId B = new("TWAP-00000002");
    private static readonly Feed Quotes = new(FeedKind.Quote, Some.Btc.Symbol);
    private static readonly Feed Marks = new(FeedKind.Mark, Some.Btc.Symbol);
    private static readonly Feed Minutes = new(FeedKind.Kline, Some.Btc.Symbol, "1m");
    private static readonly Feed Hours = new(FeedKind.Kline, Some.Btc.Symbol, "1h");

    [Fact]
    public void Listeners_AreFoundByTheirFeed()
    {
        var both = FeedIndex.Empty.Move(B, [], [Quotes, Minutes]).Move(A, [], [Quotes, Hours]);
        Assert.Equal([A, B], both.Of(Quotes));
        Assert.Equal([A], both.Of(Hours));
        Assert.Equal([Quotes, Hours, Minutes], both.Feeds);
        var moved = both.Move(A, [Quotes, Hours], [Marks, Hours]);
        Assert.Equal([B], moved.Of(Quotes));
        Assert.Equal([A], moved.Of(Marks));
        Assert.Equal([A], moved.Of(Hours));
        var one = moved.Move(A, [Marks, Hours], []);
        Assert.Equal([Quotes, Minutes], one.Feeds);
        Assert.Empty(one.Of(Marks));
        Assert.Same(one, one.Move(B, [Quotes, Minutes], [Quotes, Minutes]));
    }

    // What one does is not heard by the next in the same turn; what both want leaves, in the order of their ids.
    [Fact]
    public void EveryListener_IsHeard()
    {
        var given = Story.Given("given when BUY 0 condition=last(BTCUSDT)_>_60000 run=market_symbol=BTCUSDT_side=BUY_quantity=0.01").Spec;
        var (first, second) = (new ExecutionId("WHEN-00000001"), new ExecutionId("WHEN-00000002"));
        var ledger = Some.Ready().With(new Event.ExecutionStarted(Some.Noon, second, given, 2), new Event.ExecutionStarted(Some.Noon, first, given, 1),
            new Event.TradesObserved(Some.Noon, Some.Btc.Symbol, new(59_000m), new(59_000m), new(59_000m), new(1m)));
        var step = ledger.Apply(new Event.TradesObserved(
            Some.Noon + TimeSpan.FromSeconds(1), Some.Btc.Symbol, new(61_000m), new(61_000m), new(61_000m), new(1m)));
        var submits = step.Commands.OfType<Command.Submit>().ToList();
        Assert.Equal(2, submits.Select(submit => submit.Execution).Distinct().Count());
        Assert.All([first, second], id => Assert.NotEqual(StateHash.Of(ledger.Executions.Find(id)!), StateHash.Of(step.Next.Executions.Find(id)!)));
    }

    [Fact]
    public void ExecutionThatEnds_ListensNoMore_AndHoldsNothing()
    {
        var given = Story.Given("given oco SELL 0.01 take-profit=62000 stop-price=59000");
        var ledger = Some.Ready().With(
            new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Both, new(0.01m), 60_000m),
            new Event.ExecutionStarted(Some.Noon, given.Id, given.Spec, 1));
        var heard = ledger.Listeners.Feeds.ToList();
        ledger = ledger.With(new Event.EndRequested(Some.Noon, given.Id));
        ledger = ledger.With(ledger.OrdersOf(given.Id).Select(order => new Event.OrderCanceled(Some.Noon, order.Id)).ToList());
        Assert.NotNull(ledger.Executions.Find(given.Id)!.EndedAt);
        Assert.All(heard, feed => Assert.DoesNotContain(given.Id, ledger.Listeners.Of(feed)));
        Assert.Empty(ledger.Holdings.Positions);
    }
}
