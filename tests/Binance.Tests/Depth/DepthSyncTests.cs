using System.Collections.Immutable;
using Xunit;

namespace Bowline.Binance.Tests;

public sealed class DepthSyncTests
{
    private readonly DepthSync _sync = new("BTCUSDT");

    [Fact]
    public void Snapshot_InsideABufferedEvent_SyncsAndDropsTheOlder()
    {
        _sync.On(Diff(10, 20, 5, bid: (100m, 1m)));
        _sync.On(Diff(21, 30, 20, bid: (101m, 2m)));

        Assert.Equal(DepthStep.Synced, _sync.On(Snapshot(25)));

        Assert.Equal(new Level(101m, 2m), _sync.BestBid);
        Assert.Equal(30, _sync.LastUpdateId);
    }

    [Fact]
    public void Snapshot_OlderThanTheFirstBufferedEvent_IsAskedForAgain()
    {
        _sync.On(Diff(21, 30, 20, bid: (101m, 2m)));

        Assert.Equal(DepthStep.SnapshotTooOld, _sync.On(Snapshot(15)));
        Assert.False(_sync.IsSynced);
        Assert.Equal(DepthStep.Synced, _sync.On(Snapshot(25)));
    }

    [Fact]
    public void Snapshot_BetweenTwoEventsOfAQuietSymbol_IsWhole()
    {
        _sync.On(Diff(10, 20, 5, bid: (100m, 1m)));
        _sync.On(Diff(40, 50, 20, bid: (101m, 2m)));

        Assert.Equal(DepthStep.Synced, _sync.On(Snapshot(30)));
    }

    [Fact]
    public void Event_WhosePuBreaksTheChain_LosesTheBookAndIsKeptForTheNextSnapshot()
    {
        _sync.On(Snapshot(25));
        Assert.Equal(DepthStep.Applied, _sync.On(Diff(21, 30, 20, bid: (101m, 2m))));

        Assert.Equal(DepthStep.Lost, _sync.On(Diff(41, 50, 40, bid: (102m, 3m))));

        Assert.Null(_sync.BestBid);
        Assert.Equal(1, _sync.Losses);
        Assert.Equal(DepthStep.Buffered, _sync.On(Diff(51, 60, 50, bid: (103m, 4m))));
        Assert.Equal(DepthStep.Synced, _sync.On(Snapshot(45)));
        Assert.Equal(new Level(103m, 4m), _sync.BestBid);
    }

    [Fact]
    public void UpperU_ThatIsNotTheLastUPlusOne_StillChains()
    {
        _sync.On(Snapshot(25));
        _sync.On(Diff(21, 30, 20));

        Assert.Equal(DepthStep.Applied, _sync.On(Diff(900, 950, 30)));
    }

    [Fact]
    public void Gap_InsideTheBuffer_LosesTheBookAndKeepsWhatFollows()
    {
        _sync.On(Diff(20, 30, 19));
        _sync.On(Diff(41, 50, 40));
        _sync.On(Diff(51, 60, 50, bid: (103m, 4m)));

        Assert.Equal(DepthStep.Lost, _sync.On(Snapshot(25)));
        Assert.Equal(DepthStep.Synced, _sync.On(Snapshot(45)));
        Assert.Equal(60, _sync.LastUpdateId);
    }

    [Fact]
    public void Event_ThatComesTwice_ChangesNothing()
    {
        _sync.On(Snapshot(25));
        var diff = Diff(21, 30, 20, bid: (101m, 2m));
        _sync.On(diff);

        Assert.Equal(DepthStep.Ignored, _sync.On(diff));
        Assert.Equal(DepthStep.Ignored, _sync.On(Diff(1, 2, 0)));
        Assert.Equal(DepthStep.Ignored, _sync.On(Diff(31, 40, 30) with { Symbol = "ETHUSDT" }));
    }

    [Fact]
    public void Book_ThatCrossesItself_IsLost()
    {
        _sync.On(Snapshot(25));

        Assert.Equal(DepthStep.Lost, _sync.On(Diff(21, 30, 20, bid: (111m, 1m))));
    }

    [Fact]
    public void Zero_RemovesALevelAndAnUnknownLevelIsNormal()
    {
        _sync.On(Snapshot(25));
        _sync.On(Diff(21, 30, 20, bid: (99m, 0m)));
        _sync.On(Diff(31, 40, 30, bid: (55m, 0m)));

        Assert.Equal([new Level(98m, 5m)], _sync.TopBids(10));
        Assert.Equal([new Level(110m, 5m), new Level(111m, 5m)], _sync.TopAsks(10));
        Assert.Equal([new Level(110m, 5m)], _sync.TopAsks(1));
    }

    [Fact]
    public void Buffer_IsBounded()
    {
        for (var i = 0; i < DepthSync.BufferMax + 10; i++) _sync.On(Diff(i * 10, (i * 10) + 5, (i * 10) - 5));

        Assert.Equal(DepthStep.SnapshotTooOld, _sync.On(Snapshot(12)));
        Assert.Equal(DepthStep.Synced, _sync.On(Snapshot(103)));
    }

    private static DepthUpdateEvent Diff(
        long first, long last, long previous, (decimal Price, decimal Qty)? bid = null) => new()
    {
        Symbol = "BTCUSDT", FirstUpdateId = first, LastUpdateId = last, PreviousUpdateId = previous,
        Bids = bid is { } b ? [new Level(b.Price, b.Qty)] : [], Asks = [],
    };

    private static DepthSnapshot Snapshot(long id) => new()
    {
        LastUpdateId = id,
        Bids = ImmutableArray.Create(new Level(99m, 5m), new Level(98m, 5m)),
        Asks = ImmutableArray.Create(new Level(110m, 5m), new Level(111m, 5m)),
    };
}
