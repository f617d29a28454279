using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Who asks to pass. Cancels, look-ups and what closes or protects a position may use the whole budget; reads, changes and
/// orders that open leave them a reserve.
/// </summary>
public enum Lane
{
    Order,

    /// <summary>An order that can only close: a stop, a target, the close itself.</summary>
    Exit,
    Cancel,
    Lookup,
    Read,
}

/// <summary>May a request leave now: a closed family.</summary>
public abstract record Admission
{
    private Admission() { }

    public sealed record Go : Admission
    {
        public static Go Now { get; } = new();
    }

    /// <param name="Until">Venue clock.</param>
    public sealed record Wait(Time Until, string Why) : Admission;
}

/// <summary>
/// The venue's budgets as this process sees them: weight a minute, orders a minute and in ten seconds. Counts what is sent
/// and believes the headers where they say more.
/// </summary>
public sealed class Gate
{
    private const int ReservePercent = 20;
    private readonly BudgetWindow _weight = new(60_000, 2400);
    private readonly BudgetWindow _ordersMinute = new(60_000, 1200);
    private readonly BudgetWindow _orders10s = new(10_000, 300);

    /// <summary>Closed by a 429 or 418 until then (venue clock); null when open.</summary>
    public Time? ClosedUntil { get; private set; }

    /// <summary>Closed to orders, not to cancels and questions, until then (venue clock); null when open.</summary>
    public Time? OrdersClosedUntil { get; private set; }

    public int UsedWeight => _weight.Used;

    public int WeightLimit => _weight.Limit;

    /// <summary>Sets the limits the venue states in exchangeInfo; a limit below one is ignored.</summary>
    public void SetLimits(int? weightMinute, int? ordersMinute, int? orders10s)
    {
        _weight.Limit = weightMinute is > 0 ? weightMinute.Value : _weight.Limit;
        _ordersMinute.Limit = ordersMinute is > 0 ? ordersMinute.Value : _ordersMinute.Limit;
        _orders10s.Limit = orders10s is > 0 ? orders10s.Value : _orders10s.Limit;
    }

    /// <summary>Whether a request of that weight may leave; counts it when it may.</summary>
    public Admission Ask(Lane lane, int weight, Time venueNow)
    {
        if (ClosedUntil is { } until)
        {
            if (venueNow < until)
                return new Admission.Wait(until, "the exchange takes no requests of ours");
            ClosedUntil = null;
        }

        if (lane is Lane.Order or Lane.Exit && OrdersClosedUntil is { } orders)
        {
            if (venueNow < orders)
                return new Admission.Wait(orders, "the account's orders are used up");
            OrdersClosedUntil = null;
        }

        var reserve = lane is Lane.Cancel or Lane.Lookup or Lane.Exit ? 0 : ReservePercent;
        // An order weighs nothing (wire contract, section 12): reads that used the weight up do not hold it back.
        if (weight > 0 && !_weight.Fits(weight, reserve, venueNow))
            return new Admission.Wait(_weight.Opens(weight, reserve, venueNow), "the weight of this minute is used up");
        if (lane is Lane.Order or Lane.Exit && !_orders10s.Fits(1, reserve, venueNow))
            return new Admission.Wait(_orders10s.Opens(1, reserve, venueNow), "the orders of these ten seconds are used up");
        if (lane is Lane.Order or Lane.Exit && !_ordersMinute.Fits(1, reserve, venueNow))
            return new Admission.Wait(_ordersMinute.Opens(1, reserve, venueNow), "the orders of this minute are used up");
        Count(lane, weight, venueNow);
        return Admission.Go.Now;
    }

    /// <summary>Takes the venue's own count where it is higher than ours.</summary>
    public void Believe(ReplyHeaders headers, Time venueNow)
    {
        _weight.Raise(headers.UsedWeight, venueNow);
        _ordersMinute.Raise(headers.OrderCount1m, venueNow);
        _orders10s.Raise(headers.OrderCount10s, venueNow);
    }

    /// <summary>Closes until the later of the known end and this one.</summary>
    public void Close(Time until) => ClosedUntil = Later(ClosedUntil, until);

    /// <summary>The same for orders alone.</summary>
    public void CloseToOrders(Time until) => OrdersClosedUntil = Later(OrdersClosedUntil, until);

    /// <summary>Until when a lane is closed (venue clock); null when it is open.</summary>
    public Time? ClosedTo(Lane lane) => lane is not (Lane.Order or Lane.Exit) || OrdersClosedUntil is not { } orders ? ClosedUntil : Later(ClosedUntil, orders);

    private static Time Later(Time? known, Time until) => known is { } standing && standing > until ? standing : until;

    private void Count(Lane lane, int weight, Time venueNow)
    {
        _weight.Add(weight, venueNow);
        if (lane is not (Lane.Order or Lane.Exit))
            return;
        _ordersMinute.Add(1, venueNow);
        _orders10s.Add(1, venueNow);
    }
}
