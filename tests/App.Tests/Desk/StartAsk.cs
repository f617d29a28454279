using Bowline.Core;

namespace Bowline.App.Tests;

/// <summary>Starts an execution from its parameters as they are, without what a face would make of a typed command.</summary>
internal sealed class StartAsk(string link, Func<LoopView, AlgorithmSpec> spec) : Ask<ExecutionId>
{
    public override AskStep Advance(LoopView view)
    {
        if (BeforeReady(view, () => throw new InvalidOperationException("the exchange is silent")) is { } early)
            return early;
        var symbol = new Symbol("BTCUSDT");
        if (!view.Knows(symbol))
            return new AskStep { Follow = [symbol] };
        var id = new ExecutionId(link);
        return DoneWith(id, new Event.ExecutionStarted(view.Now, id, spec(view), 7));
    }

    public override void Abandon(LoopView view) => Break(new InvalidOperationException("the desk stops"));
}
