using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>The desk follows what its executions listen to, without anybody asking for a price.</summary>
public sealed class FeedTests
{
    private static readonly Symbol Eth = new("ETHUSDT");
    private static readonly Feed Minutes = new(FeedKind.Kline, Eth, "1m");
    private static readonly ExecutionId First = new("CHASE-0000000a");
    private static readonly ExecutionId Second = new("CHASE-0000000b");

    [Fact]
    public void ExecutionOnASymbolNobodyAskedFor_HearsItsQuotes_AlsoAfterARestart()
    {
        using var world = new World();
        world.Pump(1_500);
        Assert.Null(world.Ledger.Market.Quote(Eth));
        world.Begin(new ChaseSpec(new(world.View.Instruments[Eth], new(3_100m), new(3_100m)))
        {
            Side = Side.Buy, Quantity = new(0.1m), Offset = 100m,
        }, First);
        world.Pump(3_000);
        Assert.NotNull(world.Ledger.Market.Quote(Eth));
        Assert.NotNull(world.Ledger.Market.Mark(Eth));
        Assert.NotNull(world.Ledger.Market.Funding(Eth));

        world.Kill();
        world.Start();
        var restarted = world.Now;
        world.Pump(3_000);
        Assert.Equal(ExecutionStatus.Running, world.Ledger.Executions.Find(First)!.Status);
        Assert.True(world.Ledger.Market.Quote(Eth)!.At > restarted);
    }

    [Fact]
    public void NewListenerOfASeries_IsToldItsPast_AndNobodyElse()
    {
        var watch = new FeedWatch();
        Assert.Null(watch.Look(FeedIndex.Empty));
        var one = FeedIndex.Empty.Move(First, [], [Minutes]);
        Assert.Empty(watch.Look(one)!.Again);
        Assert.Null(watch.Look(one));
        var two = one.Move(Second, [], [Minutes]);
        Assert.Equal([Minutes], watch.Look(two)!.Again);
        var left = two.Move(First, [Minutes], []);
        Assert.Empty(watch.Look(left)!.Again);
        var none = left.Move(Second, [Minutes], []);
        Assert.Empty(watch.Look(none)!.Feeds);
        Assert.Empty(watch.Look(none.Move(Second, [], [Minutes]))!.Again);
    }
}
