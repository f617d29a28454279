using System.Collections.Concurrent;
using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>
/// The proof of docs/unknown-outcomes.md, by visiting every run of a naive venue with so many departures from the usual:
/// no intent becomes two orders, "never placed" is true for ever, and what was placed is known.
/// </summary>
public sealed class UnknownOutcomeTests(ITestOutputHelper output)
{
    private const string Id = "o";
    private static readonly (string Kind, string? Change)[] Cases =
    [
        ("market", null), ("limit", null), ("opening stop", null), ("closing stop", null),
        ("limit", "cancel"), ("closing stop", "cancel"), ("limit", "amend"),
    ];

    private static readonly bool AtLength = Environment.GetEnvironmentVariable("BOWLINE_LONG") is not null;

    [Theory]
    [InlineData("market")]
    [InlineData("limit")]
    [InlineData("opening stop")]
    [InlineData("closing stop")]
    public void EveryRunOfAPlacing_MakesOneOrderOrNoneAndTellsWhich(string kind) =>
        Visit(AtLength ? 3 : 2, choices => Placing(kind, choices));

    [Theory]
    [InlineData("limit", "cancel")]
    [InlineData("closing stop", "cancel")]
    [InlineData("limit", "amend")]
    public void EveryRunOfAChange_EndsWithWhatTheVenueHas(string kind, string change) =>
        Visit(AtLength ? 3 : 2, choices => Play(kind, change, choices));

    /// <summary>
    /// Intents that met faults, drawn: <c>BOWLINE_INTENTS</c> of them from <c>BOWLINE_SEED</c> on, so that a long run can be
    /// taken in parts.
    /// </summary>
    [Fact]
    public void DrawnRuns_NeverMakeTwoOrdersOfOneIntent()
    {
        var wanted = Environment.GetEnvironmentVariable("BOWLINE_INTENTS") is { } asked ? int.Parse(asked) : AtLength ? 1_000_000 : 2_000;
        var first = ulong.Parse(Environment.GetEnvironmentVariable("BOWLINE_SEED") ?? "1");
        ConcurrentBag<string> broken = [];
        long faulted = 0, departures = 0;
        Parallel.For(0, wanted, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var seed = first + (ulong)i;
            var choices = Choices.Drawn(seed, 8);
            var (kind, change) = Cases[(int)(seed % (ulong)Cases.Length)];
            if (Play(kind, change, choices) is { } what)
                broken.Add($"BOWLINE_SEED={seed} BOWLINE_INTENTS=1 {kind} {change} {choices}: {what}");
            Interlocked.Add(ref faulted, choices.Departures > 0 ? 1 : 0);
            Interlocked.Add(ref departures, choices.Departures);
        });
        output.WriteLine($"seeds {first} to {first + (ulong)wanted - 1}: {departures} departures\n"
            + $"{faulted} faulted intents, {broken.Count} violations");
        Assert.True(broken.IsEmpty, string.Join('\n', broken.Take(5)));
    }

    /// <summary>Found by its draw: a stop placed a second ago was taken for gone, and stood without anybody's knowledge.</summary>
    [Fact]
    public void KnownOrder_AskedAboutAfterARestartWithAClockSetBack_IsNotTakenForGone() =>
        Assert.Null(Play("closing stop", "cancel", Choices.Drawn(296_595, 8)));

    /// <summary>
    /// Found by their draws: an amend left while the placing was still of unknown outcome, was waited for as if it were none,
    /// and was told never to have arrived a window before it did.
    /// </summary>
    [Theory]
    [InlineData(1_147_754)]
    [InlineData(1_298_548)]
    public void AmendBesideAPlacingOfUnknownOutcome_IsWaitedForLikeAnyAmend(ulong seed) =>
        Assert.Null(Play("limit", "amend", Choices.Drawn(seed, 8)));

    private void Visit(int departures, Func<Choices, string?> run)
    {
        var runs = 0;
        List<string> broken = [];
        foreach (var choices in Choices.All(departures))
        {
            runs++;
            if (run(choices) is { } what)
                broken.Add($"{choices}: {what}");
        }

        output.WriteLine($"{runs} runs, {broken.Count} broken");
        Assert.True(broken.Count == 0, $"{broken.Count} of {runs}\n{string.Join('\n', broken.Take(20))}");
    }

    private static OrderSpec Spec(string kind) => kind switch
    {
        "market" => Market(Side.Buy, 0.01m),
        "limit" => Limit(Side.Buy, 0.01m, 50_000m),
        "opening stop" => Stop(Side.Buy, 0.01m, 70_000m, reduceOnly: false),
        _ => Stop(Side.Sell, 0.01m, 50_000m),
    };

    private static Event.ExecutionStarted Started(OrderSpec spec) => new(new(1_790_000_040_000), new("ORD-o"), spec switch
    {
        OrderSpec.Market market => new MarketOrderSpec(market) { ClientId = new(Id) },
        OrderSpec.Limit limit => new LimitOrderSpec(limit) { ClientId = new(Id) },
        _ => new ConditionalOrderSpec((OrderSpec.Conditional)spec) { ClientId = new(Id) },
    }, 1);

    private static string? Placing(string kind, Choices choices) => Play(kind, null, choices);

    private static string? Play(string kind, string? change, Choices choices)
    {
        var spec = Spec(kind);
        IntentWorld world = new(choices, spec.ReduceOnly);
        world.Do(Started(spec) with { At = new(world.Venue.Now) });
        world.MayAsk(new(Id));
        if (change is not null)
        {
            world.RunFor(1_000);
            world.Do(Change(change, new(world.Venue.Now)));
        }

        world.RunFor(40_000);
        world.Calm();
        world.RunFor(150_000);
        return Judge(world);
    }

    private static Event Change(string change, Time now) => change == "cancel"
        ? new Event.CancelRequested(now, new(Id))
        : new Event.AmendRequested(now, new(Id), new Price(49_000m), new Quantity(0.02m));

    private static string? Judge(IntentWorld world) => Broken(world) is not { } what ? null
        : $"{what}\n{string.Join("\n", world.Events.Select(e => e.ToString()).Concat(world.Notes.Select(n => n.ToString())))}";

    private static string? Broken(IntentWorld world)
    {
        var orders = world.Venue.Orders;
        if (world.Ledger.FindOrder(new ClientOrderId(Id)) is not { } ours)
            return "the order is not known";
        if (orders.Count > 1)
            return $"{orders.Count} orders";
        if (world.Surprises.Count > 0)
            return $"surprised: {world.Surprises[0]}";
        if (!world.Session.Ready || world.Session.Health.OpenLookups > 0)
            return $"it is still being asked about";
        if (world.Ledger.Orders.Live.Count + world.Ledger.Orders.Ended.Count != 1)
            return $"it is kept more than once";
        var gone = ours.Status is OrderStatus.Denied or OrderStatus.Rejected;
        if (orders.Count == 0)
            return gone ? null : $"it is {ours.Status} and was never placed";
        if (gone)
            return $"it is {ours.Status} ({ours.Reason}) and was placed";
        var theirs = orders[0].Now;
        if (orders[0].States.Count > 1 && world.Events.Any(e => e is Event.CancelRejected { Rejection.Code: 0 } or Event.AmendRejected { Rejection.Code: 0 }))
            return $"a change was told never to have arrived, and did";
        if (ours.Filled.Value != theirs.Filled || ours.Spec.Quantity.Value != theirs.Quantity || ours.Inflight != Inflight.None)
            return $"it has filled {ours.Filled} of {ours.Spec.Quantity}, {ours.Inflight}, there {theirs}";
        var status = theirs.Status switch { "NEW" => OrderStatus.Working, "FILLED" => OrderStatus.Filled, _ => OrderStatus.Canceled };
        return ours.Status == status ? null : $"it is {ours.Status}, there {theirs.Status}";
    }
}
