using Bowline.Binance;

namespace Bowline.Gateway;

/// <summary>
/// Measures the venue's clock: several probes one after another; the one with the shortest round trip counts, because
/// the error of an offset is at most half of it.
/// </summary>
internal sealed class ClockSync(SessionContext context, Requests requests)
{
    private const int Probes = 5;
    private const int WorstAcceptedMs = 30_000;
    private const int RepeatAfterMs = 10 * 60_000;

    // The end of the year 9999: later is no time.
    private const long LastUnixMs = 253_402_300_799_999;
    private readonly List<Action> _waiting = [];
    private (long Offset, long Half)? _best;
    private int _left;

    /// <summary>Measures, then calls; a measurement already under way is joined.</summary>
    public void Measure(Action then)
    {
        _waiting.Add(then);
        if (_left > 0)
            return;
        Begin();
    }

    private void Begin()
    {
        (_left, _best) = (Probes, null);
        Probe();
    }

    private void Probe()
    {
        if (context.Gate.Ask(Lane.Lookup, 1, context.VenueNow) is Admission.Wait wait)
        {
            context.Timers.Set("clock", context.Clock.Ours(wait.Until), Probe);
            return;
        }

        var sent = context.Now.Milliseconds;
        var time = ReadRequest.Public("/fapi/v1/time", "", 1);
        requests.Once(time, outcome => Answered(outcome, sent));
    }

    private void Answered(Outcome outcome, long sent)
    {
        var trip = context.Now.Milliseconds - sent;
        if (outcome.Verdict == Verdict.Done && trip is >= 0 and <= WorstAcceptedMs
            && Wire.Decode(outcome.Body.Span, WireJson.Shapes.ServerTime) is Decoded<ServerTime>.Ok(var said)
            && said.UnixMs is > 0 and < LastUnixMs)
        {
            var half = trip / 2;
            if (_best is null || half < _best.Value.Half)
                _best = (said.UnixMs - (sent + half), half);
        }
        else
        {
            context.Note(new SessionNote.AttemptFailed(
                context.Now, null, null, "GET /fapi/v1/time", Probes - _left + 1,
                outcome.Status, outcome.Code, outcome.Text, null));
        }

        if (--_left > 0)
            Probe();
        else
            Finish();
    }

    private void Finish()
    {
        if (_best is not { } best)
        {
            // Nothing answered: without a clock nothing can be signed, so knock again after a while.
            _left = 1;
            context.Timers.Set("clock", context.In(context.Jittered(2_000)), Begin);
            return;
        }

        context.Clock.Set(best.Offset, best.Half);
        context.Note(new SessionNote.ClockSynced(context.Now, best.Offset, best.Half));
        context.Timers.Set("clock", context.In(RepeatAfterMs), () => Measure(() => { }));
        Action[] waiting = [.. _waiting];
        _waiting.Clear();
        foreach (var then in waiting)
            then();
    }
}
