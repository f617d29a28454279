using System.Globalization;
using System.Text;
using Bowline.Contract;
using Bowline.Core;
using Bowline.Journal;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>
/// The seed's own session of 210 operations, by the numbers and the values it types: 45 market, 35 limit and 25 stop-limit
/// orders, 12 OCO, 8 brackets, 4 TWAPs and 15 errors of what was typed. There they were printed; here they are traded.
/// </summary>
public sealed class SeedMixTests
{
    private int _links;
    private int _problems;

    [Fact]
    public void TheSeedsSession_LeavesWhatItsRecordsSay()
    {
        using var world = new World(usdt: 1_000_000);
        world.Pump(1_000);
        Times(45, () => Done(world.Place(World.Market("BUY", "0.001", Link("ORD")))));
        Times(35, () => Done(world.Place(World.Limit("SELL", "1", "3200", Link("ORD")) with { Symbol = "ETHUSDT" })));
        Times(25, () => Done(Execute(world, "stop-limit", "ORD",
            ("side", "SELL"), ("quantity", "0.001"), ("stop-price", "59000"), ("limit-price", "58800"))));
        Times(12, () => Done(Execute(world, "oco", "OCO",
            ("side", "SELL"), ("quantity", "0.001"), ("take-profit", "62000"), ("stop-price", "59000"), ("stop-limit-price", "58800"))));
        Times(8, () => Done(Execute(world, "bracket", "BRK",
            ("side", "BUY"), ("quantity", "0.002"), ("entry-type", "market"), ("take-profit", "62000"), ("stop-price", "59000"))));
        Times(4, () => Done(Execute(world, "twap", "TWAP",
            ("side", "BUY"), ("quantity", "0.009"), ("slices", "3"), ("interval", "2s"))));
        Refusals(world);
        world.Pump(10_000);

        Counts(world);
        AllThatRests_IsOurs(world);
        PositionsAreTheSumOfTheFills(world);
        var recovery = new JournalRecovery();
        world.Records.ForEach(recovery.Take);
        Assert.Equal(world.Ledger.Hash, recovery.Ledger.Hash);
        Assert.Empty(world.Ledger.Alarms.All);
        AfterARestart_TheAuditLogGoesOn(world);
    }

    // Wherever a desk ends: the one that starts in its place learns from the records and goes on with the same lines.
    private static void AfterARestart_TheAuditLogGoesOn(World world)
    {
        var (records, states) = (world.Records, new List<JournalRecord>());
        Assert.IsType<ReadOutcome.Whole>(JournalReader.ReadState(world.Disk, states.Add));
        var whole = new AuditProjection();
        var told = records.ConvertAll(record => LinesOf(whole, record));
        const int Cuts = 40;
        for (var cut = 1; cut < records.Count; cut += records.Count / Cuts)
        {
            var next = new AuditProjection();
            states.GetRange(0, cut).ForEach(next.Learn);
            var rest = records.GetRange(cut, records.Count - cut);
            Assert.Equal(told.Skip(cut).SelectMany(lines => lines), rest.SelectMany(record => LinesOf(next, record)));
        }
    }

    private static List<string> LinesOf(AuditProjection projection, JournalRecord record)
    {
        using var line = new AuditLine();
        return [.. projection.Take(record).Select(entry => Encoding.UTF8.GetString(line.Of(entry, projection.Mode)))];
    }

    private void Counts(World world)
    {
        var stats = Assert.IsType<RecordsOutcome<JournalStats>.Made>(JournalStats.Of(world.Disk)).Value;
        var counts = stats.Actions.ToDictionary(share => share.Name, share => share.Count);
        (string Action, long Count)[] expected =
        [
            ("place_order", 45 + 35 + 25), ("place_oco", 12),
            ("place_entry", 8), ("place_exit", 16),
            ("twap_start", 4), ("twap_slice", 12), ("twap_complete", 4), ("validate", _problems),
        ];
        Assert.Equal(expected, expected.Select(due => (due.Action, counts.GetValueOrDefault(due.Action))));
        // Nothing but what was mistyped went wrong.
        Assert.Equal(_problems, stats.Levels.Single(share => share.Name == "ERROR").Count);
    }

    private static void AllThatRests_IsOurs(World world)
    {
        var known = world.Ledger.Orders.Live.All.Select(order => order.Id.Text).ToHashSet(StringComparer.Ordinal);
        var resting = ByHand.OpenClientIds(world).ToList();
        Assert.Equal(known.Order(StringComparer.Ordinal), resting.Order(StringComparer.Ordinal));
        Assert.All(resting, id => Assert.True(Ownership.IsOurs(new(id)), id));
    }

    private static void PositionsAreTheSumOfTheFills(World world)
    {
        var fills = world.Records.Select(record => (record.Body as JournalBody.Happened)?.Event).OfType<Event.OrderFilled>();
        var sums = fills.GroupBy(fill => world.Ledger.FindOrder(fill.Order)!.Spec.Symbol.Name)
            .ToDictionary(group => group.Key, group => group.Sum(fill =>
                world.Ledger.FindOrder(fill.Order)!.Spec.Side == Side.Buy ? fill.Fill.Quantity.Value : -fill.Fill.Quantity.Value));
        foreach (var row in world.Desk.Positions())
            Assert.Equal(sums[row.Symbol], decimal.Parse(row.PositionAmt, CultureInfo.InvariantCulture));
    }

    /// <summary>Fifteen mistyped requests; each thing that is wrong with one is a record of its own.</summary>
    private void Refusals(World world)
    {
        PlaceRequest[] orders =
        [
            World.Market("BUY", "0.001") with { Symbol = "TESTUSDT" }, World.Market("BUY", "0"), World.Market("BUY", "-1"),
            World.Market("HOLD", "0.001"), World.Market("BUY", "abc"), World.Market("BUY", "0.0015"), World.Market("BUY", "5000"),
            World.Limit("BUY", "0.01", "50000.05"), World.Limit("BUY", "0.01", "0"),
            World.Limit("BUY", "0.01", "60000") with { TimeInForce = "DAY" },
        ];
        foreach (var order in orders)
            IsRefused(world.Place(order with { LinkId = Link("ORD") }));
        // A SELL stop's limit above its stop; a stop and a target on the wrong sides; more than there is to close.
        Wrong(world, "stop-limit", "ORD", ("side", "SELL"), ("quantity", "0.001"), ("stop-price", "59000"), ("limit-price", "59100"));
        Wrong(world, "oco", "OCO", ("side", "SELL"), ("quantity", "0.001"), ("take-profit", "62000"), ("stop-price", "61900"));
        Wrong(world, "oco", "OCO", ("side", "SELL"), ("quantity", "0.001"), ("take-profit", "59100"), ("stop-price", "59000"));
        Wrong(world, "oco", "OCO", ("side", "SELL"), ("quantity", "9"), ("take-profit", "62000"), ("stop-price", "59000"));
        Wrong(world, "twap", "TWAP", ("side", "BUY"), ("quantity", "0.009"), ("slices", "0"), ("interval", "2s"));
    }

    private void Wrong(World world, string verb, string prefix, params (string, string)[] parameters) =>
        IsRefused(Execute(world, verb, prefix, parameters));

    private void IsRefused(Answer answer)
    {
        Assert.True(answer.ExitCode == ExitCode.Refused, answer.ToString());
        _problems += answer.Problems?.Count ?? 1;
    }

    private ExecutionAnswer Execute(World world, string verb, string prefix, params (string Name, string Value)[] parameters) =>
        world.Execute(new ExecuteRequest
        {
            Verb = verb, LinkId = Link(prefix), Symbol = "BTCUSDT", Parameters = parameters.ToDictionary(p => p.Name, p => p.Value),
        });

    private static void Done(Answer answer) => Assert.True(answer.IsSuccess, answer.ErrorMessage);

    private static void Times(int count, Action act)
    {
        for (var i = 0; i < count; i++)
            act();
    }

    private string Link(string prefix) => $"{prefix}-{++_links:00000000}";
}
