using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>
/// What an execution wants started, on the way a person's request takes: read and resolved now, against the market and
/// the account of now. Nobody waits for its answer; a refusal is told to the execution by the id of what it wanted.
/// </summary>
/// <param name="parent">Who wants it. While it no longer does, nothing is started.</param>
internal sealed class SubmittedAsk(ExecutionId parent, Command.Submit submit) : Ask
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // None while it waits to be asked for anew.
    private Ask? _request = SubmittedRequest.AskFor(submit, whatIf: false);

    public override AskStep Advance(LoopView view)
    {
        if (view.Ledger.Executions.Has(submit.Execution) || !IsStillWanted(view))
            return AskStep.Finished;
        if (_request is null && view.Now < Deadline)
            return AskStep.Waiting;
        _request ??= SubmittedRequest.AskFor(submit, whatIf: false);
        var step = _request.Advance(view);
        Deadline = _request.Deadline;
        var events = step.Events.Select(e => e is Event.RequestRefused { Execution: null } refused ? refused with { Execution = submit.Execution } : e)
            .ToList();
        // The exchange was silent, or the symbol's market did not come: it is asked for anew for as long as it is wanted.
        if (step.Done && !events.Any(e => e is Event.RequestRefused or Event.ExecutionStarted))
        {
            (_request, Deadline) = (null, view.Now + Pause);
            return AskStep.Waiting;
        }

        return step with { Events = [.. events] };
    }

    public override void Answered(SessionNote.Answered answer) => _request?.Answered(answer);

    public override void Saw(Event e) => _request?.Saw(e);

    public override void Release()
    {
        // Nobody waits for it.
    }

    public override void Break(Exception broken)
    {
        // Its execution gives up after its own time and says so; nothing was started.
    }

    public override void Abandon(LoopView view)
    {
        // What was not started is looked at again when the desk is back.
    }

    private bool IsStillWanted(LoopView view) =>
        view.Ledger.Executions.Live.Find(parent)?.SubmissionAt(view.Now)?.Execution == submit.Execution;
}
