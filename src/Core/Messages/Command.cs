namespace Bowline.Core;

/// <summary>Everything we can want done: a closed list. Commands leave only after their cause is durable.</summary>
public abstract record Command
{
    private Command() { }

    public sealed record PlaceOrder(ExecutionId Execution, ClientOrderId Order, OrderSpec Spec) : Command;

    /// <summary>
    /// Changes a resting limit order in place. <paramref name="Quantity"/> is the new total, filled part included.
    /// </summary>
    public sealed record AmendOrder(ClientOrderId Order, Price Price, Quantity Quantity) : Command;

    public sealed record CancelOrder(ClientOrderId Order) : Command;

    public sealed record ChangeSetting(long Request, AccountSetting Setting) : Command;

    /// <summary>Starts the exchange's countdown on a symbol anew, or with zero switches it off.</summary>
    public sealed record SetCountdown(Symbol Symbol, long Request, TimeSpan For) : Command;

    public sealed record SetTimer(ExecutionId Execution, string Timer, Time Due) : Command;

    public sealed record ClearTimer(ExecutionId Execution, string Timer) : Command;

    /// <summary>Starts another execution from a request as it was typed; the desk resolves it now.</summary>
    public sealed record Submit(ExecutionId Execution, SpecText Request) : Command;

    /// <summary>Something needs a person.</summary>
    public sealed record RaiseAlarm(string Alarm, string Text) : Command;

    public sealed record ClearAlarm(string Alarm) : Command;

    public sealed record Finish(ExecutionId Execution, Outcome Outcome) : Command;
}
