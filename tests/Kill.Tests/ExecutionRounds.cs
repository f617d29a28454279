using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Bowline.Kill.Tests;

/// <summary>What became of one execution whose desk was killed, as the exchange tells it.</summary>
/// <param name="KilledAfterMs">After its command left.</param>
/// <param name="ProtectedAfterMs">After the new desk was started; null where nothing was held, or nothing protects it.</param>
internal sealed record KillRow(string Kind, int KilledAfterMs, string Outcome, int Orders, long? ProtectedAfterMs);

/// <summary>Executions on one exchange, each of which its desk is killed over.</summary>
internal sealed class ExecutionRounds(House house, Venue venue, KillStory story)
{
    private const int LifeMs = 1_600;
    private const int PatienceMs = 30_000;
    private const int StepMs = 25;
    private static readonly string[] Open = ["NEW", "PARTIALLY_FILLED", "TRIGGERING", "TRIGGERED"];
    private static readonly string[] Stops = ["STOP", "STOP_MARKET"];

    /// <summary>As many kills as asked for, one in each of equal slices of the execution's first seconds.</summary>
    public static async Task<IReadOnlyList<KillRow>> Run(KillStory story, int kills, int seed)
    {
        using var venue = await Venue.Still();
        using var house = House.At(venue.Rest);
        var rounds = new ExecutionRounds(house, venue, story);
        var rows = new List<KillRow>();
        var chance = new Random(seed);
        for (var round = 0; round < kills; round++)
            rows.Add(await rounds.Round(round, (int)(LifeMs * (round + chance.NextDouble()) / kills)));
        var verified = await house.Run("journal", "verify");
        Assert.True(verified.ExitCode == 0, verified.ToString());
        return rows;
    }

    private async Task<KillRow> Round(int round, int killedAfterMs)
    {
        // A new desk, which knows no older market.
        house.Kill();
        await venue.Steer("price=60000");
        await house.Ready();
        if (story.Held > 0)
            await ByHand("BUY", story.Held);
        await Interrupted(round, killedAfterMs);
        var clock = Stopwatch.StartNew();
        await house.Ready();
        var isHeld = await venue.Position() != 0;
        var row = await Settled(round);
        var covered = isHeld && story.Protects && row is not null;
        Assert.True(Math.Abs(await venue.Position()) <= story.Most, $"beyond: {await venue.Position()}");
        var outcome = row is not { } known ? "never taken"
            : Killing.Text(known, "outcome") ?? $"{Killing.Text(known, "status")}, {Killing.Text(known, "filled")} filled";
        var tookMs = clock.ElapsedMilliseconds;
        await EndedAndEmpty(round);
        var orders = await AtMostOnce(round);
        if (await venue.Position() is not 0 and var left)
            await ByHand(left > 0 ? "SELL" : "BUY", Math.Abs(left));
        return new KillRow(story.Kind, killedAfterMs, outcome, orders, covered ? tookMs : null);
    }

    private async Task Interrupted(int round, int killedAfterMs)
    {
        var clock = Stopwatch.StartNew();
        var asking = house.Execute(story.Request(round));
        var killing = Task.Run(async () =>
        {
            await Task.Delay(killedAfterMs);
            house.Kill();
        });
        foreach (var (afterMs, move) in story.Moves)
        {
            await Task.Delay(Math.Max(0, afterMs - (int)clock.ElapsedMilliseconds));
            await venue.Steer(move);
        }

        await killing;
        if (await asking is { } answer)
            Assert.True(answer.GetProperty("isSuccess").GetBoolean(), $"refused: {answer}");
    }

    /// <summary>The execution once every order of it is known and what it holds is covered; null when it was never taken.</summary>
    private async Task<JsonElement?> Settled(int round)
    {
        var state = "";
        for (var waited = 0; waited < PatienceMs; waited += StepMs)
        {
            var row = (await house.Json("executions")).EnumerateArray().Select(e => (JsonElement?)e)
                .SingleOrDefault(e => Killing.Text(e!.Value, "linkId") == story.LinkId(round));
            if (row is not { } found || (found.GetProperty("orders").EnumerateArray().All(Killing.IsKnown) && await IsCovered(found)))
                return row;
            state = found.ToString();
            await Task.Delay(StepMs);
        }

        throw new Xunit.Sdk.XunitException($"{story.LinkId(round)} is not settled and covered after {PatienceMs} ms: {state}\n{house.Log()}");
    }

    // What an ended execution held is its user's again.
    private async Task<bool> IsCovered(JsonElement row)
    {
        if (!story.Protects || Killing.Text(row, "status") == "finished")
            return true;
        var held = await venue.Position();
        var side = held > 0 ? "SELL" : "BUY";
        var stops = (await venue.Conditionals()).Where(stop => Open.Contains(stop.Status) && stop.Side == side && Stops.Contains(stop.Type));
        return stops.Sum(stop => stop.Quantity) >= Math.Abs(held);
    }

    private async Task EndedAndEmpty(int round)
    {
        await house.Run("end", story.LinkId(round));
        IReadOnlyList<string> left = [];
        for (var waited = 0; waited < PatienceMs; waited += StepMs)
        {
            left =
            [
                .. (await venue.Orders()).Where(order => Open.Contains(order.Status)).Select(order => order.ClientOrderId),
                .. (await venue.Conditionals()).Where(stop => Open.Contains(stop.Status)).Select(stop => stop.ClientId),
            ];
            if (left.Count == 0)
                return;
            await Task.Delay(StepMs);
        }

        Assert.Fail($"{string.Join(", ", left)} rests at the exchange after the end\n{house.Log()}");
    }

    private async Task<int> AtMostOnce(int round)
    {
        var plain = (await venue.Orders()).Select(order => order.ClientOrderId).ToList();
        var conditional = (await venue.Conditionals()).Select(stop => stop.ClientId).ToList();
        Assert.Equal(conditional.Distinct(), conditional);
        // The child of a conditional order that fired bears its id once more.
        Assert.Equal(plain.Distinct(), plain);
        return plain.Union(conditional).Count(id => id.StartsWith(story.LinkId(round), StringComparison.Ordinal));
    }

    private Task ByHand(string side, decimal quantity) =>
        venue.Send(HttpMethod.Post, "/fapi/v1/order", FormattableString.Invariant($"symbol=BTCUSDT&side={side}&type=MARKET&quantity={quantity}"));
}
