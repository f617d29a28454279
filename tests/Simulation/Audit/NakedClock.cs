using Bowline.Core;

namespace Bowline.Simulation;

/// <summary>
/// Never naked, while the world goes on: a living desk may leave what it protects uncovered, without an alarm, no longer than
/// its own clock and the longest trouble of the plans together. A ban is no excuse, however long: an alarm needs no request. A
/// desk that says it cannot see its account has said so, and is counted anew from when it sees.
/// </summary>
internal sealed class NakedClock(World world)
{
    private const long BoundMs = 60_000;
    private readonly Dictionary<ExecutionId, long> _since = [];
    private SimulatedDesk? _life;

    /// <summary>Looks at how things stand now; to be called every few seconds.</summary>
    public void Look()
    {
        if (world.Desk is not { View.Ready: true } desk || desk != _life || desk.Ledger.Alarms.Has("account-unseen"))
        {
            // A new life begins to count when it has compared, and so does one that could not see.
            _since.Clear();
            _life = world.Desk is { View.Ready: true } ? world.Desk : null;
            return;
        }

        if (!desk.Ledger.Executions.Live.All.Any(e => !e.Holding.IsFlat && Covered.IsProtector(e)))
        {
            _since.Clear();
            return;
        }

        var naked = Covered.Naked(Truth.Waiting(world.Venue.Exchange), desk.Ledger, world.Now).Select(n => n.Execution.Id).ToHashSet();
        foreach (var dressed in _since.Keys.Where(id => !naked.Contains(id)).ToList())
            _since.Remove(dressed);
        foreach (var id in naked)
        {
            _since.TryAdd(id, world.Now);
            Auditor.Require(world.Now - _since[id] <= BoundMs, $"naked: {id} was not covered for {BoundMs / 1_000} s, and no alarm said so");
        }
    }
}
