using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Executions hold more of a position than there is: it was closed elsewhere, liquidated, or reduced by ADL. Seen for a
/// moment it means nothing, since the venue tells a position before the fill that changed it (wire contract, section
/// 10.5); one that a comparison with the venue confirms is taken from the executions, the newest first.
/// </summary>
public static class Shortage
{
    /// <summary>By how much executions together hold more than there is; zero when they do not.</summary>
    public static Quantity Of(PositionShares shares)
    {
        var missing = -shares.OwnHands.Value;
        if (missing == 0)
            return Quantity.Zero;
        // Hands that point against a holding have taken from it.
        return missing > 0
            ? Quantity.Min(new(missing), shares.Held.Long)
            : Quantity.Min(new(-missing), shares.Held.Short);
    }

    /// <summary>
    /// What the executions lose, so that together they hold no more than there is. Empty when nothing is short, and
    /// while an order of theirs on this position is of unknown outcome: it may be what closed it.
    /// </summary>
    public static ImmutableArray<Event> Reductions(Ledger ledger, PositionKey position, Time at)
    {
        var shares = ledger.SharesOf(position.Symbol, position.Side);
        var left = Of(shares);
        var isLong = shares.OwnHands.IsShort;
        var holders = shares.Held.ByExecution
            .Where(part => part.Value.IsLong == isLong)
            .Select(part => ledger.Executions.Live.Find(part.Key)!)
            .OrderByDescending(execution => execution.StartedAt).ThenByDescending(execution => execution.Id)
            .ToImmutableArray();
        if (left.IsZero || holders.Any(execution => HasUnknown(ledger, execution.Id)))
            return [];
        // A fill that is told later counts in the position only if it is newer than this: else the shortage has counted it already.
        var statedAt = ledger.PositionOf(position.Symbol, position.Side).StatedAt;
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var execution in holders)
        {
            var by = Quantity.Min(left, execution.Holding.Size);
            if (by.IsZero)
                break;
            events.Add(new Event.HoldingReduced(at, execution.Id, by,
                $"the position is {shares.Position} {position.Symbol} and executions held {shares.Held.Total}", statedAt));
            left -= by;
        }

        return events.ToImmutable();
    }

    private static bool HasUnknown(Ledger ledger, ExecutionId execution) =>
        ledger.OrdersOf(execution).Any(order => !order.IsFinal && order.Inflight.Unknown);
}
