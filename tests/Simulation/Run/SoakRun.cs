using System.Globalization;
using System.Text;
using Bowline.Core;
using Xunit;

namespace Bowline.Simulation;

/// <summary>
/// Three days of one desk with two hundred executions at a time, in a market that wanders: what it holds in memory must not
/// rise, and everything must still be in order at the end. <c>docs/soak.md</c> is made from it.
/// </summary>
public sealed class SoakRun(ITestOutputHelper output) : IDisposable
{
    private const int Running = 200;
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;

    /// <summary>Long-lived kinds, in numbers that fit the exchange's 200 conditional orders and small amounts.</summary>
    private static readonly string[] Typed =
    [
        "grid BTCUSDT --lower -2% --upper +2% --levels 6 --per-level 0.002",
        "scale BTCUSDT BUY 0.01 --from -0.3% --to -1% --levels 4",
        "scale BTCUSDT SELL 0.01 --from +0.3% --to +1% --levels 4",
        "twap BTCUSDT SELL 0.04 --slices 20 --interval 30s",
        "twap BTCUSDT BUY 0.04 --slices 20 --interval 30s",
        "iceberg BTCUSDT BUY 0.02 --show 0.002 --limit-price -0.2%",
        "iceberg BTCUSDT SELL 0.02 --show 0.002 --limit-price +0.2%",
        "limit BTCUSDT SELL 0.002 +0.4%",
        "limit BTCUSDT BUY 0.002 -0.4%",
    ];

    private readonly Paper.Prng _chance = new(72);
    private readonly List<Deed> _due = [];
    private long _nextDeed = World.Birth + 1_000;
    private decimal _price = 60_000m;
    private int _typed;
    private World _world = null!;

    public void Dispose() => _world?.Dispose();

    [Fact]
    public void ThreeDays_HoldMemoryAndPromises()
    {
        var hours = Environment.GetEnvironmentVariable("BOWLINE_SOAK_HOURS") is { } asked ? int.Parse(asked)
            : Environment.GetEnvironmentVariable("BOWLINE_LONG") is not null ? 72 : 0;
        Assert.SkipWhen(hours == 0, "a long run: ./test --long");
        _world = new World(72, Due) { Users = Type, NextDeed = () => _nextDeed };
        var world = _world;
        world.Disk.Storage.Capacity = long.MaxValue;
        var auditor = new Auditor(world, keepsRequests: false);
        var rows = new StringBuilder("| hour | heap after a collection, KB | executions alive | orders so far | records so far |\n|---|---|---|---|---|\n");
        var heap = new List<long>();
        for (var hour = 1; hour <= hours; hour++)
        {
            world.RunUntil(World.Birth + (hour * Hour));
            ForgetJournal(world);
            heap.Add((GC.GetTotalMemory(forceFullCollection: true) - world.Disk.Storage.AllocatedBytes) / 1024);
            var row = string.Create(CultureInfo.InvariantCulture,
                $"| {hour} | {heap[^1]} | {world.Desk!.Ledger.Executions.Live.Count} | {auditor.Orders} | {world.Records} |\n");
            rows.Append(row);
            output.WriteLine(row.TrimEnd());
        }

        var auditorSays = auditor.Unsettled;
        File.WriteAllText(Checkout.Path("docs", "soak.md"), Text(rows.ToString(), heap, world.Records));
        Assert.Null(world.Venue.Exchange.Breach);
        Assert.Equal("", auditorSays);
        Assert.True(Trough(heap, 1) <= Trough(heap, 2) * 115 / 100, "the heap rose in the last third of the hours");
    }

    /// <summary>The lowest of the last third of the hours (1), or of the one before it (2), KB.</summary>
    private static long Trough(List<long> heap, int third)
    {
        var length = Math.Max(1, heap.Count / 3);
        return heap.SkipLast((third - 1) * length).TakeLast(length).Min();
    }

    private static string Text(string rows, List<long> heap, long records) => $"""
        # Soak
        One desk and its exchange, {heap.Count} simulated hours, {Running} executions at a time: grids, ladders, icebergs, schedules and limit
        orders, the oldest ended for a new one every 5 s (`./test --long`, tests/Simulation/Run/SoakRun.cs). The heap is that of the whole process,
        desk, exchange and world together, without the journal, which is never cut. Ended orders and executions stay in memory up to 10,000 of
        each, what an account has earned and paid up to 100,000 entries; the rise before that is reached is theirs.

        What rises and falls is the exchange's memory of orders, conditional orders and trades, each cut from 200,000 to 100,000.

        Records written: {records}. The lowest of the last third of the hours is {Trough(heap, 1)} KB, of the third before it {Trough(heap, 2)} KB.

        {rows}
        """.ReplaceLineEndings("\n");

    // The journal is never cut; what is measured is what the desk and the exchange hold besides.
    private static void ForgetJournal(World world)
    {
        world.Disk.Storage.List(out var segments);
        foreach (var segment in segments[..^1])
            world.Disk.Storage.Remove(segment.First);
    }

    private IEnumerable<Deed> Due(long now)
    {
        if (now < _nextDeed)
            return [];
        _nextDeed += 5_000;
        _due.Clear();
        var basisPoints = (decimal)(_chance.Below(21) - 10);
        _price = Math.Clamp(Math.Round(_price * (1 + (basisPoints / 10_000m)), 1), 55_000m, 65_000m);
        _due.Add(new Deed.Market(now, string.Create(CultureInfo.InvariantCulture, $"price={_price}")));
        if (_world.Desk is not { View.Ready: true } desk)
            return _due;
        // The oldest makes room for another.
        if (desk.Ledger.Executions.Live.Count >= Running && desk.Ledger.Executions.Live.All.MinBy(e => e.StartedAt) is { } oldest)
            _ = desk.Api.Steer(oldest.Id.Text, Bowline.Contract.Steering.End, new Bowline.Contract.SteerRequest(), CancellationToken.None);
        _due.Add(new Deed.Typed(now, Typed[(int)_chance.Below(Typed.Length)]));
        return _due;
    }

    private void Type(Deed deed)
    {
        if (deed is not Deed.Typed typed || _world.Desk is not { } desk)
            return;
        var command = typed.Command;
        var id = LinkId.Make(Bowline.Contract.ExecutionVerbs.Find(command.Split(' ')[0])?.Prefix ?? "ORD", 72UL + (ulong)++_typed);
        _ = Commands.Execute(command, id.Text) is { } request
            ? desk.Api.Execute(request, CancellationToken.None) as Task
            : desk.Api.Place(Commands.Place(command, id.Text), CancellationToken.None);
    }
}
