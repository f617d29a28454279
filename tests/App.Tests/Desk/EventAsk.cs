using Bowline.Core;

namespace Bowline.App.Tests;

/// <summary>Has the loop fold one event, as a request of an operator does.</summary>
internal sealed class EventAsk(Func<LoopView, Event> make) : Ask<bool>
{
    public override AskStep Advance(LoopView view) => BeforeReady(view, () => false) ?? DoneWith(true, make(view));

    public override void Abandon(LoopView view) => DoneWith(false);
}
