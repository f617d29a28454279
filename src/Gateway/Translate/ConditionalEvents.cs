using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Pure: ALGO_UPDATE as our events. It may come before or after the news of the child: both are joined by id, never by
/// the order in which they arrive.
/// </summary>
internal static class ConditionalEvents
{
    public static ImmutableArray<Event> Update(Ledger ledger, VenueConditional venue, Time at) =>
        venue.Ours(ledger) is { } ours
            ? ConditionalTruth.Of(ledger, ours, venue, asked: false, at)
            : Adoption(ledger, venue, at);

    /// <summary>A conditional order that somebody else placed: it is the user's.</summary>
    public static ImmutableArray<Event> Adoption(Ledger ledger, VenueConditional venue, Time at)
    {
        if (!venue.IsOpen || venue.Spec is not { } spec || IsKeptAsItsChild(ledger, venue))
            return [];
        var id = venue.AdoptedId(ledger);
        var adopted = new Event.OrderAdopted(at, id, venue.Id, spec, Quantity.Zero);
        return venue.Status == AlgoStatuses.New
            ? [adopted]
            : [adopted, new Event.OrderTriggered(at, id, venue.Child)];
    }

    // News of the child can overtake that of its parent: then the child was adopted, and once is enough.
    private static bool IsKeptAsItsChild(Ledger ledger, VenueConditional venue) => venue.Child is { } child
        ? ledger.FindOrder(child) is { } known && known.Spec.Symbol == venue.Symbol
        : venue.Status == AlgoStatuses.Triggering
            && ledger.FindOrder(new ClientOrderId(venue.ClientId)) is { IsConditional: false, IsFinal: false, Execution: null } plain
            && plain.Spec.Symbol == venue.Symbol;
}
