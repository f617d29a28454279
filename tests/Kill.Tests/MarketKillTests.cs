using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Bowline.Kill.Tests;

public sealed class MarketOnEmbeddedExchangeTests
{
    [Fact]
    public async Task MarketOrder_DeskKilledAtManyMoments_ExistsOnceOrNotAtAll()
    {
        using var house = House.Embedded();
        var placed = await MarketRounds.Run(house, seed: 21, venue: null);
        house.Kill();
        var key = await File.ReadAllLinesAsync(Path.Combine(house.Folder, "paper-key"));
        using var venue = await Venue.Over(Path.Combine(house.Folder, "exchange"), key[0], key[1]);
        await MarketRounds.Compare(placed, venue);
    }
}

public sealed class MarketOnSeparateExchangeTests
{
    [Fact]
    public async Task MarketOrder_DeskKilledAtManyMoments_ExistsOnceOrNotAtAll()
    {
        using var venue = await Venue.Start();
        using var house = House.At(venue.Rest);
        await MarketRounds.Compare(await MarketRounds.Run(house, seed: 22, venue), venue);
    }
}

/// <summary>Market orders of 0.01, each of which its desk is killed over.</summary>
internal static class MarketRounds
{
    public const decimal Quantity = 0.01m;

    /// <summary>The link ids of the orders that exist.</summary>
    public static async Task<List<string>> Run(House house, int seed, Venue? venue)
    {
        var killing = new Killing(house);
        var placed = new List<string> { Moments.LinkId(0), Moments.LinkId(1) };
        await killing.Whole(Killing.Market(0));
        house.Kill();
        var (took, _) = await killing.Whole(Killing.Market(1));
        house.Kill();
        var next = placed.Count;
        foreach (var moment in Moments.Over(took, seed))
            await Round(house, killing, placed, next++, moment, venue);
        return placed;
    }

    /// <summary>The venue took each order once and filled it, and holds nothing else.</summary>
    public static async Task Compare(List<string> placed, Venue venue)
    {
        var orders = await venue.Orders();
        Assert.Equal(
            placed.Select(link => link + "-o01").Order(StringComparer.Ordinal),
            orders.Select(order => order.ClientOrderId).Order(StringComparer.Ordinal));
        Assert.All(orders, order => Assert.Equal(("FILLED", Quantity), (order.Status, order.ExecutedQty)));
        Assert.Equal(Quantity * placed.Count, await venue.Position());
    }

    public static async Task<decimal> Position(House house)
    {
        var rows = await house.Json("positions");
        return rows.EnumerateArray().Sum(row =>
            decimal.Parse(Killing.Text(row, "positionAmt")!, CultureInfo.InvariantCulture));
    }

    private static async Task Round(
        House house, Killing killing, List<string> placed, int round, TimeSpan moment, Venue? venue)
    {
        var linkId = Moments.LinkId(round);
        var answer = await killing.Interrupted(Killing.Market(round), moment);
        var execution = await killing.Settled(linkId);
        var exists = execution is { } row && Killing.Text(row, "filled") == "0.01";
        if (!exists && execution is { } none)
            Assert.Equal(("finished", "0"), (Killing.Text(none, "status"), Killing.Text(none, "filled")));
        if (answer is { } acknowledged)
            Assert.True(exists, $"round {round}: acknowledged and not there: {acknowledged}\n{execution}");
        if (exists)
            placed.Add(linkId);
        var position = await Position(house);
        Assert.True(
            Quantity * placed.Count == position,
            $"round {round}: {placed.Count} orders, position {position}\n{execution}\n{house.Log()}");
        if (venue is not null)
            Assert.Equal(position, await venue.Position());
    }
}

public sealed class CommandLineOverADyingDeskTests
{
    private const int Rounds = 6;

    [Fact]
    public async Task MarketOrder_DeskKilledUnderTheCommandLine_ItsExitCodeTellsTheTruth()
    {
        using var venue = await Venue.Start();
        using var house = House.At(venue.Rest);
        await house.Ready();
        await Market(house);
        var clock = Stopwatch.StartNew();
        await Market(house);
        var took = clock.Elapsed;
        var before = await venue.Position();
        foreach (var moment in Moments.Over(took, 31).Where((_, i) => i % 3 == 1).Take(Rounds))
        {
            await house.Ready();
            var running = Market(house);
            await Task.Delay(moment);
            house.Kill();
            var ran = await running;
            Assert.True(ran.ExitCode is 0 or 5 or 6, ran.ToString());
            var orders = await SettledOrders(house);
            var position = await venue.Position();
            Assert.Equal(orders.Sum(), position);
            Assert.Contains(position - before, new[] { 0m, MarketRounds.Quantity });
            if (ran.ExitCode != 5)
                Assert.True(
                    (ran.ExitCode == 0 ? MarketRounds.Quantity : 0m) == position - before, $"{position - before}: {ran}");
            before = position;
        }
    }

    private static Task<Ran> Market(House house) => house.Run("market", "BTCUSDT", "BUY", "0.01");

    private static async Task<List<decimal>> SettledOrders(House house)
    {
        var killing = new Killing(house);
        await house.Ready();
        var filled = new List<decimal>();
        foreach (var row in (await house.Json("executions")).EnumerateArray())
        {
            var settled = await killing.Settled(Killing.Text(row, "linkId")!);
            filled.Add(decimal.Parse(Killing.Text(settled!.Value, "filled")!, CultureInfo.InvariantCulture));
        }

        return filled;
    }
}
