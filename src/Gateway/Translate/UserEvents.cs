using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>Pure: what the user stream says, as our events. The ledger takes doubles and news out of order.</summary>
internal static class UserEvents
{
    public static ImmutableArray<Event> OrderUpdate(Ledger ledger, OrderUpdate update, Time at)
    {
        var venue = VenueOrder.From(update);
        var events = ImmutableArray.CreateBuilder<Event>();
        if (venue.Ours(ledger) is { } ours)
            Ours(ours, venue, update, at, events);
        else
            Foreign(ledger, venue, update, at, events);
        return events.ToImmutable();
    }

    /// <summary>
    /// The order of ours that has filled more than we know, this message included: fills fell into a gap. Null when
    /// none has.
    /// </summary>
    public static ClientOrderId? WithMissedFills(Ledger ledger, OrderUpdate update)
    {
        var venue = VenueOrder.From(update);
        if (venue.Ours(ledger) is not { } ours)
            return null;
        return MissesFills(ours, venue, update) ? ours.Id : null;
    }

    private static bool MissesFills(Order ours, VenueOrder venue, OrderUpdate update) =>
        venue.Filled > (FillOf(update) is { } fill && !ours.Fills.Trades.Has(fill.Trade) ? ours.Filled + fill.Quantity : ours.Filled);

    public static ImmutableArray<Event> AccountUpdate(Ledger ledger, AccountUpdate update, Time at)
    {
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var b in update.Change.Balances)
            events.Add(new Event.BalanceChanged(at, b.Asset, new(b.WalletBalance), Available(ledger, b)));
        foreach (var p in update.Change.Positions ?? [])
        {
            PositionKey key = new(new(p.Symbol), Words.LegOf(p.PositionSide));
            // A one-way account may be told of its empty legs too.
            if (p.PositionAmt != 0 || key.Side == PositionSide.Both || ledger.Positions.Has(key))
                events.Add(new Event.PositionChanged(
                    at, key.Symbol, key.Side, new(p.PositionAmt), p.EntryPrice, new(update.TransactionTime)));
            if (update.Change.Reason == "MARGIN_TYPE_CHANGE" && p.MarginType is { } type)
                events.Add(new Event.SettingChanged(at, new AccountSetting.Margin(key.Symbol, Words.MarginOf(type))));
        }

        return events.ToImmutable();
    }

    public static ImmutableArray<Event> ConfigUpdate(AccountConfigUpdate update, Time at) =>
        update.Leverage is { } changed
        ? [new Event.SettingChanged(at, new AccountSetting.Leverage(new(changed.Symbol), changed.Leverage))]
        : [];

    /// <summary>
    /// A change of an order is told twice, by its answer and by the stream. What is told the second time must not be taken for
    /// the answer to a further change that is on its way by then.
    /// </summary>
    public static ImmutableArray<Event> Amended(Order? ours, Event.OrderAmended told) =>
        ours is { Inflight: { Kind: InflightKind.Amending, Unknown: false }, Spec: var known }
            && known.LimitPrice == told.Price && known.Quantity == told.Quantity ? [] : [told];

    private static void Ours(
        Order ours, VenueOrder venue, OrderUpdate update, Time at, ImmutableArray<Event>.Builder events)
    {
        if (!ours.IsConditional && ours.VenueId is null)
            events.Add(new Event.OrderAccepted(at, ours.Id, venue.Id));
        if (ours.IsConditional)
            Woken(ours, venue, at, events);
        if (update.ExecutionType == "AMENDMENT")
            events.AddRange(Amended(ours, new(at, ours.Id, venue.Price > 0 ? new Price(venue.Price) : null, new(venue.Quantity))));
        else if (Shrunk(ours, venue, at) is { } shrunk)
            events.Add(shrunk);
        // One that the order had when it was adopted is in its quantity already.
        if (FillOf(update) is { } fill && (ours.Fills.Unseen < fill.Quantity || venue.Filled > ours.Filled))
        {
            if (OutgrewIt(ours, venue, fill) && OrderTruth.Changed(ours, venue, at) is { } grown)
                events.Add(grown);
            events.Add(new Event.OrderFilled(at, ours.Id, venue.Id, fill));
        }

        // An end that comes before fills it includes is told after them: they are being asked for.
        if (OrderTruth.End(ours, venue, at) is { } end && !MissesFills(ours, venue, update))
            events.Add(end);
    }

    // Its child is the first we hear of it, or of its trigger.
    private static void Woken(Order ours, VenueOrder venue, Time at, ImmutableArray<Event>.Builder events)
    {
        if (ours.VenueId is null && venue.Parent is { } parent)
            events.Add(new Event.OrderAccepted(at, ours.Id, parent));
        if (ours.Child is null)
            events.Add(new Event.OrderTriggered(at, ours.Id, venue.Id));
    }

    // The venue may shrink a reduce-only order; only its own quantity is then the truth. What closes a position has its
    // quantity from its child, before the first fill.
    private static Event.OrderAmended? Shrunk(Order ours, VenueOrder venue, Time at) =>
        !ours.IsFinal && venue.Quantity > 0 && !OrderTruth.IsShrunkToItsEnd(venue)
            && (venue.Quantity < ours.Spec.Quantity.Value || ours.Spec.Quantity.IsZero)
            && ours.Inflight.Kind != InflightKind.Amending
            ? new(at, ours.Id, null, new(venue.Quantity))
            : null;

    // It fills all that we know of and goes on: an amend that we have not heard of made it larger.
    private static bool OutgrewIt(Order ours, VenueOrder venue, Fill fill) =>
        !ours.IsFinal && venue.IsOpen && ours.Spec.Quantity < new Quantity(venue.Quantity)
            && ours.Filled + fill.Quantity >= ours.Spec.Quantity;

    private static void Foreign(
        Ledger ledger, VenueOrder venue, OrderUpdate update, Time at, ImmutableArray<Event>.Builder events)
    {
        var fill = FillOf(update);
        if (!venue.IsOpen && fill is null)
            return;
        var id = venue.AdoptedId(ledger);
        Quantity before = new(Math.Max(0, venue.Filled.Value - (fill?.Quantity.Value ?? 0)));
        events.AddRange(ForeignOrder.Adoption(ledger, venue, before, at));
        if (fill is not null)
            events.Add(new Event.OrderFilled(at, id, venue.Id, fill));
        if (venue.Status is "EXPIRED" or "EXPIRED_IN_MATCH" or "CANCELED")
            events.Add(new Event.OrderExpired(at, id, Words.Expiry(venue.ExpiryReason, venue.Status)));
    }

    private static Fill? FillOf(OrderUpdate o) =>
        o.ExecutionType is "TRADE" or "CALCULATED" && o is { LastQty: > 0, LastPrice: > 0 }
            ? new(
                // Liquidations have been recorded without a trade id; their time and what had filled by then tell them apart.
                new(o.TradeId != 0 ? o.TradeId : -(o.TradeTime * 1_000_000 + ((uint)decimal.GetBits(o.CumQty)[0] % 999_983))),
                new(o.LastPrice), new(o.LastQty), o.Commission ?? 0, o.CommissionAsset ?? "",
                new(o.RealizedProfit), o.IsMaker, new(o.TradeTime))
            : null;

    // The event has no available balance: the wallet's change is taken over until the balance is read again.
    private static Notional Available(Ledger ledger, BalanceChange b)
    {
        if (ledger.Balances.Find(b.Asset) is not { } known)
            return new(Math.Max(0, b.CrossWalletBalance));
        return new(Math.Max(0, known.Available.Value + b.WalletBalance - known.Wallet.Value));
    }
}
