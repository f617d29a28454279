using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// A cancel of a single order, or of one placed by hand, that never arrived is asked for again, however often: who wanted the
/// order gone was told that the desk is on it, and a second cancel can do no harm. Each time takes as long as it takes a request
/// to be too old to arrive. Executions of several orders ask again by themselves.
/// </summary>
internal static class LostCancels
{
    public static ImmutableArray<Event> AskedAgain(ImmutableArray<Event> news, Ledger ledger, Time now) =>
    [
        .. news.OfType<Event.CancelRejected>()
            .Where(lost => lost.Rejection == VenueRejection.CancelLost && ledger.FindOrder(lost.Order) is { IsFinal: false } order
                && (order.Execution is not { } owner || ledger.Executions.Live.Find(owner) is SingleOrder))
            .Select(lost => (Event)new Event.CancelRequested(now, lost.Order)),
    ];
}
