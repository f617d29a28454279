using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>Pure: an order that the desk did not place, as the events that take it over: the user's, or the venue's own.</summary>
internal static class ForeignOrder
{
    private const string VenuesOrder = "venue-order-";

    /// <summary>How long the alarm of the venue's own orders stands: somebody who looks once a day shall see it.</summary>
    private static readonly TimeSpan Standing = TimeSpan.FromDays(1);

    /// <summary>It is kept from now on; what it filled before is no news any more.</summary>
    public static IEnumerable<Event> Adoption(Ledger ledger, VenueOrder venue, Quantity before, Time at)
    {
        yield return new Event.OrderAdopted(at, venue.AdoptedId(ledger), venue.Id, venue.Spec, before);
        if (ReasonOf(venue) is { } reason)
        {
            yield return new Event.AlarmRaised(at, VenuesOrder + venue.Symbol,
                $"the exchange itself closes {venue.Symbol}: {reason} ({Bounded.Text(venue.ClientId)})");
        }
    }

    /// <summary>It was found by its trades: with them, and with its end.</summary>
    public static ImmutableArray<Event> Found(Ledger ledger, VenueOrder venue, ImmutableArray<UserTrade> trades, Time at)
    {
        var id = venue.AdoptedId(ledger);
        Quantity before = new(Math.Max(0, venue.Filled.Value - trades.Sum(trade => trade.Qty)));
        return
        [
            .. Adoption(ledger, venue, before, at),
            .. trades.OrderBy(trade => trade.Id).Select(trade => new Event.OrderFilled(at, id, venue.Id, OrderTruth.FillOf(trade))),
            .. venue.Status switch
            {
                "CANCELED" => [new Event.OrderCanceled(at, id)],
                "EXPIRED" or "EXPIRED_IN_MATCH" => [new Event.OrderExpired(at, id, Words.Expiry(venue.ExpiryReason, venue.Status))],
                _ => ImmutableArray<Event>.Empty,
            },
        ];
    }

    /// <summary>An order of which the venue tells nothing but its trades.</summary>
    public static VenueOrder OfTrades(ImmutableArray<UserTrade> trades)
    {
        var (one, sum) = (trades[0], trades.Sum(trade => trade.Qty));
        return new(
            $"venue:{one.OrderId}", new(one.OrderId), new(one.Symbol), one.Side, "MARKET", null, sum, 0, new(sum), "FILLED",
            one.PositionSide, false, null, 0, null, false, null);
    }

    /// <summary>The alarms that have stood long enough while none of the venue's orders is left there.</summary>
    public static IEnumerable<Event> Quieted(Ledger ledger, Time at) => ledger.Alarms.All
        .Where(alarm => alarm.Name.StartsWith(VenuesOrder, StringComparison.Ordinal) && at - alarm.At >= Standing
            && !ledger.Orders.Live.All.Any(order => order.Spec.Symbol.Name == alarm.Name[VenuesOrder.Length..]
                && ReasonOf(order.Id.Text) is not null))
        .Select(alarm => new Event.AlarmCleared(at, alarm.Name));

    /// <summary>Why the venue placed it by itself; null when somebody else did.</summary>
    private static string? ReasonOf(VenueOrder venue) =>
        ReasonOf(venue.ClientId) ?? (venue.Type == "LIQUIDATION" ? "a liquidation" : null);

    // Ids that clients may not use.
    private static string? ReasonOf(string clientId)
    {
        bool Begins(string with) => clientId.StartsWith(with, StringComparison.Ordinal);
        return Begins("autoclose-") ? "a liquidation"
            : Begins("adl_autoclose") ? "auto-deleveraging"
            : Begins("settlement_autoclose-") ? "a settlement"
            : Begins("delivery_autoclose-") ? "a delivery"
            : null;
    }
}
