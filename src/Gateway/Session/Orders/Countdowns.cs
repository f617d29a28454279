using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Sets the venue's countdowns. Nothing here is tried again: the next renewal says more than a late one, and a request
/// that came late might start what was switched off meanwhile.
/// </summary>
internal sealed class Countdowns(SessionContext context, Requests requests)
{
    private const int Weight = 10;

    public void Post(Intent intent, Symbol symbol)
    {
        // It may use what is kept for cancels: what is missed withdraws orders, or leaves them to be withdrawn.
        if (context.Gate.Ask(Lane.Lookup, Weight, context.VenueNow) is Admission.Wait wait)
        {
            Judge(intent, symbol, new(Verdict.Limited, 0, null, wait.Why, ReplyHeaders.None, default, NotSent: true));
            return;
        }

        requests.Post(intent, outcome => Judge(intent, symbol, outcome));
    }

    private void Judge(Intent intent, Symbol symbol, Outcome outcome)
    {
        context.Note(new SessionNote.Replied(context.Now, new(intent.Id, outcome.Status, Bounded.Body(outcome.Body))));
        var request = intent.SettingRequest ?? 0;
        if (outcome.Verdict is Verdict.Done or Verdict.Benign)
        {
            context.Emit(new Event.CountdownSet(context.Now, symbol, request));
            return;
        }

        context.Note(new SessionNote.AttemptFailed(
            context.Now, intent.Id, null, $"{intent.Method} {intent.Path}", 1, outcome.Status, outcome.Code, outcome.Text, null));
        var open = outcome is { Verdict: Verdict.Unknown, NotSent: false };
        context.Emit(new Event.CountdownFailed(context.Now, symbol, request, open, outcome.Said));
    }
}
