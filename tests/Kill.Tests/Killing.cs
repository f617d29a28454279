using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Bowline.Kill.Tests;

/// <summary>Orders on a desk that is killed over them, and what it says of them once it was started again.</summary>
internal sealed class Killing(House house)
{
    private const int SettlingMs = 25_000;
    private const int StepMs = 50;
    private const string Bought = "\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"quantity\":\"0.01\"";
    private static readonly string[] Undecided = ["PENDING", "SUBMITTED"];

    public static string Market(int round) =>
        $$"""{"verb":"market","linkId":"{{Moments.LinkId(round)}}",{{Bought}}}""";

    /// <summary>Far below the market, so that it rests.</summary>
    public static string Limit(int round) =>
        $$"""{"verb":"limit","linkId":"{{Moments.LinkId(round)}}",{{Bought}},"price":"50000"}""";

    /// <summary>How long the first placement of a desk's life takes, as those are that get killed.</summary>
    public async Task<(TimeSpan Took, JsonElement Answer)> Whole(string body)
    {
        await house.Ready();
        var clock = Stopwatch.StartNew();
        var answer = await house.Place(body);
        var took = clock.Elapsed;
        Assert.True(answer?.GetProperty("isSuccess").GetBoolean() == true, $"{answer}\n{house.Log()}");
        return (took, answer.Value);
    }

    /// <summary>Kills the desk so long after the request left and starts it again; the answer if it came.</summary>
    public async Task<JsonElement?> Interrupted(string body, TimeSpan after)
    {
        await house.Ready();
        var clock = Stopwatch.StartNew();
        var placing = house.Place(body);
        var coarse = after - clock.Elapsed - TimeSpan.FromMilliseconds(2);
        if (coarse > TimeSpan.Zero)
            await Task.Delay(coarse);
        while (clock.Elapsed < after)
            Thread.SpinWait(50);
        house.Kill();
        var answer = await placing;
        await house.Ready();
        return answer;
    }

    /// <summary>The execution once the desk knows what became of its order; null when it was never taken.</summary>
    public async Task<JsonElement?> Settled(string linkId)
    {
        for (var i = 0; i < SettlingMs / StepMs; i++)
        {
            var rows = await house.Json("executions");
            var row = rows.EnumerateArray().Select(e => (JsonElement?)e)
                .SingleOrDefault(e => Text(e!.Value, "linkId") == linkId);
            if (row is null || row.Value.GetProperty("orders").EnumerateArray().All(IsKnown))
                return row;
            await Task.Delay(StepMs);
        }

        throw new Xunit.Sdk.XunitException(
            $"what became of {linkId} is not known after {SettlingMs} ms\n{house.Log()}");
    }

    public static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool IsKnown(JsonElement order) =>
        Text(order, "inflight") is null && !Undecided.Contains(Text(order, "status"));
}
