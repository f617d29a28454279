using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>Pure: what the algo service says of one conditional order of ours, as the events that bring our view there.</summary>
internal static class ConditionalTruth
{
    private const int ReduceOnlyRejected = -2022;
    private const int MarginInsufficient = -2019;

    /// <param name="asked">
    /// It is the answer to a question, so it also settles a request of unknown outcome; news of the stream may be older
    /// than the request.
    /// </param>
    public static ImmutableArray<Event> Of(Ledger ledger, Order ours, VenueConditional venue, bool asked, Time at)
    {
        var events = ImmutableArray.CreateBuilder<Event>();
        if (ours.VenueId is null
            || (asked && (ours.Inflight.Kind == InflightKind.Placing || ((ours.Inflight.Unknown || ours.IsMissing) && venue.IsOpen))))
            events.Add(new Event.OrderAccepted(at, ours.Id, venue.Id));
        if (venue.Child is { } child)
        {
            if (BelongsToAnother(ledger, ours, child))
                End(ours, new Event.OrderExpired(at, ours.Id, $"the order it placed is kept as {child}"), events);
            else if (ours.Child is null)
                events.Add(new Event.OrderTriggered(at, ours.Id, child));
        }
        else if (ours.Child is null)
        {
            Waiting(ours, venue, at, events);
        }

        return events.ToImmutable();
    }

    /// <summary>The child that an order names is known already, as an order of its own.</summary>
    public static bool BelongsToAnother(Ledger ledger, Order ours, VenueOrderId child) =>
        ledger.FindOrder(child) is { } known && known.Spec.Symbol == ours.Spec.Symbol && known.Id != ours.Id;

    /// <summary>How the venue's terms differ from what was asked, in words; null when they do not.</summary>
    public static string? Difference(OrderSpec.Conditional asked, OrderSpec.Conditional? said)
    {
        if (said is null)
            return "its kind cannot be read";
        if (said.TriggerPrice != asked.TriggerPrice && asked.TriggerPrice is { } trigger)
            return $"its trigger is {said.TriggerPrice} instead of {trigger}";
        if (said.WorkingType != asked.WorkingType)
            return $"it watches the {said.WorkingType} instead of the {asked.WorkingType}";
        if (said.ClosesPosition != asked.ClosesPosition)
            return said.ClosesPosition ? "it closes the position" : "it does not close the position";
        if (asked is { ReduceOnly: true, PositionSide: PositionSide.Both, ClosesPosition: false } && !said.ReduceOnly)
            return "it is not reduce-only";
        if (asked is not OrderSpec.TrailingStop mine || said is not OrderSpec.TrailingStop theirs)
            return null;
        if (theirs.CallbackPercent != mine.CallbackPercent)
            return $"its callback is {theirs.CallbackPercent} % instead of {mine.CallbackPercent} %";
        return mine.Activation is { } activation && theirs.Activation != activation
            ? $"it starts to trail at {theirs.Activation} instead of {activation}"
            : null;
    }

    // Without a child: it waits, it wakes, or it has ended by itself.
    private static void Waiting(Order ours, VenueConditional venue, Time at, ImmutableArray<Event>.Builder events)
    {
        switch (venue.Status)
        {
            case AlgoStatuses.Triggering or AlgoStatuses.Triggered:
                if (ours.Status is OrderStatus.Pending or OrderStatus.Submitted or OrderStatus.Working)
                    events.Add(new Event.OrderTriggered(at, ours.Id, null));
                break;
            case AlgoStatuses.Canceled:
                End(ours, new Event.OrderCanceled(at, ours.Id), events);
                break;
            case AlgoStatuses.Expired:
                End(ours, new Event.OrderExpired(at, ours.Id, venue.Reason), events);
                break;
            case AlgoStatuses.Finished:
                End(ours, new Event.OrderExpired(at, ours.Id, "it ended without placing an order"), events);
                break;
            case AlgoStatuses.Rejected:
                End(ours, new Event.OrderRejected(at, ours.Id, Rejection(venue.Reason)), events);
                break;
            default:
                // It waits, or stands in a way that is not known yet: there is nothing to tell.
                break;
        }
    }

    // One that we believed never placed is alive again by the acceptance told before its end.
    private static void End(Order ours, Event end, ImmutableArray<Event>.Builder events)
    {
        if (!ours.IsFinal || events.Count > 0)
            events.Add(end);
    }

    // The trigger's order was refused after the fact: the reason is only told in words.
    private static VenueRejection Rejection(string reason)
    {
        var code = reason.Contains("reduce", StringComparison.OrdinalIgnoreCase) ? ReduceOnlyRejected
            : reason.Contains("margin", StringComparison.OrdinalIgnoreCase) ? MarginInsufficient
            : 0;
        var text = reason.Length > 0 ? reason : "the exchange refused the order that the trigger placed";
        return new(code, text, VenueErrors.Find(code)?.Advice ?? "");
    }
}
