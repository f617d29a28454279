using System.Diagnostics;

namespace Bowline.Core;

/// <summary>Folds what was asked of the exchange's countdowns and what it answered.</summary>
internal static class VenueCountdownFold
{
    /// <summary>
    /// How long a request may live at most: the exchange takes no larger window [<c>recvWindow</c>], and its engine
    /// looks at it once more.
    /// </summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(65);

    public static LedgerStep Apply(Ledger ledger, Event e) => e switch
    {
        Event.CountdownRequested r => new(
            Put(ledger, Asked(ledger.VenueCountdowns.Find(r.Symbol), r)),
            [new Command.SetCountdown(r.Symbol, r.Request, r.For)], []),
        Event.CountdownSet s when ledger.VenueCountdowns.Find(s.Symbol) is { } known => new(Set(ledger, known, s)),
        Event.CountdownFailed f when ledger.VenueCountdowns.Find(f.Symbol) is { } known => new(Put(ledger, Failed(known, f))),
        Event.CountdownLapsed l when ledger.VenueCountdowns.Find(l.Symbol) is { } known =>
            new(Put(ledger, known with { Armed = TimeSpan.Zero, ArmedAt = null })),
        // An answer to what is certainly off by now.
        Event.CountdownSet or Event.CountdownFailed or Event.CountdownLapsed => new(ledger),
        _ => throw new UnreachableException(e.GetType().Name),
    };

    private static VenueCountdown Asked(VenueCountdown? known, Event.CountdownRequested r)
    {
        var asked = (known ?? new(r.Symbol, r.Request, r.For, r.At)) with
        {
            Request = r.Request, Asked = r.For, AskedAt = r.At, IsOpen = true,
            // A change of mind is no row of failures.
            Failures = known is not null && known.IsOff == (r.For == TimeSpan.Zero) ? known.Failures : 0,
        };
        // What was not answered until now is taken for lost.
        return asked.IsOff ? asked : asked with
        {
            ArmingRequest = r.Request, ArmingUntil = r.At + LongestLife,
            LostUntil = known?.ArmingUntil > r.At ? known.ArmingUntil : asked.LostUntil,
        };
    }

    private static Ledger Set(Ledger ledger, VenueCountdown known, Event.CountdownSet e)
    {
        if (e.Request != known.Request)
            return Put(ledger, Late(known, e.Request, e.At));
        if (!known.IsOff)
        {
            return Put(ledger, known with
            {
                IsOpen = false, Failures = 0, Why = "", Armed = known.Asked, ArmedAt = known.AskedAt, ArmingUntil = e.At,
            });
        }

        return known.AskedAt >= known.CertainFrom
            ? ledger with { VenueCountdowns = ledger.VenueCountdowns.Without(e.Symbol) }
            : Put(ledger, known with { IsOpen = false, Failures = 0, Why = "", Armed = TimeSpan.Zero, ArmedAt = null });
    }

    private static VenueCountdown Failed(VenueCountdown known, Event.CountdownFailed e)
    {
        if (e.Request != known.Request)
            return e.MayStillHappen ? known : Late(known, e.Request, e.At);
        var failed = known with { IsOpen = false, Failures = known.Failures + 1, Why = e.Why };
        return known.IsOff || e.MayStillHappen ? failed : failed with { ArmingUntil = e.At };
    }

    // What switches it on was answered after we had changed our mind: from here on it cannot come again.
    private static VenueCountdown Late(VenueCountdown known, long request, Time at) =>
        request == known.ArmingRequest && at < known.ArmingUntil ? known with { ArmingUntil = at } : known;

    private static Ledger Put(Ledger ledger, VenueCountdown countdown)
    {
        var all = ledger.VenueCountdowns.Put(countdown.Symbol, countdown);
        return ReferenceEquals(all, ledger.VenueCountdowns) ? ledger : ledger with { VenueCountdowns = all };
    }
}
