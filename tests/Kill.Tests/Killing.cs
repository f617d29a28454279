using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Bowline.Kill.Tests;

/// <summary>Orders placed on a desk that is killed over them, and what the desk says of them after it was started again.</summary>
internal sealed class Killing(House house)
{
    private const int SettlingMs = 25_000;
    private const int StepMs = 50;
    private static readonly string[] Undecided = ["PENDING", "SUBMITTED"];

    public static string Market(int round) =>
        $$"""{"verb":"market","linkId":"{{Moments.LinkId(round)}}","symbol":"BTCUSDT","side":"BUY","quantity":"0.01"}""";

    /// <summary>Far below the market, so that it rests.</summary>
    public static string Limit(int round) =>
        $$"""{"verb":"limit","linkId":"{{Moments.LinkId(round)}}","symbol":"BTCUSDT","side":"BUY","quantity":"0.01","price":"50000"}""";

    /// <summary>How long a placement takes that is the first one of its desk's life, as those are that get killed.</summary>
    public async Task<(TimeSpan Took, JsonElement Answer)> Whole(string body)
    {
        await house.Ready();
        var clock = Stopwatch.StartNew();
        var answer = await house.Place(body);
        var took = clock.Elapsed;
        Assert.True(answer is not null && answer.Value.GetProperty("isSuccess").GetBoolean(), $"{answer}\n{house.Log()}");
        return (took, answer.Value);
    }

    /// <summary>Kills the desk so long after the request left, starts it again; the answer if it had come by then.</summary>
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
            var row = rows.EnumerateArray().Where(e => Text(e, "linkId") == linkId).Select(e => (JsonElement?)e).SingleOrDefault();
            if (row is null || row.Value.GetProperty("orders").EnumerateArray().All(IsKnown))
                return row;
            await Task.Delay(StepMs);
        }

        throw new Xunit.Sdk.XunitException($"what became of {linkId} is not known after {SettlingMs} ms\n{house.Log()}");
    }

    public static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsKnown(JsonElement order) => Text(order, "inflight") is null && !Undecided.Contains(Text(order, "status"));
}
