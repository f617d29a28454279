using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>Ten times the orders that the exchange allows: it never says so, exits leave, and nothing is lost or doubled.</summary>
public sealed class OverloadTests
{
    private const int EveryMs = 50;
    private const int AtOnce = 10;
    private const int ExitEveryMs = 1_000;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 400)]
    public void TenTimesTheAllowedLoad_IsNeverRefusedForIt_AndExitsLeaveWithinTheirBound(ulong seed, int jitterMs)
    {
        var world = new DeskWorld(seed, limits: true).Started();
        Prng chance = new(seed);
        world.Venue.Travel = () =>
        {
            (var more, chance) = chance.Below(jitterMs + 1);
            return 7 + (int)more;
        };
        world.Venue.Offer(Paper.Side.Buy, 59_999.9m, 500);
        world.Venue.Offer(Paper.Side.Sell, 60_000.1m, 500);
        world.Place("long", Market(Side.Buy, 1m));
        world.RunFor(3_000);
        var offered = 0;
        List<string> exits = [];
        // A minute and a half: 12,000 a minute where 1,200 are allowed.
        for (var at = 0; at < 90_000; at += EveryMs)
        {
            for (var i = 0; i < AtOnce; i++)
                world.Place($"n{offered++}", Market(offered % 2 == 0 ? Side.Buy : Side.Sell, 0.002m));
            if (at % ExitEveryMs == 0)
                exits.Add(Exit(world, $"x{exits.Count}"));
            world.RunFor(EveryMs);
        }

        world.RunFor(60_000);
        Assert.Empty(world.Venue.Limited);
        var told = new Told(world);
        Assert.All(exits, id => Assert.InRange(told.FilledAt[id].Milliseconds - told.WantedAt[id].Milliseconds, 0, 1_000));
        AssertNothingLostOrDoubled(world, offered, told);
    }

    // Both bursts are within what a window allows, and arrive in one.
    [Fact]
    public void BurstsEitherSideOfAWindowsEdge_DoNotArriveInOneWindow()
    {
        var world = new DeskWorld(limits: true).Started();
        world.Venue.Offer(Paper.Side.Sell, 60_000.1m, 500);
        world.RunFor(20_000 - (world.Venue.Now % 10_000) - 20);
        world.Venue.Travel = () => 100;
        for (var i = 0; i < 200; i++)
            world.Place($"a{i}", Market(Side.Buy, 0.002m));
        world.RunFor(30);
        for (var i = 0; i < 200; i++)
            world.Place($"b{i}", Market(Side.Buy, 0.002m));
        world.RunFor(30_000);
        Assert.Empty(world.Venue.Limited);
        Assert.Empty(world.Surprises);
    }

    private static string Exit(DeskWorld world, string id)
    {
        world.Place(id, Market(Side.Sell, 0.002m) with { ReduceOnly = true });
        return id;
    }

    private static void AssertNothingLostOrDoubled(DeskWorld world, int offered, Told told)
    {
        Assert.Empty(world.Surprises);
        Assert.Equal(0, world.Session.Health.OpenLookups);
        Assert.Equal(0, world.Ledger.Orders.Live.Count);
        for (var i = 0; i < offered; i++)
            Assert.True(told.Filled.GetValueOrDefault($"n{i}") == 0.002m ^ told.TurnedAway.ContainsKey($"n{i}"), $"n{i}");
        // Of 12,000 a minute those leave that may: four fifths of 1,200, two or three minutes long.
        Assert.InRange(offered - told.TurnedAway.Count, 1_700, 2_900);
        Assert.All(told.TurnedAway.Values, why => Assert.Contains(" until 2026-", why));
        Assert.Equal(world.PositionAtVenue(), world.Ledger.PositionOf(Btc).Amount.Value);
    }

    /// <summary>What became of each order; the ledger forgets those that ended long ago.</summary>
    private sealed class Told
    {
        public Told(DeskWorld world)
        {
            foreach (var started in world.Events.OfType<Event.ExecutionStarted>())
                WantedAt[started.Execution.Text["ORD-".Length..]] = started.At;
            foreach (var fill in world.Events.OfType<Event.OrderFilled>().DistinctBy(f => f.Fill.Trade))
            {
                Filled[fill.Order.Text] = Filled.GetValueOrDefault(fill.Order.Text) + fill.Fill.Quantity.Value;
                FilledAt[fill.Order.Text] = fill.At;
            }

            foreach (var away in world.Events.OfType<Event.OrderNotSent>())
                TurnedAway[away.Order.Text] = away.Why;
        }

        public Dictionary<string, Time> WantedAt { get; } = [];

        public Dictionary<string, Time> FilledAt { get; } = [];

        public Dictionary<string, decimal> Filled { get; } = [];

        public Dictionary<string, string> TurnedAway { get; } = [];
    }
}
