namespace Bowline.Core;

/// <summary>
/// What the exchange does not do any more as we know it. Each stands as an alarm of its name, so that the journal, the
/// ledger and every face know it; here is what is not started while it does. What runs keeps its protection.
/// </summary>
public static class Incompatibility
{
    /// <summary>Names begin with it.</summary>
    public const string Prefix = "incompatible-";

    /// <summary>Stops cannot be placed: nothing is started that needs one.</summary>
    public const string ConditionalOrders = "incompatible-conditional-orders";

    /// <summary>Plain orders cannot be placed: only what closes is tried.</summary>
    public const string Orders = "incompatible-orders";

    /// <summary>Why an execution is not started now; null when nothing speaks against it.</summary>
    public static Refusal? Of(ExecutionSpec spec, Ledger ledger)
    {
        if (NeedsStops(spec) && ledger.Alarms.Find(ConditionalOrders) is { } conditional)
            return No(conditional, "nothing is started that needs stops at the exchange");
        return !OnlyCloses(spec) && ledger.Alarms.Find(Orders) is { } plain
            ? No(plain, "nothing is started but what closes")
            : null;
    }

    private static bool NeedsStops(ExecutionSpec spec) => spec is ConditionalOrderSpec or OcoSpec or BracketSpec or TrailSpec
        or GridSpec { StopLower: not null } or GridSpec { StopUpper: not null };

    // The protection of what is open is tried whatever else is refused.
    private static bool OnlyCloses(ExecutionSpec spec) => spec is OcoSpec or TrailSpec or WorkedSpec { ReduceOnly: true }
        or PacedSpec { ReduceOnly: true } || (spec is SingleSpec { Asked: var order } && (order.Closes || order is OrderSpec.Conditional));

    private static Refusal No(Alarm alarm, string what) =>
        new(alarm.Name, $"{what}: {alarm.Text}", "", [], "see `bowline doctor`; a newer version may be needed", null);
}
