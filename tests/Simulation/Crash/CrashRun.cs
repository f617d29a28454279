using Bowline.App;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.Simulation;

/// <summary>
/// Plays one story, killed once or undisturbed, and judges it. Who types at a dead desk types again once it lives;
/// who was typing while it died does not.
/// </summary>
internal sealed class CrashRun : IDisposable
{
    public const string NeverTaken = "never taken";
    private const long SettlesWithinMs = 240_000;
    private const int TypingMs = 1_000;
    private const int ComesBackMs = 10_000;

    private readonly CrashStory _story;
    private readonly World _world;
    private readonly Auditor _auditor;
    private readonly ProtectionWatch _watch;
    private readonly Queue<Deed> _deeds;
    private readonly Queue<Deed> _unheard = [];
    private readonly List<ExecutionId> _typed = [];
    private long _heardAt;

    private CrashRun(CrashStory story, Action<WatchedStorage> watch)
    {
        _story = story;
        _deeds = new(story.Plan.Deeds);
        _world = new World(story.Plan.Seed, Due, watch) { Users = Users, NextDeed = NextDeed };
        _auditor = new Auditor(_world);
        _watch = new ProtectionWatch(_world, () => Execution is not null);
        _world.Stepped = Stepped;
    }

    /// <summary>Undisturbed: what it wrote, and how it ends when nothing goes wrong.</summary>
    public static (CrashResult Result, IReadOnlyList<TapeRecord> Records) Undisturbed(CrashStory story)
    {
        var tape = new JournalTape();
        using var run = new CrashRun(story, tape.Watch);
        var result = run.Judged(tape.End);
        return (result.Outcome == NeverTaken ? result with { Violation = "story: its command is refused" } : result, tape.Records);
    }

    public static CrashResult Killed(CrashStory story, Aim aim)
    {
        using var run = new CrashRun(story, new Assassin(aim).Watch);
        return run.Judged(() => { });
    }

    /// <summary>What was typed first, if the desk knows it.</summary>
    private Execution? Execution => _typed.Count == 0 ? null : _world.Desk?.Ledger.Executions.All.FirstOrDefault(e => e.Id == _typed[0]);

    public void Dispose() => _world.Dispose();

    private void Stepped()
    {
        // People take a moment between two commands.
        if (_world.Desk is not null && _world.Now >= _heardAt + TypingMs && _unheard.TryDequeue(out var deed))
        {
            _heardAt = _world.Now;
            Hear(deed, _world.Desk.Api);
        }

        if (_story.Protects)
            _watch.Look();
    }

    private CrashResult Judged(Action storyEnded)
    {
        try
        {
            return Play(storyEnded);
        }
        catch (ViolationException broken)
        {
            return new CrashResult(broken.Message, "", 0, null, _world.Kills);
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            return new CrashResult($"{thrown.GetType().Name}: {thrown.Message}\n{thrown.StackTrace}", "", 0, null, _world.Kills);
        }
    }

    private CrashResult Play(Action storyEnded)
    {
        _world.RunUntil(World.Birth + _story.Plan.EndsAt);
        storyEnded();
        // Also a desk that was killed in the story's last moment comes back, and hears what was to be typed.
        _world.RunUntil(_world.Now + CrashMatrix.Absences.Max() + ComesBackMs);
        Settle("after the story");
        _auditor.Judge();
        _auditor.JudgeReplay();
        var outcome = HowItEnded();
        foreach (var execution in _world.Desk!.Ledger.Executions.Live.All.Select(e => e.Id.Text).ToList())
            _ = _world.Desk.Api.Steer(execution, Steering.End, new SteerRequest(), CancellationToken.None);
        Settle("after the end of everything");
        _auditor.JudgeEmpty();
        var orders = Truth.Ask(_world.Venue, _world.Now).Orders.Count(order => Ownership.IsOurs(new(order.ClientId)));
        return new CrashResult(null, outcome, orders, _watch.ProtectedAfterMs, _world.Kills);
    }

    private void Settle(string when)
    {
        var until = _world.Now + SettlesWithinMs;
        _world.RunUntil(_world.Now + 45_000);
        while (!_auditor.IsSettled && _world.Now < until)
            _world.RunUntil(_world.Now + 5_000);
        Auditor.Require(_auditor.IsSettled, $"forgotten: not settled {when}: {_auditor.Unsettled}");
    }

    private string HowItEnded()
    {
        var execution = Execution;
        return execution switch
        {
            null => NeverTaken,
            { Outcome: null } => $"runs {execution.Progress.Filled}",
            { Outcome: Outcome.Completed } => $"completed {execution.Progress.Filled}",
            { Outcome: Outcome.Failed failed } => $"failed {failed.Code} {execution.Progress.Filled}",
            _ => $"stopped {execution.Progress.Filled}",
        };
    }

    private long NextDeed() => _deeds.TryPeek(out var next) ? World.Birth + next.At : long.MaxValue;

    private IEnumerable<Deed> Due(long now)
    {
        while (NextDeed() <= now)
            yield return _deeds.Dequeue();
    }

    private void Users(Deed deed)
    {
        if (_world.Desk is not { } desk || _unheard.Count > 0)
            _unheard.Enqueue(deed);
        else
            Hear(deed, desk.Api);
    }

    private void Hear(Deed deed, Desk desk)
    {
        if (deed is Deed.Steer steer)
            _ = desk.Steer(_typed[steer.Which].Text, Enum.Parse<Steering>(steer.Verb, ignoreCase: true), new SteerRequest(), CancellationToken.None);
        else
            Type(((Deed.Typed)deed).Command, desk);
    }

    private void Type(string command, Desk desk)
    {
        var words = command.Split(' ');
        if (words[0] == "cancel")
            _ = desk.Cancel(new CancelRequest { Id = _typed[0].Text }, CancellationToken.None);
        else if (words[0] == "amend")
            _ = desk.Amend(new AmendRequest { Id = $"{_typed[0].Text}-o01", Price = words[1] }, CancellationToken.None);
        else
            Start(command, desk);
    }

    private void Start(string command, Desk desk)
    {
        var prefix = ExecutionVerbs.Find(command.Split(' ')[0])?.Prefix ?? "ORD";
        var id = LinkId.Make(prefix, _story.Plan.Seed + (ulong)_typed.Count);
        _typed.Add(id);
        _ = Commands.Execute(command, id.Text) is { } request
            ? desk.Execute(request, CancellationToken.None) as Task
            : desk.Place(Commands.Place(command, id.Text), CancellationToken.None);
    }
}

/// <summary>What came of one run.</summary>
/// <param name="Violation">Null when every promise held.</param>
/// <param name="Orders">Orders of the desk that the exchange took, over all of the story.</param>
/// <param name="ProtectedAfterMs">
/// From the restart until resting stops covered the whole position, or it was closed; null where nothing was held then,
/// or nothing ever covered it.
/// </param>
internal sealed record CrashResult(string? Violation, string Outcome, int Orders, long? ProtectedAfterMs, int Kills);
