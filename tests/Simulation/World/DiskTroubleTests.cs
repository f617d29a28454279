using Bowline.App;
using Bowline.Contract;
using Xunit;

namespace Bowline.Simulation;

/// <summary>That the disk's troubles bite: the worlds would hold every promise too if they did nothing.</summary>
public sealed class DiskTroubleTests
{
    private const int TypedAt = 1_000;
    private const int DownMs = 700;

    [Theory]
    [InlineData(nameof(DiskTrouble.Failing))]
    [InlineData(nameof(DiskTrouble.Short))]
    public void JournalThatCannotBeWritten_HaltsTheDesk_AndNothingLeavesUntilANewOne(string trouble)
    {
        using var world = Troubled(Enum.Parse<DiskTrouble>(trouble));
        world.RunUntil(World.Birth + TypedAt + (DownMs / 2));
        Assert.IsType<Halt.JournalLost>(world.Desk!.View.Halt);
        Assert.DoesNotContain(Truth.Ask(world.Venue, world.Now).Orders, order => order.ClientId.StartsWith("ORD-", StringComparison.Ordinal));

        world.RunUntil(World.Birth + TypedAt + (20 * DownMs));
        Assert.Equal((1, 1), (world.JournalsLost, world.Kills));
        Assert.True(world.Desk!.View is { Ready: true, Halt: null });
        Assert.Empty(world.Desk.Ledger.Orders.Live.All);
    }

    [Fact]
    public void FlippedBit_KeepsTheDeskFromStarting_UntilItIsMended()
    {
        using var world = Troubled(DiskTrouble.Flipped);
        world.RunUntil(World.Birth + TypedAt + (20 * DownMs));
        Assert.Equal((1, 1), (world.Refusals, world.Kills));
        Assert.True(world.Desk!.View is { Ready: true, Halt: null });
    }

    // An order is typed at the moment at which the disk fails.
    private static World Troubled(DiskTrouble trouble)
    {
        var deeds = new Queue<Deed>([new Deed.Disk(TypedAt, trouble, DownMs), new Deed.Typed(TypedAt, "market BTCUSDT BUY 0.01")]);
        var world = new World(1, now => Due(deeds, now))
        {
            NextDeed = () => deeds.TryPeek(out var next) ? World.Birth + next.At : long.MaxValue,
        };
        world.Users = deed => _ = world.Desk?.Api.Place(Commands.Place(((Deed.Typed)deed).Command, "ORD-disk0001"), CancellationToken.None);
        return world;
    }

    private static IEnumerable<Deed> Due(Queue<Deed> deeds, long now)
    {
        while (deeds.TryPeek(out var next) && World.Birth + next.At <= now)
            yield return deeds.Dequeue();
    }
}
