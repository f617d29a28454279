using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Pure: what the venue says of one plain order of ours, or of the child of a conditional one, as the events that bring
/// our view there.
/// </summary>
internal static class OrderTruth
{
    /// <param name="trades">The order's trades; asked only when it filled more than we know.</param>
    /// <param name="missing">What none of them shows, see <see cref="Missing"/>.</param>
    public static ImmutableArray<Event> Of(Order ours, VenueOrder venue, ImmutableArray<UserTrade> trades, Time at, UserTrade? missing = null)
    {
        var events = ImmutableArray.CreateBuilder<Event>();
        if (venue.Status == "REJECTED")
        {
            events.Add(new Event.OrderRejected(at, ours.Id, new(0, "the order is REJECTED at the venue", "")));
            return events.ToImmutable();
        }

        if (ours.IsConditional)
            Woken(ours, venue, at, events);
        else if (ours.VenueId is null || ours.Inflight.Kind == InflightKind.Placing
            || ((ours.Inflight.Unknown || ours.IsMissing) && venue.IsOpen))
            events.Add(new Event.OrderAccepted(at, ours.Id, venue.Id));
        if ((!ours.IsFinal || WasGivenUp(ours) || (ours.IsMissing && venue.IsOpen)) && Changed(ours, venue, at) is { } amended)
            events.Add(amended);
        foreach (var trade in Untold(ours, trades))
            events.Add(new Event.OrderFilled(at, ours.Id, venue.Id, FillOf(trade)));
        if (missing is not null)
            events.Add(new Event.OrderFilled(at, ours.Id, venue.Id, FillOf(missing)));
        if (End(ours, venue, at) is { } end)
            events.Add(end);
        return events.ToImmutable();
    }

    /// <summary>
    /// What has filled beyond what we know and what the trades show, as one trade at the order's average price and without a
    /// number: the fee is not known. Null when nothing is missing.
    /// </summary>
    public static UserTrade? Missing(Order ours, VenueOrder venue, ImmutableArray<UserTrade> trades)
    {
        var missing = venue.Filled.Value - ours.Filled.Value - Untold(ours, trades).Sum(trade => trade.Qty);
        if (missing <= 0)
            return null;
        var price = venue.AveragePrice > 0 ? venue.AveragePrice : venue.Price > 0 ? venue.Price : trades.Select(trade => trade.Price).LastOrDefault();
        return price <= 0 ? null : new()
        {
            // A second one of the same moment is another one.
            Id = -Math.Max(1, venue.UpdatedAt + ours.Fills.Trades.Count), OrderId = venue.Id.Value, Symbol = venue.Symbol.Name,
            Side = venue.Side, PositionSide = venue.PositionSide,
            Price = price, Qty = missing, Commission = 0, CommissionAsset = "", Maker = false, Time = venue.UpdatedAt,
        };
    }

    // What an adopted order had filled before is in its quantity already: the oldest of the trades that we have not seen.
    // The same goes for what was told without a number.
    private static IEnumerable<UserTrade> Untold(Order ours, ImmutableArray<UserTrade> trades)
    {
        var counted = ours.Fills.Unseen.Value;
        foreach (var trade in trades.Where(trade => !ours.Fills.Trades.Has(new(trade.Id))).OrderBy(trade => trade.Id))
        {
            if (counted >= trade.Qty)
                counted -= trade.Qty;
            else
                yield return trade;
        }
    }

    // That its child is there answers what was unknown about its parent too.
    private static void Woken(Order ours, VenueOrder child, Time at, ImmutableArray<Event>.Builder events)
    {
        if (ours.VenueId is { } algo && (ours.Inflight.Unknown || ours.IsMissing) && child.IsOpen)
            events.Add(new Event.OrderAccepted(at, ours.Id, algo));
        if (ours.Child is null)
            events.Add(new Event.OrderTriggered(at, ours.Id, child.Id));
    }

    /// <summary>The amendment that explains a price or quantity other than ours; null when they agree.</summary>
    public static Event.OrderAmended? Changed(Order ours, VenueOrder venue, Time at)
    {
        if (venue.Quantity <= 0 || IsShrunkToItsEnd(venue))
            return null;
        var price = ours.Spec.LimitPrice is { } limit && venue.Price > 0 && venue.Price != limit.Value
            ? new Price(venue.Price)
            : (Price?)null;
        return price is null && venue.Quantity == ours.Spec.Quantity.Value
            ? null
            : new(at, ours.Id, price, new(venue.Quantity));
    }

    /// <summary>It ended with less than was asked, and its quantity was set to that: the end tells it.</summary>
    public static bool IsShrunkToItsEnd(VenueOrder venue) =>
        venue.Status is "CANCELED" or "EXPIRED" or "EXPIRED_IN_MATCH" && venue.Quantity <= venue.Filled.Value;

    /// <summary>The end of the order, when the venue says it ended and we do not; null otherwise. A fill is never an
    /// end.</summary>
    public static Event? End(Order ours, VenueOrder venue, Time at) => venue.Status switch
    {
        _ when ours.IsFinal && !WasGivenUp(ours) => null,
        "CANCELED" => new Event.OrderCanceled(at, ours.Id),
        "EXPIRED" or "EXPIRED_IN_MATCH" =>
            new Event.OrderExpired(at, ours.Id, Words.Expiry(venue.ExpiryReason, venue.Status)),
        _ => null,
    };

    // Its acceptance, which is told first, makes it alive again.
    private static bool WasGivenUp(Order ours) => ours.Status is OrderStatus.Denied or OrderStatus.Rejected;

    public static Fill FillOf(UserTrade t) => new(
        new(t.Id), new(t.Price), new(t.Qty), t.Commission, t.CommissionAsset, new(t.RealizedPnl), t.Maker, new(t.Time));
}
