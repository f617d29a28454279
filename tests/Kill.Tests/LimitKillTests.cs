using System.Text.Json;
using Xunit;

namespace Bowline.Kill.Tests;

public sealed class LimitOnEmbeddedExchangeTests
{
    [Fact]
    public async Task LimitOrder_DeskKilledAtManyMoments_IsFoundAgainUnderTheSameIds()
    {
        using var house = House.Embedded();
        var found = await LimitRounds.Run(house, seed: 11);
        house.Kill();
        var key = await File.ReadAllLinesAsync(Path.Combine(house.Folder, "paper-key"));
        using var venue = await Venue.Over(Path.Combine(house.Folder, "exchange"), key[0], key[1]);
        await LimitRounds.Compare(found, venue);
    }
}

public sealed class LimitOnSeparateExchangeTests
{
    [Fact]
    public async Task LimitOrder_DeskKilledAtManyMoments_IsFoundAgainUnderTheSameIds()
    {
        using var venue = await Venue.Start();
        using var house = House.At(venue.Rest);
        await LimitRounds.Compare(await LimitRounds.Run(house, seed: 12), venue);
    }
}

/// <summary>Limit orders that pile up on one profile while its desk is killed over every one of them.</summary>
internal static class LimitRounds
{
    private const int AfterTheAnswer = 3;

    /// <summary>The resting orders as the desk shows them at the end: link id to the venue's id.</summary>
    public static async Task<Dictionary<string, string>> Run(House house, int seed)
    {
        var killing = new Killing(house);
        var resting = new Dictionary<string, string>(StringComparer.Ordinal);
        // The first sets the symbol up (its leverage), the second tells how long a placement takes.
        for (var round = 0; round < 2; round++)
        {
            resting[Moments.LinkId(round)] = OrderId((await killing.Whole(Killing.Limit(round))).Answer);
            house.Kill();
        }

        var (took, last) = await killing.Whole(Killing.Limit(2));
        resting[Moments.LinkId(2)] = OrderId(last);
        house.Kill();
        var next = AfterTheAnswer;
        foreach (var moment in Moments.Over(took, seed))
            await Round(house, killing, resting, next++, moment);
        return resting;
    }

    /// <summary>The venue has what the desk shows, each once and under the same ids, and nothing else.</summary>
    public static async Task Compare(Dictionary<string, string> found, Venue venue)
    {
        var orders = await venue.Orders();
        Assert.All(orders, order => Assert.Equal("NEW", order.Status));
        Assert.Equal(
            found.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key + "-o01", pair.Value)),
            orders.OrderBy(order => order.ClientOrderId, StringComparer.Ordinal)
                .Select(order => (order.ClientOrderId, order.OrderId)));
    }

    private static async Task Round(
        House house, Killing killing, Dictionary<string, string> resting, int round, TimeSpan moment)
    {
        var linkId = Moments.LinkId(round);
        var answer = await killing.Interrupted(Killing.Limit(round), moment);
        await killing.Settled(linkId);
        var rows = (await house.Json("orders")).EnumerateArray().ToList();
        var mine = rows.Where(row => Killing.Text(row, "linkId") == linkId).ToList();
        Assert.InRange(mine.Count, 0, 1);
        if (answer is { } acknowledged)
            Assert.Equal(OrderId(acknowledged), OrderId(Assert.Single(mine)));
        if (mine.Count == 1)
            resting[linkId] = OrderId(mine[0]);
        Assert.Equal(
            resting.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            rows.ToDictionary(row => Killing.Text(row, "linkId")!, OrderId)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    private static string OrderId(JsonElement row) =>
        Killing.Text(row, "orderId") ?? throw new Xunit.Sdk.XunitException($"no orderId: {row}");
}
