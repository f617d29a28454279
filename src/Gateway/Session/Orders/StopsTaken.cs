using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Names it when a stop is refused that yesterday's exchange would have taken: what needs stops is not started any more
/// until one is taken again.
/// </summary>
internal sealed class StopsTaken(SessionContext context)
{
    public void Look(Intent intent, Outcome outcome)
    {
        if (intent.Kind != InflightKind.Placing || intent.Path != VenuePaths.AlgoOrder)
            return;
        var stands = context.Ledger.Alarms.Has(Incompatibility.ConditionalOrders);
        if (outcome.Verdict == Verdict.Done && stands)
            context.Emit(new Event.AlarmCleared(context.Now, Incompatibility.ConditionalOrders));
        else if (!stands && InterfaceChange.Says(outcome.Status, outcome.Code))
            context.Emit(new Event.AlarmRaised(context.Now, Incompatibility.ConditionalOrders, Text(intent, outcome)));
    }

    private static string Text(Intent intent, Outcome outcome) =>
        $"the exchange refused a conditional order as if its interface had changed ({intent.Method} {intent.Path}: {outcome.Said})";
}
