using Bowline.Contract;
using Bowline.Core;
using Bowline.Journal;

namespace Bowline.Simulation;

/// <summary>Plays one plan to its end and judges it.</summary>
internal sealed class WorldRun : IDisposable
{
    private const long SettlesWithinMs = 240_000;
    private const long GlanceMs = 5_000;

    private static readonly string[] Limiting = ["\"too-many-requests\"", "\"too-many-orders\"", "\"ip-ban\""];
    private readonly WorldPlan _plan;
    private readonly World _world;
    private readonly Auditor _auditor;
    private readonly NakedClock _naked;
    private readonly List<ExecutionId> _typed = [];
    private int _next;
    private int _flattens;

    private WorldRun(WorldPlan plan)
    {
        _plan = plan;
        _world = new World(plan.Seed, Due) { Users = Users, NextDeed = NextDeed };
        _auditor = new Auditor(_world) { LimitsAreRehearsed = plan.ToString() is var text && Limiting.Any(text.Contains) };
        _naked = new NakedClock(_world);
        _world.SaidFlat = () => Flat.Check(_world.Venue.Exchange);
    }

    /// <summary>What came of a plan: null is well; else which promise broke and how.</summary>
    /// <param name="told">Gets every record that the desk made durable.</param>
    public static WorldResult Play(WorldPlan plan, Action<JournalRecord>? told = null)
    {
        using var run = new WorldRun(plan);
        run._world.Told = record =>
        {
            run._auditor.Takes(record);
            told?.Invoke(record);
        };
        string? violation = null;
        try
        {
            run.Play();
        }
        catch (ViolationException broken)
        {
            violation = broken.Message;
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            // Whatever the desk throws would have stopped its process.
            violation = $"{thrown.GetType().Name}: {thrown.Message}\n{thrown.StackTrace}";
        }

        var world = run._world;
        var executions = world.Desk?.Ledger.Executions.All.Select(e => $"{e.Spec.Kind} {e.Outcome?.GetType().Name ?? "live"}") ?? [];
        return new WorldResult(
            violation, world.Kills, world.Now - World.Birth, world.Records, run._auditor.Orders, run._auditor.Spoiled, [.. executions],
            [.. Planned(plan).OfType<Deed.Fault>().Select(fault => FaultMenu.NameOf(fault.Plan)),
                .. Planned(plan).OfType<Deed.Network>().Select(network => $"network {network.Trouble}"),
                .. Planned(plan).OfType<Deed.Disk>().Select(disk => $"disk {disk.Trouble}"),
                .. plan.Deeds.OfType<Deed.Ambush>().Select(ambush => $"ambush on {ambush.Prey}")],
            [.. world.Watchdog.Select(met => met.Key), .. run._auditor.Met.Distinct()]);
    }

    public void Dispose() => _world.Dispose();

    private static IEnumerable<Deed> Planned(WorldPlan plan) =>
        plan.Deeds.Select(deed => deed is Deed.Ambush ambush ? ambush.Then : deed);

    private void Play()
    {
        for (var end = World.Birth + _plan.EndsAt; _world.Now < end;)
            Go(Math.Min(end, _world.Now + GlanceMs));
        _world.Calm();
        Settle("after the troubles");
        _auditor.Judge();
        // A third of the worlds end by the kill switch.
        if (_plan.Seed % 3 == 0)
            Flatten();
        else
            EndAll();
        Settle("after the end of everything");
        _auditor.JudgeEmpty();
        Auditor.Require(_world.Desk!.Ledger.Flattenings.Count == 0, "forgotten: a flatten has not ended");
        if (_plan.Seed % 3 == 0)
            Flat.Check(_world.Venue.Exchange);
    }

    private void Settle(string when)
    {
        // A desk that was told to keep quiet does, whatever has come of the exchange.
        var from = Math.Max(_world.Now, _auditor.ClosedUntil);
        // The slow comparison that finds what a deaf stream missed comes every half minute.
        for (var end = from + 45_000; _world.Now < end;)
            Go(_world.Now + GlanceMs);
        while (!_auditor.IsSettled && _world.Now < from + SettlesWithinMs)
            Go(_world.Now + GlanceMs);
        if (!_auditor.IsSettled)
            throw new ViolationException($"forgotten: not settled {SettlesWithinMs / 1000} s {when}: {_auditor.Unsettled}");
    }

    private void Flatten()
    {
        _auditor.NamedTheAccount = true;
        var id = LinkId.Make("FLAT", _plan.Seed + 1_000 + (ulong)_flattens++);
        _ = _world.Desk?.Api.Flatten(new FlattenRequest { LinkId = id.Text, All = true }, CancellationToken.None);
    }

    private void Go(long until)
    {
        _world.RunUntil(until);
        _naked.Look();
    }

    private void EndAll()
    {
        foreach (var execution in _world.Desk!.Ledger.Executions.Live.All.Select(e => e.Id.Text).ToList())
            _ = _world.Desk.Api.Steer(execution, Steering.End, new SteerRequest(), CancellationToken.None);
    }

    private long NextDeed() => _next < _plan.Deeds.Length ? World.Birth + _plan.Deeds[_next].At : long.MaxValue;

    private IEnumerable<Deed> Due(long now)
    {
        while (NextDeed() <= now)
            yield return _plan.Deeds[_next++];
    }

    private void Users(Deed deed)
    {
        switch (deed)
        {
            case Deed.Typed typed:
                Type(typed.Command);
                break;
            case Deed.Steer steer when steer.Which < _typed.Count:
                _ = _world.Desk?.Api.Steer(
                    _typed[steer.Which].Text, Enum.Parse<Steering>(steer.Verb, ignoreCase: true), new SteerRequest(),
                    CancellationToken.None);
                break;
            case Deed.Flatten:
                Flatten();
                break;
            default:
                // Nothing has been typed yet that could be steered.
                break;
        }
    }

    // Nobody types at a desk that is dead; the command line would say so.
    private void Type(string command)
    {
        var prefix = ExecutionVerbs.Find(command.Split(' ')[0])?.Prefix ?? "ORD";
        var id = LinkId.Make(prefix, _plan.Seed + (ulong)_typed.Count);
        _typed.Add(id);
        if (_world.Desk is not { } desk)
            return;
        if (Commands.Execute(command, id.Text) is { } request)
            _auditor.Executes.Add((id, desk.Api.Execute(request, CancellationToken.None)));
        else
            _auditor.Places.Add((id, desk.Api.Place(Commands.Place(command, id.Text), CancellationToken.None)));
    }
}

/// <param name="SimulatedMs">How long the world lasted by its own clock.</param>
/// <param name="Spoiled">Orders of which the answer was spoiled or lost.</param>
/// <param name="Executions">Kind and outcome of each.</param>
/// <param name="Faults">Names of the faults that were planned.</param>
/// <param name="Met">What the watchdog of promise 1 decided, and what the exchange refused and did by itself.</param>
internal sealed record WorldResult(
    string? Violation, int Kills, long SimulatedMs, long Records, long Orders, long Spoiled, IReadOnlyList<string> Executions,
    IReadOnlyList<string> Faults, IReadOnlyList<string> Met);
