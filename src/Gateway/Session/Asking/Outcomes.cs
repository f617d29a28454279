using System.Diagnostics;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// The one table of what answers mean for what we do next (contract sections 13 and 15.1). Whatever is not a sure
/// failure is unknown: then the truth is asked for, and the request is never sent again.
/// </summary>
internal static class Outcomes
{
    /// <summary>The shortest ban (wire contract, section 3.2).</summary>
    private const int ShortestBanMs = 120_000;
    private const int MinuteMs = 60_000;
    private const int OrderWindowMs = 10_000;

    public static Outcome Of(TransportReply reply) => reply switch
    {
        TransportReply.NotSent n => Bare(Verdict.Transient, n.Why, notSent: true),
        TransportReply.Unknown u => Bare(Verdict.Unknown, u.Why, notSent: false),
        TransportReply.Answered a => Answered(a),
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// When what the answer turned away is taken again (venue clock): at the ban's end, else after Retry-After, else when the
    /// limit's window begins anew. Of the two for orders it is the short one; the long one shows in the counts that come with
    /// every order.
    /// </summary>
    public static Time GateOpens(Outcome outcome, Time venueNow)
    {
        if (outcome.BannedUntil is { } until && until > venueNow)
            return until;
        if (outcome.Headers.RetryAfterSeconds is { } seconds)
            return new(venueNow.Milliseconds + seconds * 1000L);
        return outcome.Limit switch
        {
            LimitHit.Banned => new(venueNow.Milliseconds + ShortestBanMs),
            LimitHit.Orders => NextWindow(venueNow, OrderWindowMs),
            _ => NextWindow(venueNow, MinuteMs),
        };
    }

    private static Time NextWindow(Time venueNow, long lengthMs) =>
        new(((venueNow.Milliseconds / lengthMs) + 1) * lengthMs + BudgetWindow.AheadMs);

    private static Outcome Answered(TransportReply.Answered a)
    {
        if (OutcomeOf.Reply(a.Status, a.Body.Span) is not VenueOutcome.Refused r)
            return new(Verdict.Done, a.Status, null, "", a.Headers, a.Body, NotSent: false);
        Time? ban = r.BannedUntil is { } end ? new Time(end) : null;
        return new(VerdictOf(r), a.Status, r.Code, Bounded.Text(r.Message), a.Headers, a.Body, NotSent: false)
        {
            BannedUntil = ban,
            Limit = r.Limit,
            Advice = r.Meaning?.Advice ?? "",
        };
    }

    /// <summary>Top to bottom, the first line that holds.</summary>
    private static Verdict VerdictOf(VenueOutcome.Refused r) => r switch
    {
        { Limit: LimitHit.Banned or LimitHit.Weight or LimitHit.Orders } => Verdict.Limited,
        { LookUpFirst: true } => Verdict.Unknown,
        { Code: -1021 or -5028 } => Verdict.ClockOff,
        { Code: -4116 } => Verdict.Duplicate,
        { Class: ErrorClass.Unknown } => Verdict.Unknown,
        { Class: ErrorClass.Benign } => Verdict.Benign,
        { Class: ErrorClass.Transient } => Verdict.Transient,
        { Class: ErrorClass.Failed or ErrorClass.Caller } => Verdict.Refused,
        _ => throw new UnreachableException(),
    };

    private static Outcome Bare(Verdict verdict, string why, bool notSent) =>
        new(verdict, 0, null, Bounded.Text(why), ReplyHeaders.None, default, notSent);
}
