using System.Text.Json;
using Bowline.Core;
using Bowline.Journal;
using Bowline.App;
using Bowline.Contract;

namespace Bowline.Simulation;

/// <summary>
/// Knows the right answers without asking the desk: it watches what arrives at the exchange, asks the exchange itself
/// how things stand, and holds the desk's view and the five promises against that.
/// </summary>
internal sealed class Auditor
{
    private readonly World _world;
    private readonly Traffic _traffic;
    private readonly HashSet<string> _unsent = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _denials = new(StringComparer.Ordinal);

    /// <param name="keepsRequests">Replays are judged too, for which every request must be kept.</param>
    public Auditor(World world, bool keepsRequests = true)
    {
        _world = world;
        _traffic = new Traffic(keepsRequests);
        world.Wire.Arrived = _traffic.Take;
        world.Wire.Lost = _traffic.Lost;
    }

    /// <summary>Takes note of what the desk has written down.</summary>
    public void Takes(JournalRecord record)
    {
        if (record.Body is JournalBody.Happened { Event: Event.OrderDenied denied })
            _denials.Add($"denied {denied.Denial.Rule}");
        // A change may be denied, and the order it is about is there.
        if (record.Body is JournalBody.Happened { Event: var e } && ToldUnsent.OrderOf(e) is { } order
            && !(e is Event.OrderDenied && _traffic.ByClientId.ContainsKey(order.Text)))
            _unsent.Add(order.Text);
    }

    /// <summary>Orders that the desk's requests asked for.</summary>
    public long Orders => _traffic.Placements;

    /// <summary>Somebody flattened the whole account: that names what is not ours too.</summary>
    public bool NamedTheAccount { get; set; }

    /// <summary>Those of them whose answer was spoiled or lost.</summary>
    public long Spoiled => _traffic.Spoiled;

    /// <summary>Executions that were asked for, and what was answered.</summary>
    public List<(ExecutionId Id, Task<ExecutionAnswer> Answer)> Executes { get; } = [];

    /// <summary>Plain orders that were asked for, and what was answered.</summary>
    public List<(ExecutionId Id, Task<PlacedOrder> Answer)> Places { get; } = [];

    /// <summary>The exchange was made to refuse requests for going over a limit.</summary>
    public bool LimitsAreRehearsed { get; init; }

    /// <summary>Until when the exchange has told the desk to keep quiet.</summary>
    public long ClosedUntil => _traffic.ClosedUntil;

    /// <summary>What the exchange refused, and what it did to the account by itself.</summary>
    public IEnumerable<string> Met => _world.Venue.Forced(_world.Now).Select(kind => $"exchange forced {kind}").Concat(_traffic.Refusals).Concat(_denials);

    public bool IsSettled => Unsettled.Length == 0;

    /// <summary>What is still open: a request under way, an outcome unknown, a desk that is not ready.</summary>
    public string Unsettled
    {
        get
        {
            if (_world.Desk is not { } desk)
                return "the desk is dead";
            if (!desk.View.Ready)
                return "the desk is not ready";
            if (desk.View.Halt is { } halt)
                return $"the desk is halted: {halt.Text}";
            if (desk.Ledger.Flattenings.Count > 0)
                return "a flatten goes on";
            // One that ends may uncover what it had netted out: the desk asks the exchange before it takes from the others.
            if (HoldingsFit.Misfit(desk.Ledger, side => desk.Ledger.PositionOf(new Symbol("BTCUSDT"), side).Amount.Value) is { } misfit)
                return misfit;
            var open = desk.Ledger.Orders.Live.All.FirstOrDefault(o => o.Inflight.Kind != InflightKind.None && !IsStuck(o, desk.Ledger));
            return open is null ? "" : $"{open.Id} is {open.Status} with {open.Inflight}";
        }
    }

    /// <summary>Everything that must hold once the world has come to rest.</summary>
    public void Judge()
    {
        var truth = Truth.Ask(_world.Venue, _world.Now);
        var ledger = _world.Desk!.Ledger;
        OncePerIntent.Check(truth, _traffic);
        ToldUnsent.Check(truth, _unsent);
        OrdersAgree.Check(truth, ledger);
        PositionAgrees.Check(truth, ledger);
        NeverBeyond.Check(ledger);
        Covered.Check(truth, ledger, _world.Now);
        if (!NamedTheAccount)
            NotOurs.Check(truth, _traffic);
        ExitsOnlyReduce.Check(_traffic);
        ExitsFit.Check(truth, ledger, _world.Venue.Exchange.Find("BTCUSDT")!.Spec);
        HoldingsFit.Check(truth, ledger);
        AcknowledgedIsKept.Check(Acknowledged(), ledger);
        WithinBudget.Check(_traffic, LimitsAreRehearsed);
        Bounded.Check(_world.Records, _world.Now - World.Birth, _world.Wire.Count);
        Require(_world.Venue.Exchange.Breach is null, $"money: {_world.Venue.Exchange.Breach}");
    }

    /// <summary>The journal tells how things stand and what was asked for: from its first record, so once is enough.</summary>
    public void JudgeReplay() => Replays.Check(_world.Disk.Storage, _world.Desk!.Ledger, _traffic);

    private IEnumerable<ExecutionId> Acknowledged() =>
        Executes.Where(asked => asked.Answer.IsCompletedSuccessfully && IsTaken(asked.Answer.Result)).Select(asked => asked.Id)
            .Concat(Places.Where(asked => asked.Answer.IsCompletedSuccessfully && IsTaken(asked.Answer.Result)).Select(asked => asked.Id));

    private static bool IsTaken(ExecutionAnswer answer) => answer.IsSuccess || answer.Code == "not-resident-yet";

    // An answer about an order names it, also while its outcome is not known; that of a desk that stops does not.
    private static bool IsTaken(PlacedOrder answer) => answer.IsSuccess || answer is { ExitCode: ExitCode.Unknown, ClientOrderId: not null };

    // The exchange itself has lost it between trigger and child, for good: nothing more can be known, and an alarm says so.
    private static bool IsStuck(Order order, Ledger ledger) => order is { Status: OrderStatus.Triggered, Child: null }
        && ledger.Alarms.Has($"trigger-stuck-{order.Id}");

    /// <summary>And once everything was ended.</summary>
    public void JudgeEmpty()
    {
        Judge();
        JudgeReplay();
        var truth = Truth.Ask(_world.Venue, _world.Now);
        var left = truth.Open.Where(o => Ownership.IsOurs(new(o.ClientId)) && o.Status != "TRIGGERING").Select(o => o.ClientId).ToList();
        Require(left.Count == 0, $"left behind: {string.Join(", ", left)} rests at the exchange after the end");
    }

    public static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw new ViolationException(otherwise);
    }
}
