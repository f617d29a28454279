using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>A connection that grows old is replaced before the venue cuts it, and nobody notices.</summary>
public sealed class RenewalTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public void DayAndMore_OpensEachStreamASecondTimeAndLosesNone()
    {
        var world = new DeskWorld().Started();
        RunBusy(world, 25 * Hour);
        Assert.DoesNotContain(world.Events, e => e is Event.StreamLost);
        Assert.Equal([2, 2, 2], world.Venue.Opened.GroupBy(o => o.Split('/')[1]).Select(g => g.Count()));
        Assert.Equal(3, world.Venue.OpenCount);
        Fill(world);
        Assert.Empty(world.Surprises);
    }

    [Fact]
    public void WhatHappensWhileBothAreOpen_IsToldOnce()
    {
        var world = AtTheRenewal("/private");
        Assert.InRange(world.Venue.OpenCount, 4, 6);
        Fill(world);
        Assert.Single(world.Events.OfType<Event.OrderFilled>().DistinctBy(f => f.Fill.Trade));
        Assert.Equal(0.01m, world.Order("a")!.Filled.Value);
        Assert.Equal(0.01m, world.Ledger.PositionOf(Btc).Amount.Value);
        world.RunFor(60_000);
        Assert.Equal(3, world.Venue.OpenCount);
        Assert.Empty(world.Surprises);
    }

    // The first connection may still have older news under way when the second has told newer.
    [Fact]
    public void NewsOfTheFirstThatComesAfterNewerOfTheSecond_IsNotBelievedAgain()
    {
        var world = AtTheRenewal("/private");
        world.Place("a", Limit(Side.Buy, 0.01m, 50_000m));
        world.RunFor(200);
        world.Venue.SlowFirstMs = 900;
        world.Amend("a", 50_100m, 0.01m);
        world.RunFor(200);
        world.Amend("a", 50_200m, 0.01m);
        world.RunFor(750);
        Assert.Equal(50_200m, world.Order("a")!.Spec.LimitPrice!.Value.Value);
    }

    [Fact]
    public void SecondThatCannotBeOpened_IsTriedAgainWhileTheFirstRunsOn()
    {
        var world = new DeskWorld().Started();
        RunBusy(world, (23 * Hour) - 10_000);
        world.Venue.RefuseStreams = true;
        RunBusy(world, 5 * 60_000);
        Assert.DoesNotContain(world.Events, e => e is Event.StreamLost);
        Assert.Equal(3, world.Venue.OpenCount);
        world.Venue.RefuseStreams = false;
        RunBusy(world, 3 * Hour);
        Assert.DoesNotContain(world.Events, e => e is Event.StreamLost);
        Fill(world);
    }

    [Fact]
    public void SecondThatStaysSilent_GivesWayToTheFirst()
    {
        var world = new DeskWorld().Started();
        RunBusy(world, (23 * Hour) - 10_000);
        world.Venue.MuteNew = "/market";
        RunBusy(world, 8 * 60_000);
        Assert.DoesNotContain(world.Events, e => e is Event.StreamLost);
        Assert.Contains(world.Notes, n => n is SessionNote.Remark { Text: var t } && t.Contains("market stream could not be opened a second time"));
        world.Venue.MuteNew = null;
        RunBusy(world, 10 * 60_000);
        Assert.Equal(3, world.Venue.OpenCount);
        Assert.DoesNotContain(world.Events, e => e is Event.StreamLost);
    }

    [Fact]
    public void StreamsSubscribedLater_AreCarriedByTheSecondToo()
    {
        var world = new DeskWorld().Started();
        foreach (var name in world.Session.Instruments.Keys.Take(40))
            world.Want(name);
        RunBusy(world, 24 * Hour);
        Assert.DoesNotContain(world.Events, e => e is Event.StreamLost);
        world.Venue.Mark(3_000m, "ETHUSDT");
        world.RunFor(3_000);
        Assert.Contains(world.Events, e => e is Event.MarkPriceUpdated { Symbol.Name: "ETHUSDT", Mark.Value: 3_000m });
    }

    [Fact]
    public void FirstLoss_IsMendedWithinAQuarterOfASecond_AndFurtherOnesWaitLongerEachByItsOwnChance()
    {
        List<long[]> waits = [];
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var world = new DeskWorld(seed).Started();
            world.Venue.RefuseStreams = true;
            var from = world.Venue.OpenedAt.Count;
            var lost = world.Venue.Now;
            world.Venue.CutAll();
            world.RunFor(60_000);
            var at = world.Venue.OpenedAt.Skip(from).Where(o => o.Route == "/private").Select(o => o.At - lost).ToArray();
            Assert.InRange(at[0], 0, 250);
            waits.Add([.. at.Zip(at.Skip(1), (a, b) => b - a)]);
            Assert.All(waits[^1].Zip([1_600, 3_200, 6_400]), w => Assert.True(w.First >= w.Second, string.Join(' ', waits[^1])));
            Assert.All(waits[^1], w => Assert.InRange(w, 0, 37_000));
        }

        Assert.Equal(3, waits.Select(w => w[0]).Distinct().Count());
    }

    private static DeskWorld AtTheRenewal(string route)
    {
        var world = new DeskWorld().Started();
        var before = world.Venue.Opened.Count(o => o.StartsWith(route, StringComparison.Ordinal));
        RunBusy(world, (23 * Hour) - 5_000);
        while (world.Venue.Opened.Count(o => o.StartsWith(route, StringComparison.Ordinal)) == before)
            world.RunFor(50);
        world.RunFor(50);
        return world;
    }

    // A market in which nothing moves is silent, and a silent stream counts as dead.
    private static void RunBusy(DeskWorld world, long milliseconds)
    {
        for (var left = milliseconds; left > 0; left -= 50_000)
        {
            world.Venue.Offer(Paper.Side.Buy, 59_000m, 0.001m);
            world.Venue.Offer(Paper.Side.Buy, 59_999.9m, 0.001m);
            world.RunFor(Math.Min(left, 50_000));
        }
    }

    private static void Fill(DeskWorld world)
    {
        world.Place("a", Limit(Side.Buy, 0.01m, 60_000m));
        world.RunFor(100);
        world.Venue.Takes(Paper.Side.Sell, 0.01m);
        world.RunFor(100);
        Assert.Equal(OrderStatus.Filled, world.Order("a")!.Status);
    }
}
