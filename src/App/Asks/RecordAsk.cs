using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Takes events into the record and answers with what they were about: refusals of a face, arming.</summary>
public sealed class RecordAsk(Func<LoopView, (PlainAnswer Answer, ImmutableArray<Event> Events, Arming? Arm)> decide) : Ask<PlainAnswer>
{
    public override AskStep Advance(LoopView view)
    {
        var (answer, events, arm) = decide(view);
        return DoneWith(answer, events.AsSpan()) with { Arm = arm };
    }

    public override void Abandon(LoopView view) => DoneWith(new PlainAnswer
    {
        IsSuccess = false,
        ExitCode = ExitCode.Unreachable,
        ErrorMessage = "the desk is stopping",
    });
}
