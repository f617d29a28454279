using System.Globalization;
using Bowline.App;
using Bowline.Core;
using Bowline.Journal;
using Bowline.Paper;
using static Bowline.Simulation.Auditor;

namespace Bowline.Simulation;

/// <summary>Never twice: a client id stands at the exchange at most once, and nothing stands there that was not asked for.</summary>
internal static class OncePerIntent
{
    public static void Check(Truth truth, Traffic traffic)
    {
        foreach (var twice in truth.Orders.Where(o => Ownership.IsOurs(new(o.ClientId))).GroupBy(o => (o.ClientId, o.IsConditional))
            .Where(same => same.Count() > 1))
            throw new ViolationException($"twice: {twice.Key.ClientId} is {twice.Count()} orders at the exchange");
        foreach (var order in truth.Orders.Where(o => Ownership.IsOurs(new(o.ClientId))))
            Require(traffic.ByClientId.ContainsKey(order.ClientId), $"twice: {order.ClientId} was never asked for");
    }
}

/// <summary>Never twice, and the user is told which: what was said not to have left, or never to come, is not there.</summary>
internal static class ToldUnsent
{
    /// <summary>The order of which an event says so; null for others.</summary>
    public static ClientOrderId? OrderOf(Event e) => e switch
    {
        Event.OrderNotSent x => x.Order,
        Event.OrderNeverPlaced x => x.Order,
        Event.OrderDenied x => x.Order,
        _ => null,
    };

    public static void Check(Truth truth, IReadOnlySet<string> unsent)
    {
        var there = truth.Orders.FirstOrDefault(order => unsent.Contains(order.ClientId));
        Require(there is null, $"twice: {there?.ClientId} was said not to be at the exchange and is {there?.Status} there");
    }
}

/// <summary>Never forgotten: desk and exchange tell the same of every order.</summary>
internal static class OrdersAgree
{
    public static void Check(Truth truth, Ledger ledger)
    {
        foreach (var order in ledger.Orders.All)
            Agree(order, truth);
        foreach (var theirs in truth.Orders.Where(o => Ownership.IsOurs(new(o.ClientId))))
            Require(ledger.FindOrder(new ClientOrderId(theirs.ClientId)) is not null,
                $"forgotten: {theirs.ClientId} is {theirs.Status} at the exchange and unknown to the desk");
    }

    private static void Agree(Order order, Truth truth)
    {
        if (order.Status is OrderStatus.Denied or OrderStatus.Rejected && !order.IsConditional)
        {
            var there = truth.Orders.FirstOrDefault(o => o.ClientId == order.Id.Text && Ownership.IsOurs(order.Id));
            Require(there is null, $"forgotten: {order.Id} is {order.Status} for the desk and {there?.Status} at the exchange");
            return;
        }

        var theirs = truth.Orders.FirstOrDefault(o => o.IsConditional == order.IsConditional && o.Id == order.VenueId?.Value);
        if (theirs is null)
        {
            Require(order.VenueId is null && order.IsFinal, $"forgotten: {order.Id} is {order.Status} for the desk and not at the exchange");
            return;
        }

        var executed = order.IsConditional
            ? truth.Orders.FirstOrDefault(o => !o.IsConditional && o.Id == theirs.Child)?.Executed ?? 0
            : theirs.Executed;
        Require(order.Filled.Value == executed, $"forgotten: {order.Id} filled {order.Filled} for the desk and {executed} at the exchange");
        var open = order.IsConditional && theirs.Child is { } child
            ? truth.Orders.Any(o => !o.IsConditional && o.Id == child && o.IsOpen)
            : theirs.IsOpen;
        Require(order.IsFinal != open, $"forgotten: {order.Id} is {order.Status} for the desk and {theirs.Status} at the exchange");
        if (theirs.IsOpen && theirs.Child is null)
            SameTerms(order, theirs);
    }

    private static void SameTerms(Order order, TrueOrder theirs)
    {
        var price = order.Spec is OrderSpec.Conditional waits ? waits.TriggerPrice : order.Spec.LimitPrice;
        Require(price is null || order.Spec is OrderSpec.TrailingStop || price.Value.Value == theirs.Price,
            $"forgotten: {order.Id} stands at {price} for the desk and at {theirs.Price} at the exchange");
        Require(order.Spec.ClosesPosition || order.Spec.Quantity.Value == theirs.Quantity,
            $"forgotten: {order.Id} is for {order.Spec.Quantity} for the desk and for {theirs.Quantity} at the exchange");
    }
}

/// <summary>The position is what the exchange says, on each side of it.</summary>
internal static class PositionAgrees
{
    public static void Check(Truth truth, Ledger ledger)
    {
        foreach (var side in Enum.GetValues<PositionSide>())
        {
            var ours = ledger.PositionOf(new Symbol("BTCUSDT"), side).Amount.Value;
            var theirs = truth.Positions.GetValueOrDefault(side.ToString().ToUpperInvariant());
            Require(ours == theirs, $"forgotten: the position ({side}) is {ours} for the desk and {theirs} at the exchange");
        }
    }
}

/// <summary>Never beyond: no execution does more than its quantity, unless it says so itself.</summary>
internal static class NeverBeyond
{
    public static void Check(Ledger ledger)
    {
        foreach (var execution in ledger.Executions.All)
        {
            Require(execution.Progress.IsConserved, $"beyond: the quantity of {execution.Id} is not conserved: {execution.Progress}");
            Require(execution.Progress.OverFilled.IsZero || execution.Outcome is Outcome.Failed,
                $"beyond: {execution.Id} filled {execution.Progress.OverFilled} too much");
        }
    }
}

/// <summary>Never beyond: what is an exit says so to the exchange, which then never lets it open or flip a position.</summary>
internal static class ExitsOnlyReduce
{
    public static void Check(Traffic traffic) =>
        Require(traffic.OpeningExit is null, $"beyond: the exit {traffic.OpeningExit} could open a position");
}

/// <summary>
/// Never beyond: at rest no exit is for more than its execution holds, nor are its targets together. Where the exchange has
/// come to take no order as large as what is held, or none at the execution's prices, none can take the place of one that
/// rests: it stays, and is reduce-only.
/// </summary>
internal static class ExitsFit
{
    public static void Check(Truth truth, Ledger ledger, SymbolSpec symbol)
    {
        var largest = symbol.Quantity(Math.Min(symbol.Filters.Limit.Max, symbol.Filters.Market.Max));
        foreach (var execution in ledger.Executions.Live.All.Where(Covered.IsProtector))
        {
            var size = execution.Holding.Size.Value;
            if (size > largest)
                continue;
            foreach (var role in "st")
            {
                var exits = truth.Open.Where(o => o.IsConditional && o.Status == "NEW"
                    && o.ClientId.StartsWith($"{execution.Id.Text}-{role}", StringComparison.Ordinal)).ToList();
                Require(exits.Sum(o => o.Quantity) <= size,
                    $"beyond: {execution.Id} holds {execution.Holding} and has exits for {exits.Sum(o => o.Quantity)} ({role})");
            }
        }
    }
}

/// <summary>
/// Never beyond: what protective executions of one direction hold, and have exits for, is there, together. What others hold
/// against it nets out at the exchange.
/// </summary>
internal static class HoldingsFit
{
    public static void Check(Truth truth, Ledger ledger)
    {
        var misfit = Misfit(ledger, side => truth.Positions.GetValueOrDefault(side.ToString().ToUpperInvariant()));
        Require(misfit is null, $"beyond: {misfit}");
    }

    /// <summary>What is held beyond a position, in words; null when all fits.</summary>
    public static string? Misfit(Ledger ledger, Func<PositionSide, decimal> position)
    {
        foreach (var side in Enum.GetValues<PositionSide>())
        {
            var all = ledger.Executions.Live.All.Where(e => e.Spec.PositionSide == side).ToList();
            var held = all.Where(Covered.IsProtector).Select(e => e.Holding.Value).ToList();
            var (longs, shorts) = (all.Sum(e => Math.Max(0, e.Holding.Value)), all.Sum(e => Math.Min(0, e.Holding.Value)));
            var isBeyond = held.All(h => h >= 0) ? held.Sum() > Math.Max(0, position(side) - shorts)
                : held.All(h => h <= 0) && held.Sum() < Math.Min(0, position(side) - longs);
            if (isBeyond)
            {
                var holders = all.Where(e => !e.Holding.IsFlat).Select(e => $"{e.Id} {e.Holding}");
                return $"of a position ({side}) of {position(side)} is held: {string.Join(", ", holders)}";
            }
        }

        return null;
    }
}

/// <summary>Never by accident: what the desk cancels and amends is its own.</summary>
internal static class NotOurs
{
    public static void Check(Truth truth, Traffic traffic)
    {
        // What an order of ours has placed is ours, whatever id the exchange gives it.
        var children = truth.Orders.Where(order => Ownership.IsOurs(new(order.ClientId)) && order.Child is not null).Select(order => order.Child).ToHashSet();
        var foreign = truth.Orders.FirstOrDefault(order => !Ownership.IsOurs(new(order.ClientId)) && !children.Contains(order.Id)
            && (traffic.Touched.Contains(order.ClientId) || traffic.Touched.Contains(order.Id.ToString(CultureInfo.InvariantCulture))));
        Require(foreign is null, $"not ours: the desk touched {foreign?.ClientId} ({foreign?.Id})");
        Require(traffic.Sweep is null, $"not ours: the desk asked for {traffic.Sweep}, which takes everybody's orders");
    }
}

/// <summary>Never forgotten: what a person was told is accepted is still known, after whatever came since.</summary>
internal static class AcknowledgedIsKept
{
    public static void Check(IEnumerable<ExecutionId> acknowledged, Ledger ledger)
    {
        foreach (var id in acknowledged)
            Require(ledger.Executions.Has(id), $"forgotten: {id} was acknowledged, and the desk does not know it");
    }
}

/// <summary>The desk keeps to the exchange's budgets: a refusal for going beyond them comes only when a fault made it.</summary>
internal static class WithinBudget
{
    public static void Check(Traffic traffic, bool isRehearsed) =>
        Require(isRehearsed || traffic.Throttled == 0, $"beyond: {traffic.Throttled} requests were refused for going over a limit");
}

/// <summary>Nothing runs away: records and messages stay in proportion to what was asked.</summary>
internal static class Bounded
{
    /// <summary>Records that a desk may write in a simulated minute, and has at its disposal at the start.</summary>
    private const long PerMinute = 6_000;

    public static void Check(long records, long simulatedMs, int underWay)
    {
        Require(records < PerMinute * (1 + (simulatedMs / 60_000) + 1), $"unbounded: {records} records in {simulatedMs} ms");
        Require(underWay < 1_000, $"unbounded: {underWay} messages are under way at rest");
    }
}

/// <summary>
/// The journal folds to the state that the desk has, and gives at each turn the state and the requests that were written.
/// What it says was asked is held against what arrived at the exchange.
/// </summary>
internal static class Replays
{
    public static void Check(IStorage disk, Ledger ledger, Traffic traffic)
    {
        var replay = new JournalReplay();
        var written = new Dictionary<string, int>(StringComparer.Ordinal);
        var read = JournalReader.Read(disk, record =>
        {
            replay.Take(record);
            if (record.Body is JournalBody.Intended { Intent: var intent })
                Count(written, Traffic.Line(intent.Method, intent.Path, intent.Parameters));
        });
        replay.Finish();
        Require(read is ReadOutcome.Whole, $"the journal is damaged: {read}");
        Require(replay.Difference is null, $"replay: {replay.Difference}");
        Require(replay.Ledger.Hash == ledger.Hash, "replay: the journal folds to another state than the desk's");
        foreach (var (request, times) in traffic.Changes)
            Require(times <= written.GetValueOrDefault(request), $"forgotten: it left more often than it was written: {request}");
    }

    private static void Count(Dictionary<string, int> written, string request) =>
        written[request] = written.GetValueOrDefault(request) + 1;
}

/// <summary>
/// Never naked: what an execution holds and says is protected is covered at the exchange by stops of its own, or an alarm
/// names it and a countdown to close it is running.
/// </summary>
internal static class Covered
{
    private const long ChildWithinMs = 15_000;

    private static readonly string[] Protectors = ["oco", "bracket", "trail"];

    // A grid protects the side for which it was given a stop. What is being ended leaves what it held to its user.
    public static bool IsProtector(Execution execution) => execution is not LeggedExecution { IsEnding: true }
        && (Protectors.Contains(execution.Spec.Kind) || IsGridWithStop(execution));

    private static bool IsGridWithStop(Execution execution) =>
        execution.Spec is GridSpec grid && (execution.Holding.IsLong ? grid.StopLower : grid.StopUpper) is not null;

    public static void Check(Truth truth, Ledger ledger, long now)
    {
        if (Naked(truth.Open, ledger, now).FirstOrDefault() is { Execution: { } execution } naked)
        {
            throw new ViolationException(
                $"naked: {execution.Id} holds {execution.Holding} and its stops at the exchange cover {naked.Covered}");
        }
    }

    // A trigger alone covers nothing: the exchange may have lost what should follow it.
    private static bool IsLost(TrueOrder order, long now) => order is { Status: "TRIGGERING" } && now - order.TriggeredAt > ChildWithinMs;

    /// <summary>Executions that hold more than their stops at the exchange cover, without an alarm that says so.</summary>
    public static IEnumerable<(Execution Execution, decimal Covered)> Naked(IEnumerable<TrueOrder> open, Ledger ledger, long now)
    {
        foreach (var execution in ledger.Executions.Live.All.Where(IsProtector))
        {
            var holding = execution.Holding;
            if (holding.IsFlat || (ledger.Countdowns.Has(execution.Id) && ledger.Alarms.Has($"naked-{execution.Id}")))
                continue;
            var side = holding.IsLong ? "SELL" : "BUY";
            var leg = execution.Spec.PositionSide.ToString().ToUpperInvariant();
            var stops = open.Where(o => o.ClientId.StartsWith(execution.Id.Text + "-s", StringComparison.Ordinal)
                    && o.Side == side && o.PositionSide == leg && !IsLost(o, now))
                .Select(o => o.Quantity - o.Executed).DefaultIfEmpty(0).Max();
            if (stops < holding.Size.Value)
                yield return (execution, stops);
        }
    }
}
