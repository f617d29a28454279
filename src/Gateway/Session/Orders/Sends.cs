using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Sends journalled intents and says what became of them. A sure failure that may pass is given back to the loop to
/// journal and
/// send again; an unknown outcome is looked up and never sent again.
/// </summary>
internal sealed partial class Sends(
    SessionContext context, Requests requests, Lookups lookups, ClockSync clock, InstrumentCatalogue instruments,
        SettingTruth settings)
{
    private readonly Countdowns _countdowns = new(context, requests);
    private readonly StopsTaken _stops = new(context);
    private readonly NewestAmends _amends = new(context);

    private const int FirstLookupMs = 300;
    private const int LongestHoldMs = 5_000;
    private const int LatestPlacingMs = 10_000;
    private const int UnknownOrder = -2011;
    private const int NoSuchOrder = -2013;
    private const int Triggering = -4117;

    // News of a new conditional order comes with its acknowledgement; when it does not, whether it is there is asked.
    private const int ConfirmWithinMs = 10_000;

    public void Post(Intent intent, int attempt)
    {
        DropWaitingPlacement(intent);
        if (IntentText.Countdown(intent) is { } symbol)
        {
            _countdowns.Post(intent, symbol);
            return;
        }

        if (intent is { Kind: InflightKind.Placing, Order: { } given } && context.Ledger.FindOrder(given) is { IsFinal: true })
        {
            // It was told never placed between the decision to try again and now.
            context.Note(new SessionNote.Replied(context.Now, new(intent.Id, 0, "")));
            return;
        }

        var lane = LaneOf(intent);
        if (context.Gate.Ask(lane, lane == Lane.Cancel ? 1 : 0, context.VenueNow) is Admission.Wait wait)
        {
            Held(intent, attempt, wait);
            return;
        }

        if (intent is { Kind: InflightKind.Placing, Order: { } order })
            context.Emit(new Event.OrderSubmitted(context.Now, order));
        lookups.Left(intent);
        _amends.Left(intent);
        requests.Post(intent, outcome => Judge(intent, attempt, outcome));
    }

    private Lane LaneOf(Intent intent) => intent.Kind == InflightKind.Canceling ? Lane.Cancel
        : intent is { Kind: InflightKind.Placing, Order: { } order }
            && context.Ledger.FindOrder(order)?.Spec is { Closes: true }
            ? Lane.Exit : Lane.Order;

    /// <summary>An intent of before the start whose answer is not in the journal.</summary>
    public void Resolve(Intent intent)
    {
        if (intent.Order is not { } order)
        {
            settings.Ask(intent);
            return;
        }

        // What was in flight may have been settled by the stream or a look-up without an answer to this very request.
        if (context.Ledger.FindOrder(order) is not { IsFinal: false } known || known.Inflight.Kind != intent.Kind)
            return;
        context.Emit(new Event.OrderUnresolved(context.Now, order, intent.Kind,
            "the desk stopped before the answer came"));
        lookups.Resolve(intent, 0);
    }

    private void Judge(Intent intent, int attempt, Outcome outcome)
    {
        context.Note(new SessionNote.Replied(context.Now, new(intent.Id, outcome.Status, Bounded.Body(outcome.Body))));
        _stops.Look(intent, outcome);
        switch (outcome.Verdict)
        {
            case Verdict.Done:
                Done(intent, outcome);
                return;
            case Verdict.Benign:
                Benign(intent);
                return;
            case Verdict.Transient when IsTriggering(intent, outcome):
                // It was not canceled and wakes now: asking for the same again would answer nothing.
                Refused(intent, attempt, outcome);
                return;
            case Verdict.Duplicate or Verdict.Unknown:
                Unresolved(intent, attempt, outcome);
                return;
            case Verdict.ClockOff when attempt == 1:
                Failed(intent, attempt, outcome, 0);
                clock.Measure(() => Resend(intent, attempt));
                return;
            case Verdict.Transient when attempt <= Requests.RetryAfterMs.Length:
                Again(intent, attempt, outcome, context.Jittered(Requests.RetryAfterMs[attempt - 1]));
                return;
            case Verdict.Limited when MayWait(intent, attempt):
                Again(intent, attempt, outcome, UntilOpen(intent));
                return;
            default:
                Refused(intent, attempt, outcome);
                return;
        }
    }

    private static bool IsTriggering(Intent intent, Outcome outcome) =>
        intent.Kind == InflightKind.Canceling && outcome.Code == Triggering;

    private void Unresolved(Intent intent, int attempt, Outcome outcome)
    {
        Failed(intent, attempt, outcome, null);
        if (intent.Order is not { } order)
        {
            settings.Ask(intent);
            return;
        }

        if (IsAmended(intent))
            return;
        context.Emit(new Event.OrderUnresolved(context.Now, order, intent.Kind, outcome.Text));
        lookups.Resolve(intent, outcome.Verdict == Verdict.Duplicate ? 0 : FirstLookupMs);
    }

    // The stream has told that the order is as the amend asked: then nothing is open.
    private bool IsAmended(Intent intent) => IntentText.Amend(intent) is { } wanted
        && context.Ledger.FindOrder(intent.Order!.Value) is { Inflight.Kind: not InflightKind.Amending } known
        && known.Spec.LimitPrice == wanted.Price && known.Spec.Quantity == wanted.Quantity;

    private void Refused(Intent intent, int attempt, Outcome outcome)
    {
        Failed(intent, attempt, outcome, null);
        if (InstrumentCatalogue.SaysRulesAreOld(outcome.Code))
            instruments.Refresh();
        if (intent.Order is not { } order)
            context.Emit(new Event.SettingRejected(context.Now, intent.SettingRequest ?? 0, outcome.Rejection));
        else if (intent.Kind == InflightKind.Placing && context.Ledger.FindOrder(order)?.VenueId is not null)
            lookups.Check(order, null);
        else if (intent.Kind == InflightKind.Placing && outcome.NotSent)
            context.Emit(new Event.OrderNotSent(context.Now, order, outcome.Text));
        else if (intent.Kind == InflightKind.Placing)
            context.Emit(new Event.OrderRejected(context.Now, order, outcome.Rejection));
        else if (outcome.Code is UnknownOrder or NoSuchOrder or Triggering)
            lookups.Explain(intent, outcome.Rejection);
        else if (intent.Kind == InflightKind.Amending)
            context.Emit(new Event.AmendRejected(context.Now, order, outcome.Rejection));
        else
            context.Emit(new Event.CancelRejected(context.Now, order, outcome.Rejection));
    }

    // A gate that stays closed for long turns an order away, but a cancel waits: it only makes things safer.
    private bool MayWait(Intent intent, int attempt) => attempt <= Requests.RetryAfterMs.Length
        && (intent.Kind == InflightKind.Canceling || UntilOpen(intent) <= LongestHoldMs);

    private long UntilOpen(Intent intent) => context.Gate.ClosedTo(LaneOf(intent)) is { } until
        ? Math.Max(0, until.Milliseconds - context.VenueNow.Milliseconds)
        : Requests.RetryAfterMs[^1];

    private void Held(Intent intent, int attempt, Admission.Wait wait)
    {
        var delay = wait.Until.Milliseconds - context.VenueNow.Milliseconds;
        var why = $"{wait.Why} until {context.Clock.Ours(wait.Until)}";
        var outcome = new Outcome(Verdict.Limited, 0, null, why, ReplyHeaders.None, default, NotSent: true);
        context.Note(new SessionNote.Replied(context.Now, new(intent.Id, 0, "")));
        // A change that waited would be made at a price of before.
        if (attempt <= Requests.RetryAfterMs.Length && intent.Kind != InflightKind.Amending
            && (intent.Kind == InflightKind.Canceling || delay <= LongestHoldMs))
            Again(intent, attempt, outcome, delay);
        else
            Refused(intent, attempt, outcome);
    }

    private void Again(Intent intent, int attempt, Outcome outcome, long delayMs)
    {
        Failed(intent, attempt, outcome, (int)Math.Min(delayMs, int.MaxValue));
        context.Timers.Set(ResendTimer(intent), context.In(delayMs), () => Resend(intent, attempt));
    }

    private void Resend(Intent intent, int attempt)
    {
        if (intent is not { Kind: InflightKind.Placing, Order: { } order } || context.Ledger.FindOrder(order) is not { } placed)
        {
            Next(intent, attempt);
            return;
        }

        // The stream has told that it is there: the attempt before was taken after all.
        if (placed.VenueId is not null)
        {
            lookups.Check(order, null);
            return;
        }

        // The wait can be long (a clock that cannot be measured): a placement that comes late is not what was asked for.
        if (!placed.IsFinal && context.Now.Milliseconds - placed.CreatedAt.Milliseconds <= LatestPlacingMs)
            Next(intent, attempt);
        else if (!placed.IsFinal)
            context.Emit(new Event.OrderNotSent(
                context.Now, order, $"the exchange did not take it within {LatestPlacingMs / 1_000} s"));
    }

    private void Next(Intent intent, int attempt) => context.Note(
        new SessionNote.Resend(context.Now, IntentText.Restamped(intent, context.VenueNow), attempt + 1));

    // A cancel that comes while the placing waits for its next attempt: the order is not at the venue and need not go
    // there.
    private void DropWaitingPlacement(Intent intent)
    {
        var waiting = $"resend-{InflightKind.Placing}-{intent.Order}";
        if (intent.Kind != InflightKind.Canceling || !context.Timers.Has(waiting))
            return;
        context.Timers.Clear(waiting);
        context.Emit(new Event.OrderNeverPlaced(context.Now, intent.Order!.Value));
    }

    private static string ResendTimer(Intent intent) => $"resend-{intent.Kind}-{intent.Order}{intent.SettingRequest}";

    private void Failed(Intent intent, int attempt, Outcome outcome, int? retryInMs) =>
        context.Note(new SessionNote.AttemptFailed(
            context.Now, intent.Id, intent.Order, $"{intent.Method} {intent.Path}",
            attempt, outcome.Status, outcome.Code, outcome.Text, retryInMs));
}
