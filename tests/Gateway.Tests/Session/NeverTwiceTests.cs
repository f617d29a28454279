using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>Seeded trouble: whatever happens, each order exists at most once and both books agree in the end.</summary>
public sealed class NeverTwiceTests
{
    private const int Orders = 12;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RandomFaults_EndWithBothBooksEqual(ulong seed)
    {
        var world = new DeskWorld(seed).Started();
        Prng chance = new(seed);
        long Draw(long bound)
        {
            (var drawn, chance) = chance.Below(bound);
            return drawn;
        }

        world.Venue.Fault = _ => Draw(100) < 25 ? Some(Draw(7)) : null;
        world.Venue.LoseFrame = _ => false;
        for (var i = 0; i < Orders; i++)
            Act(world, i, Draw);
        world.Venue.Fault = _ => null;
        world.Venue.CutAll();
        world.RunFor(60_000);
        Agree(world);
    }

    // "Service Unavailable." means surely not done; here it was done all the same, and the stream says so before the next attempt.
    [Fact]
    public void OrderThatTheStreamTells_IsNotSentAgain_WhateverItsAnswerSaid()
    {
        var world = new DeskWorld().Started();
        world.Venue.Fault = r => r.Method == "POST" && r.PathAndQuery == "/fapi/v1/order" ? new VenueFault.InsteadAfter(503, "Service Unavailable.") : null;
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(10_000);
        Assert.Single(world.Venue.Sent, r => r.Method == "POST" && r.PathAndQuery == "/fapi/v1/order");
        Assert.Equal(OrderStatus.Working, world.Order("a")!.Status);
        Assert.Equal(1, world.AtVenue("a"));
    }

    public static IEnumerable<TheoryDataRow<ulong>> Seeds() =>
        Enumerable.Range(1, 200).Select(seed => new TheoryDataRow<ulong>((ulong)seed));

    private static void Act(DeskWorld world, int number, Func<long, long> draw)
    {
        var id = $"o{number}";
        var side = draw(2) == 0 ? Side.Buy : Side.Sell;
        if (draw(2) == 0)
            world.Place(id, Market(side, 0.01m));
        else
            world.Place(id, Limit(side, 0.01m, side == Side.Buy ? 60_000m : 60_000.1m));
        world.RunFor(draw(400));
        if (draw(3) == 0)
            world.Cancel(id);
        if (draw(4) == 0)
            world.Venue.Takes(draw(2) == 0 ? Paper.Side.Buy : Paper.Side.Sell, 0.005m);
        if (draw(6) == 0)
            world.Venue.CutAll();
        if (draw(8) == 0)
            world.Restart();
        world.RunFor(draw(3_000));
    }

    private static VenueFault Some(long kind) => kind switch
    {
        0 => new VenueFault.NotSent(),
        1 => new VenueFault.LostRequest(),
        2 => new VenueFault.LostAnswer(),
        3 => new VenueFault.Instead(503, "Service Unavailable."),
        4 => new VenueFault.Instead(502, "<html>"),
        5 => new VenueFault.InsteadAfter(503, "Unknown error, please check your request or try again later."),
        _ => new VenueFault.Late(3_000),
    };

    private static void Agree(DeskWorld world)
    {
        var told = world.Told();
        Assert.True(world.Session.Ready, told);
        Assert.Equal(0, world.Session.Health.OpenLookups);
        Assert.True(world.Surprises.Count == 0, string.Join('\n', world.Surprises) + told);
        Assert.Equal(world.PositionAtVenue(), world.Ledger.PositionOf(Btc).Amount.Value);
        var venue = world.Ask("/fapi/v1/allOrders", "symbol=BTCUSDT").EnumerateArray()
            .ToLookup(o => o.GetProperty("clientOrderId").GetString()!);
        for (var i = 0; i < Orders; i++)
        {
            var ours = world.Order($"o{i}")!;
            var rows = venue[$"o{i}"].ToList();
            Assert.True(rows.Count <= 1, $"{ours.Id} exists {rows.Count} times\n{told}");
            if (rows.Count == 0)
            {
                var never = ours.Status is OrderStatus.Denied or OrderStatus.Rejected;
                Assert.True(never, $"{ours.Id} is {ours.Status}\n{told}");
                continue;
            }

            var filled = decimal.Parse(rows[0].GetProperty("executedQty").GetString()!);
            Assert.True(ours.Filled.Value == filled, $"{ours.Id}: {ours.Filled} against {filled}\n{told}");
            Assert.True(Word(ours.Status) == rows[0].GetProperty("status").GetString()!.Replace("_IN_MATCH", ""),
                $"{ours.Id} is {ours.Status}\n{told}");
            Assert.Equal(Inflight.None, ours.Inflight);
        }
    }

    private static string Word(OrderStatus status) => status switch
    {
        OrderStatus.Working => "NEW",
        OrderStatus.PartiallyFilled => "PARTIALLY_FILLED",
        OrderStatus.Filled => "FILLED",
        OrderStatus.Canceled => "CANCELED",
        OrderStatus.Expired => "EXPIRED",
        _ => status.ToString(),
    };
}
