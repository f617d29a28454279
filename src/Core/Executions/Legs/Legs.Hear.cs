using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>How events about its orders change the legs.</summary>
public sealed partial class Legs
{
    private static readonly ImmutableArray<int> RetryAfterMs = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000];

    /// <summary>An order that has rested for so long ends a row of failures: what comes later is another story.</summary>
    private static readonly TimeSpan RestEndsRow = TimeSpan.FromMinutes(1);

    /// <summary>So does quiet for longer than any pause.</summary>
    private static readonly TimeSpan QuietEndsRow = TimeSpan.FromMinutes(2);

    /// <summary>Folds an event about one of the orders; null news when it changed nothing.</summary>
    public (Legs Next, LegNews? News) Hear(Event e)
    {
        if (OrderEvents.OrderOf(e) is not { } id || Ownership.LegOf(id) is not { } key)
            return (this, null);
        var leg = this[key];
        var at = IndexOf(leg, id);
        if (at < 0)
            return e is Event.OrderFilled late ? LateFill(leg, late) : (this, null);
        return Hear(leg, at, e);
    }

    private (Legs, LegNews?) Hear(Leg leg, int at, Event e)
    {
        var order = leg.Live[at];
        return e switch
        {
            Event.OrderAccepted a => Rests(leg, at, a.At),
            Event.OrderTriggered t => Changed(
                leg, at, Told(order, t.At) with { IsTriggered = true, Unknown = InflightKind.None },
                new LegNews.Triggered(leg.Key, order.Id)),
            Event.OrderFilled f => Filled(leg, at, f),
            Event.OrderAmended a => Amended(leg, at, a),
            Event.OrderUnresolved u => Changed(
                leg, at, order with { Unknown = u.Request, IsCanceling = false, IsAmending = false },
                new LegNews.Uncertain(leg.Key, order.Id)),
            Event.OrderCanceled when order.IsCanceling || order.IsUnknown => Removed(
                leg, at, new LegNews.Withdrawn(leg.Key, order.Id)),
            // It was to go, and never came.
            Event.OrderNotSent or Event.OrderNeverPlaced when order.IsCanceling => Removed(
                leg, at, new LegNews.Withdrawn(leg.Key, order.Id)),
            // A post-only order that would have taken at its new price; one that had filled as much as it was changed to.
            Event.OrderCanceled c when order.IsAmending =>
                Failed(leg, at, LegFailure.AmendCanceled, "the exchange canceled it instead of changing it", c.At),
            Event.OrderCanceled c => Failed(leg, at, LegFailure.Canceled, "it was canceled outside the desk", c.At),
            Event.OrderExpired x => Failed(
                leg, at, x.Reason == Event.OrderExpired.WouldTake ? LegFailure.WouldTake : "expired", x.Reason, x.At),
            Event.OrderRejected r => Failed(leg, at, $"venue{r.Rejection.Code}", r.Rejection.Message, r.At),
            Event.OrderDenied d when order.IsAmending || order.IsResting =>
                AmendRefused(leg, at, new(d.Denial.Rule, d.Denial.Text, d.At)),
            Event.OrderDenied d => Failed(leg, at, new LegFailure(d.Denial.Rule, d.Denial.Text, d.At) { Inside = d.Denial.Inside }),
            Event.OrderNotSent n => Failed(leg, at, "order-not-sent", n.Why, n.At),
            Event.OrderNeverPlaced n => Failed(leg, at, "order-never-placed", "it never reached the exchange", n.At),
            Event.AmendRejected r =>
                AmendRefused(leg, at, new($"venue{r.Rejection.Code}", r.Rejection.Message, r.At), r.Rejection.Code != 0),
            Event.CancelRejected r =>
                CancelRefused(leg, at, new($"venue{r.Rejection.Code}", r.Rejection.Message, r.At)),
            _ => (this, null),
        };
    }

    /// <summary>A desk that is not armed or halted is asked again after this: it is no fault of the order's, and ends nothing.</summary>
    private static readonly TimeSpan ClosedDeskPause = TimeSpan.FromSeconds(15);

    private static int IndexOf(Leg leg, ClientOrderId id)
    {
        for (var i = 0; i < leg.Live.Length; i++)
        {
            if (leg.Live[i].Id == id)
                return i;
        }

        return -1;
    }

    // That it rests answers what was unknown about a change or a cancel. It does not end a row of failures: an order that
    // comes to rest and is thrown out at once would be tried for ever.
    private (Legs, LegNews?) Rests(Leg leg, int at, Time when)
    {
        var known = leg.Live[at];
        var order = Told(known, when) with
        {
            Unknown = InflightKind.None, AmendingTo = known.IsUnknown ? null : known.AmendingTo,
        };
        return order == leg.Live[at]
            ? (this, null)
            : (With(leg with { Live = leg.Live.SetItem(at, order), RetryAt = null }),
                new LegNews.Accepted(leg.Key, order.Id));
    }

    // A cancel that left before the venue had told of the order may be lost with a crash: it is asked again.
    private static LegOrder Told(LegOrder order, Time at) => order.IsResting
        ? order : order with { RestsSince = at, IsCanceling = false };

    private (Legs, LegNews?) Filled(Leg leg, int at, Event.OrderFilled e)
    {
        var (order, fill) = (leg.Live[at], e.Fill);
        // A first fill answers what was unknown about the placing; nothing else of the kind will come.
        var next = Told(order, e.At) with
        {
            Filled = order.Filled + fill.Quantity,
            Unknown = order.Unknown == InflightKind.Placing ? InflightKind.None : order.Unknown,
            // What fills is its child, whether we have heard of the trigger or not.
            IsTriggered = order.IsTriggered || order.Spec is OrderSpec.Conditional,
        };
        // A raise that is under way comes too late for it.
        var ends = next.Filled >= next.Spec.Quantity && !next.Spec.Quantity.IsZero;
        var counted = Counted(leg, fill) with { Failures = 0, RetryAt = null };
        return (
            With(counted with { Live = ends ? leg.Live.RemoveAt(at) : leg.Live.SetItem(at, next) }),
            new LegNews.Filled(leg.Key, order.Id, fill, ends));
    }

    // The order had ended for us: the money counts all the same.
    private (Legs, LegNews?) LateFill(Leg leg, Event.OrderFilled e) =>
        (With(Counted(leg, e.Fill)), new LegNews.Filled(leg.Key, e.Order, e.Fill, Ends: true));

    private static Leg Counted(Leg leg, Fill fill) => leg with
    {
        Filled = leg.Filled + fill.Quantity,
        Quote = leg.Quote + fill.Price * fill.Quantity,
        FirstFillAt = leg.FirstFillAt ?? fill.At,
    };

    private (Legs, LegNews?) Amended(Leg leg, int at, Event.OrderAmended e)
    {
        var order = leg.Live[at];
        var spec = order.Spec is OrderSpec.Limit limit && e.Price is { } price
            ? limit with { Price = price, Quantity = e.Quantity }
            : order.Spec with { Quantity = e.Quantity };
        var next = Told(order, e.At) with
        {
            Spec = spec, IsAmending = false, AmendingTo = null, Unknown = InflightKind.None,
        };
        if (next.Working.IsZero && !next.Spec.Quantity.IsZero)
            return Removed(leg, at, new LegNews.Changed(leg.Key, order.Id));
        return Changed(leg with { Failures = 0 }, at, next, new LegNews.Changed(leg.Key, order.Id));
    }

    private (Legs, LegNews?) Changed(Leg leg, int at, LegOrder order, LegNews news) =>
        order == leg.Live[at] ? (this, null) : (With(leg with { Live = leg.Live.SetItem(at, order) }), news);

    // Where another rests, a replacement is finished: that ends a row of failures.
    private (Legs, LegNews?) Removed(Leg leg, int at, LegNews news)
    {
        var live = leg.Live.RemoveAt(at);
        var isReplaced = news is LegNews.Withdrawn && live.Any(order => order.IsResting);
        return (With(leg with { Live = live, Failures = isReplaced ? 0 : leg.Failures }), news);
    }

    private (Legs, LegNews?) Failed(Leg leg, int at, string code, string text, Time when) => Failed(leg, at, new LegFailure(code, text, when));

    private (Legs, LegNews?) Failed(Leg leg, int at, LegFailure failure)
    {
        var order = leg.Live[at];
        var row = failure.At - order.RestsSince >= RestEndsRow ? leg with { Failures = 0 } : leg;
        return (
            With(Pausing(row, failure) with { Live = leg.Live.RemoveAt(at) }),
            new LegNews.Failed(leg.Key, order.Id, failure, order.IsTriggered));
    }

    // The order stands as it was. It is asked again after a pause, if it still must change. What never reached the venue is
    // no fault of the order's and ends nothing.
    private (Legs, LegNews?) AmendRefused(Leg leg, int at, LegFailure failure, bool counts = true)
    {
        var known = leg.Live[at];
        var order = known with
        {
            IsAmending = false, AmendingTo = null,
            Unknown = known.Unknown == InflightKind.Canceling ? InflightKind.Canceling : InflightKind.None,
            IsAmendedOut = known.IsAmendedOut || failure.Code == LegFailure.AmendedOut,
        };
        // It can be replaced at once, and no change of it has failed in the market.
        if (failure.Code == LegFailure.AmendedOut)
            return Changed(leg, at, order, new LegNews.Changed(leg.Key, order.Id));
        var paused = Pausing(leg, failure);
        return (
            With((counts ? paused : paused with { Failures = leg.Failures }) with { Live = leg.Live.SetItem(at, order) }),
            new LegNews.Failed(leg.Key, order.Id, failure));
    }

    private (Legs, LegNews?) CancelRefused(Leg leg, int at, LegFailure failure)
    {
        var paused = Pausing(leg, failure);
        var order = leg.Live[at] with { IsCanceling = false, Unknown = InflightKind.None, CancelAgainAt = paused.RetryAt };
        return (
            With(paused with { Live = leg.Live.SetItem(at, order) }), new LegNews.Failed(leg.Key, order.Id, failure));
    }

    private static Leg Pausing(Leg leg, LegFailure failure)
    {
        if (Denial.IsClosedDesk(failure.Code))
            return leg with { LastFailure = failure, RetryAt = failure.At + ClosedDeskPause };
        var before = failure.At - leg.LastFailure?.At > QuietEndsRow ? 0 : leg.Failures;
        return leg with
        {
            Failures = before + 1,
            CanceledOutside = failure.Code != LegFailure.Canceled ? 0 : before == 0 ? 1 : leg.CanceledOutside + 1,
            LastFailure = failure,
            RetryAt = failure.At + TimeSpan.FromMilliseconds(RetryAfterMs[Math.Min(before, RetryAfterMs.Length - 1)]),
        };
    }
}
