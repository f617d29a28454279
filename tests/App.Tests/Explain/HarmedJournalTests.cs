using Xunit;

namespace Bowline.App.Tests;

/// <summary>A journal that was harmed after the desk had started on it: what is told from it is not told as if it were all.</summary>
public sealed class HarmedJournalTests
{
    [Fact]
    public void HistoryBehindTheHarm_IsSaidToBeMissing()
    {
        using var world = Traded();
        var (whole, all) = (world.Desk.Trades(null, since: 0), world.Desk.Orders(null, history: true, since: 0));
        Assert.Equal((2, null, 2, null), (whole.Count, whole.Lacks, all.Count, all.Lacks));
        Harm(world, keep: whole[1].Id!);
        var (trades, orders) = (world.Desk.Trades(null, since: 0), world.Desk.Orders(null, history: true, since: 0));
        Assert.Single(trades);
        Assert.StartsWith("journal damaged: the hash does not fit", trades.Lacks, StringComparison.Ordinal);
        Assert.Equal(trades.Lacks, orders.Lacks);
        // What the desk has in memory needs no journal.
        Assert.Null(world.Desk.Trades(null, null).Lacks);
    }

    [Fact]
    public void ExplanationThatMayLackItsEnd_SaysSo()
    {
        using var world = Traded();
        Assert.Null(world.Desk.Explain("ORD-00000001", full: false).Notes);
        Harm(world, keep: world.Desk.Trades(null, since: 0)[1].Id!);
        var told = world.Desk.Explain("ORD-00000001", full: false);
        Assert.Equal("FILLED", Assert.Single(told.Orders).Status);
        Assert.StartsWith("journal damaged", Assert.Single(told.Notes!), StringComparison.Ordinal);
        var unknown = world.Desk.Explain("ORD-99999999", full: false);
        Assert.Equal("explain-unknown", unknown.Code);
        Assert.Contains("journal damaged", unknown.ErrorMessage, StringComparison.Ordinal);
    }

    private static World Traded()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        world.Place(World.Market("SELL", "0.01", "ORD-00000002"));
        return world;
    }

    // One digit of the record that tells the trade.
    private static void Harm(World world, string keep)
    {
        var bytes = world.Disk[1];
        var at = System.Text.Encoding.UTF8.GetString(bytes).LastIndexOf($"\"{keep}\"", StringComparison.Ordinal);
        if (at < 0)
            at = System.Text.Encoding.UTF8.GetString(bytes).LastIndexOf(keep, StringComparison.Ordinal) - 1;
        bytes[at + 1] ^= 1;
        world.Disk[1] = bytes;
    }
}
