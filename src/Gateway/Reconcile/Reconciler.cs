using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Pure: our view and the venue's give the events that make ours equal to the venue's. An order of ours that the venue
/// does not
/// list is never taken for dead: it is asked about.
/// </summary>
internal static class Reconciler
{
    /// <summary>A read shows what has stood for so long (assumption A4 of docs/unknown-outcomes.md).</summary>
    private static readonly TimeSpan ReadsLag = TimeSpan.FromSeconds(2);

    public static Differences Compare(Ledger ours, VenueSnapshot venue, Time at)
    {
        var events = ImmutableArray.CreateBuilder<Event>();
        var lookUp = ImmutableArray.CreateBuilder<ClientOrderId>();
        Settings(ours, venue, at, events);
        Orders(ours, venue, at, events, lookUp);
        var isEarly = Positions(ours, venue, at, events);
        Balances(ours, venue.Balances, at, events);
        return new(events.ToImmutable(), lookUp.ToImmutable()) 
        {
            Untold = events.Count(e => !MovesWithTheMarket(ours, e)), IsEarly = isEarly,
        };
    }

    // What is available follows the mark price, and no stream tells it.
    private static bool MovesWithTheMarket(Ledger ours, Event e) =>
        e is Event.BalanceChanged balance && ours.Balances.Find(balance.Asset)?.Wallet == balance.Wallet;

    public static void Balances(
        Ledger ours, ImmutableArray<BalanceRow> venue, Time at, ImmutableArray<Event>.Builder events)
    {
        foreach (var row in venue)
        {
            var known = ours.Balances.Find(row.Asset);
            var empty = row is { Balance: 0, AvailableBalance: 0 };
            if (known is null ? !empty : known.Wallet.Value != row.Balance
                || known.Available.Value != row.AvailableBalance)
                events.Add(new Event.BalanceChanged(at, row.Asset, new(row.Balance), new(row.AvailableBalance)));
        }
    }

    private static void Settings(Ledger ours, VenueSnapshot venue, Time at, ImmutableArray<Event>.Builder events)
    {
        if (ours.PositionMode != venue.Mode)
            events.Add(new Event.SettingChanged(at, new AccountSetting.Mode(venue.Mode)));
        foreach (var row in venue.Leverages)
            events.AddRange(SettingsOf(ours, row, at));
    }

    /// <summary>Leverage and margin type of one symbol where they differ from ours.</summary>
    public static IEnumerable<Event> SettingsOf(Ledger ours, SymbolConfig row, Time at)
    {
        Symbol symbol = new(row.Symbol);
        var known = ours.Settings.Find(symbol);
        if (known?.Leverage != row.Leverage)
            yield return new Event.SettingChanged(at, new AccountSetting.Leverage(symbol, row.Leverage));
        var type = Words.MarginOf(row.MarginType);
        if (known?.MarginType != type)
            yield return new Event.SettingChanged(at, new AccountSetting.Margin(symbol, type));
    }

    private static void Orders(
        Ledger ours, VenueSnapshot venue, Time at,
        ImmutableArray<Event>.Builder events, ImmutableArray<ClientOrderId>.Builder lookUp)
    {
        HashSet<ClientOrderId> settled = [];
        Conditionals(ours, venue, at, events, settled, lookUp);
        foreach (var row in venue.OpenOrders)
        {
            var order = VenueOrder.From(row);
            if (order.Ours(ours) is not { } known)
                Adopt(ours, order, at, events, settled);
            else if (WasNeverThere(known) || known.IsMissing)
                lookUp.Add(known.Id);
            else if (!known.IsFinal && order.Filled == known.Filled && !known.Inflight.Unknown)
                Settle(known, order, at, events, settled);
        }

        foreach (var order in ours.Orders.Live.All)
        {
            if (!settled.Contains(order.Id) && order.Status != OrderStatus.Pending)
                lookUp.Add(order.Id);
        }
    }

    // One that has woken is asked about: what counts then is its child. Where that never came, and the venue has denied to know it, the
    // list alone is no reason to ask for ever.
    private static void Conditionals(
        Ledger ours, VenueSnapshot venue, Time at, ImmutableArray<Event>.Builder events, HashSet<ClientOrderId> settled,
        ImmutableArray<ClientOrderId>.Builder lookUp)
    {
        foreach (var row in venue.OpenConditionals)
        {
            var order = VenueConditional.From(row);
            if (order.Ours(ours) is not { } known)
            {
                events.AddRange(ConditionalEvents.Adoption(ours, order, at));
            }
            else if (WasNeverThere(known) || (known.IsMissing && order.Status == AlgoStatuses.New))
            {
                lookUp.Add(known.Id);
            }
            else if (order.Status == AlgoStatuses.New && known is { IsFinal: false, Child: null, Inflight.Unknown: false })
            {
                settled.Add(known.Id);
                events.AddRange(ConditionalTruth.Of(ours, known, order, asked: true, at));
            }
        }
    }

    private static void Adopt(
        Ledger ours, VenueOrder order, Time at, ImmutableArray<Event>.Builder events, HashSet<ClientOrderId> settled)
    {
        // It may be the child of an order of ours that is asked about; if it is nobody's, the next comparison takes it.
        if (!ours.Orders.Live.All.Any(known => order.MayBeChildOf(known) && !settled.Contains(known.Id)))
            events.AddRange(ForeignOrder.Adoption(ours, order, order.Filled, at));
    }

    // We gave it up as never placed, and here it is.
    private static bool WasNeverThere(Order known) => known is { IsFinal: true, VenueId: null };

    private static void Settle(
        Order known, VenueOrder order, Time at, ImmutableArray<Event>.Builder events, HashSet<ClientOrderId> settled)
    {
        settled.Add(known.Id);
        events.AddRange(OrderTruth.Of(known, order, [], at));
    }

    // True when a position that is not listed may be too new for the answer.
    private static bool Positions(Ledger ours, VenueSnapshot venue, Time at, ImmutableArray<Event>.Builder events)
    {
        HashSet<PositionKey> listed = [];
        foreach (var row in venue.Positions)
        {
            PositionKey key = new(new(row.Symbol), Words.LegOf(row.PositionSide));
            listed.Add(key);
            var known = ours.Positions.Find(key);
            var told = row.UpdateTime > 0 ? new(row.UpdateTime) : venue.AskedAt;
            if ((known?.Amount.Value ?? 0) != row.PositionAmt || (known?.EntryPrice ?? 0) != row.EntryPrice)
                events.Add(new Event.PositionChanged(
                    at, key.Symbol, key.Side, new(row.PositionAmt), row.EntryPrice, AsOf(told, known, venue)));
        }

        var isEarly = false;
        foreach (var known in ours.Positions.All.Where(known => !listed.Contains(known.Key) && !known.Amount.IsFlat))
        {
            // Its row may be the one that could not be read.
            if (venue.MayHide(known.Symbol))
                continue;
            // A row that is not there does not say since when: what we heard of just before may be too new for the answer.
            if (known.ToldAt + ReadsLag > venue.AskedAtOurs)
                isEarly = true;
            else
                events.Add(new Event.PositionChanged(at, known.Symbol, known.Side, PositionAmount.Flat, 0, AsOf(venue.AskedAt, known, venue)));
        }

        return isEarly;
    }

    // A position states when it last changed, which can be before what we know of it: the venue's clock was set back meanwhile.
    // What is told to a question of well after we heard that is newer all the same, by our clock.
    private static Time AsOf(Time told, Position? known, VenueSnapshot venue) =>
        known is { StatedAt: { } stated, ToldAt: { } heard } && told < stated && heard + ReadsLag <= venue.AskedAtOurs ? stated : told;
}
