using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>A read that goes to the venue and back; it changes nothing and is not recorded.</summary>
/// <typeparam name="TAnswer">What the face gets.</typeparam>
public sealed class QueryAsk<TAnswer>(Func<LoopView, VenueQuery?> query, Func<SessionNote.Answered?, LoopView, TAnswer> read) : Ask<TAnswer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private bool _asked;
    private SessionNote.Answered? _answer;

    public override AskStep Advance(LoopView view)
    {
        if (_asked)
            return _answer is not null || view.Now >= Deadline ? DoneWith(read(_answer, view)) : AskStep.Waiting;
        if (BeforeReady(view, () => read(null, view)) is { } early)
            return early;
        if (query(view) is not { } wanted)
            return DoneWith(read(null, view));
        _asked = true;
        Deadline = view.Now + Patience;
        return new AskStep { Queries = [wanted] };
    }

    public override void Answered(SessionNote.Answered answer) => _answer = answer;

    public override void Abandon(LoopView view) => DoneWith(read(null, view));
}
