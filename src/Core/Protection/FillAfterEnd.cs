using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// A fill that is told only after its execution has ended: what it opened, or closed too much, is in the hands of a user who believes
/// that nothing comes any more. An alarm tells of it, until that position is flat or for a day: who looks once a day shall see it.
/// </summary>
public static class FillAfterEnd
{
    private const string Begins = "fill-after-end-";

    private static readonly TimeSpan Standing = TimeSpan.FromDays(1);

    /// <summary>The alarms that have stood long enough, or whose position is flat.</summary>
    public static ImmutableArray<Event> Quieted(Ledger ledger, Time at) =>
    [
        .. ledger.Alarms.All
            .Where(alarm => alarm.Name.StartsWith(Begins, StringComparison.Ordinal)
                && (at - alarm.At >= Standing || IsFlat(ledger, new(alarm.Name[Begins.Length..]))))
            .Select(alarm => new Event.AlarmCleared(at, alarm.Name)),
    ];

    /// <summary>The alarm for a new fill of an order; null while its execution runs, and for orders of nobody.</summary>
    internal static Command.RaiseAlarm? Of(Ledger ledger, Order order) =>
        order.Execution is { } owner && ledger.Executions.Find(owner) is { EndedAt: not null }
            ? new(Begins + owner, $"of {SideText.Of(order.Spec.Side)} {order.Fills.Quantity} {order.Spec.Symbol}, which {order.Id} has filled, a part was told "
                + $"only after {owner} had ended: what that opened or closed is in your hands, and nothing protects it")
            : null;

    private static bool IsFlat(Ledger ledger, ExecutionId id) => ledger.Executions.Find(id) is { Spec: var spec }
        && ledger.PositionOf(spec.Symbol, spec.PositionSide).Amount.IsFlat;
}
