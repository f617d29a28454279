using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Pauses, resumes, ends or finishes one execution, and answers when it has done so.</summary>
internal sealed class SteerAsk(string linkId, Steering steering, SteerRequest request) : Ask<ExecutionAnswer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const int LongestId = 64;

    private readonly ExecutionId _id = new(linkId.Trim());
    private bool _isAsked;

    public override bool ReducesRisk => steering is Steering.Pause or Steering.End;

    private string Verb => steering.ToString().ToLowerInvariant();

    public override AskStep Advance(LoopView view)
    {
        if (_isAsked)
            return Watch(view);
        if (BeforeReady(view, () => Refusals.Silent(new ExecutionAnswer { LinkId = _id.Text }, view)) is { } early)
            return early;
        if (Refuse(view) is { } refusal)
        {
            ImmutableArray<Refusal> refusals = [refusal];
            var text = new RequestText(Verb, "", "", "", "", Shown());
            return DoneWith(Refusals.On(new ExecutionAnswer { LinkId = Shown() }, refusals), Refusals.Events(refusals, null, text, view.Now).AsSpan());
        }

        if (request.WhatIf)
            return DoneWith(Drawn(view) with { WhatIf = true });
        _isAsked = true;
        Deadline = view.Now + Patience;
        return AskStep.Fold(steering switch
        {
            Steering.Pause => new Event.PauseRequested(view.Now, _id),
            Steering.Resume => new Event.ResumeRequested(view.Now, _id),
            Steering.End => new Event.EndRequested(view.Now, _id),
            Steering.Finish => new Event.FinishRequested(view.Now, _id),
            _ => throw new System.Diagnostics.UnreachableException(steering.ToString()),
        });
    }

    public override void Abandon(LoopView view) => DoneWith(_isAsked && IsDone(view) && view.Halt is not Halt.JournalLost
        ? Drawn(view) : Refusals.Abandoned(Drawn(view), view));

    private Refusal? Refuse(LoopView view)
    {
        if (Refusals.WrongMode(request.Mode, view) is { } mode)
            return mode;
        if (_id.Text.Length > LongestId || view.Ledger.Executions.Find(_id) is not { } execution)
            return Refusals.Plain("execution-unknown", "no execution in the desk's memory has that id", Shown(), "`bowline executions` lists them");
        if (execution.Outcome is { } outcome)
            return Refusals.Plain("execution-ended", $"{_id} has ended: {Words.Outcome(outcome)}", "", "");
        return (steering, execution) switch
        {
            (not Steering.End, SingleOrder) => Refusals.Plain(
                "steer-single", $"{_id} is a single order: it can only be ended", Verb, $"`bowline end {_id}` or `bowline cancel {_id}` withdraws it"),
            (Steering.Pause, { Status: ExecutionStatus.Paused }) => Refusals.Plain("already-paused", $"{_id} is paused already", "", $"`bowline resume {_id}` lets it go on"),
            (Steering.Resume, { Status: ExecutionStatus.Running }) => Refusals.Plain("not-paused", $"{_id} is not paused", "", $"`bowline pause {_id}` pauses it"),
            (not Steering.End, { Status: ExecutionStatus.Ending }) => Refusals.Plain("execution-ending", $"{_id} is ending already", Verb, ""),
            _ => null,
        };
    }

    private bool IsDone(LoopView view)
    {
        var execution = view.Ledger.Executions.Find(_id);
        return execution is null || execution.Outcome is not null || steering switch
        {
            // A refused cancel is asked again: until then something rests that should not.
            Steering.Pause => view.Ledger.OrdersOf(_id).All(order => order.IsFinal || order.Inflight.Kind == InflightKind.None)
                && !(execution as LeggedExecution)!.Legs.AwaitsCancel(view.Now),
            Steering.Resume => execution.Status == ExecutionStatus.Running,
            _ => false,
        };
    }

    private AskStep Watch(LoopView view)
    {
        if (IsDone(view))
            return DoneWith(Drawn(view));
        return view.Now < Deadline ? AskStep.Waiting : DoneWith(Drawn(view) with
        {
            IsSuccess = false,
            ExitCode = ExitCode.Unknown,
            Code = "steering-underway",
            ErrorMessage = $"{Verb} of {_id} is not confirmed yet; the desk is on it: follow it with `bowline executions {_id}`",
        });
    }

    private ExecutionAnswer Drawn(LoopView view)
    {
        if (view.Ledger.Executions.Find(_id) is not { } execution)
            return new ExecutionAnswer { LinkId = _id.Text, IsSuccess = false, ExitCode = ExitCode.Unknown, Code = "outcome-unknown", ErrorMessage = "the desk stopped first" };
        var answer = Executed.From(execution, view);
        // Ended as asked is no failure, whatever became of its orders before.
        return answer.IsSuccess || steering == Steering.Finish
            ? answer
            : answer with { IsSuccess = true, ExitCode = ExitCode.Done, Code = null, Rule = null, ErrorMessage = null };
    }

    private string Shown() => NumberText.Shown(_id.Text);
}
