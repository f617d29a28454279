using Bowline.Contract;

namespace Bowline.App;

/// <summary>A desk that is up: its service, and what must be given back when it ends.</summary>
public sealed class RunningDesk : IDisposable
{
    private readonly DeskRunner _runner;
    private readonly DeskFacts _facts;
    private readonly List<IDisposable> _held;

    internal RunningDesk(Desk desk, DeskRunner runner, DeskFacts facts, IReadOnlyList<string> notes, List<IDisposable> held)
    {
        (Api, _runner, _facts, Notes, _held) = (desk, runner, facts, notes, held);
    }

    public IDeskApi Api { get; }

    /// <summary>What a user should know about how it started, a line each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Ends when the desk has stopped; fails when it broke.</summary>
    public Task Stopped => _runner.Stopped;

    /// <summary>Tells where the API listens, for status.</summary>
    public void ListensOn(string http) => _facts.Http = http;

    public void RequestStop(string why) => _runner.RequestStop(why);

    /// <summary>Stops the loop, then closes the exchange, the journal and the locks, last opened first.</summary>
    public void Dispose()
    {
        _runner.Dispose();
        for (var i = _held.Count - 1; i >= 0; i--)
            _held[i].Dispose();
    }
}

/// <summary>What came of starting a desk.</summary>
public abstract record DeskStart
{
    private DeskStart() { }

    public sealed record Running(RunningDesk Desk) : DeskStart;

    public sealed record Refused(ExitCode Exit, string Code, string Text) : DeskStart;
}
