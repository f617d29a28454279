using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// Random minutes between the desk's decisions and a venue that loses, delays and answers requests as it pleases: when the
/// desk holds the countdown for off, none may run there, now or later.
/// </summary>
public sealed class DeadManPropertyTests
{
    private const int Worlds = 2_000;
    private const int LongestOnTheWayMs = 60_000;
    private static readonly Symbol Btc = new("BTCUSDT");

    [Fact]
    public void WhatIsHeldForOff_IsOff()
    {
        var offs = 0;
        for (var seed = 1UL; seed <= Worlds; seed++)
            offs += Play(new Prng(seed));
        Assert.True(offs > Worlds, $"only {offs} times was anything switched off");
    }

    [Fact]
    public void WhileItIsWanted_AndTheVenueAnswers_ItNeverRunsOut()
    {
        var (ledger, venue, now) = (Ledger.Empty, new Venue(), new Time(1_000_000));
        var wanted = TimeSpan.FromSeconds(20);
        for (var i = 0; i < 3_600; i++, now += TimeSpan.FromSeconds(1))
        {
            venue.Advance(now);
            if (DeadMan.Next(ledger.VenueCountdowns.Find(Btc), wanted, now) is DeadManMove.Renew)
                ledger = Answer(Ask(ledger, now, wanted), venue, now);
            Assert.Equal(0, venue.RanOut);
        }

        Assert.NotNull(venue.RunsOutAt);
    }

    private static int Play(Prng chance)
    {
        var (ledger, venue, now, offs) = (Ledger.Empty, new Venue(), new Time(1_000_000), 0);
        var wanted = true;
        List<(Time At, long Request, TimeSpan For, Fate Fate)> onTheWay = [];
        List<(Time At, Event Told)> answers = [];
        for (var i = 0; i < 800; i++, now += TimeSpan.FromMilliseconds(500))
        {
            var had = ledger.VenueCountdowns.Has(Btc);
            venue.Advance(now);
            foreach (var request in onTheWay.Where(r => r.At <= now).ToList())
            {
                onTheWay.Remove(request);
                venue.Set(request.For, now);
                if (request.Fate == Fate.Answered)
                    answers.Add((now + TimeSpan.FromMilliseconds(Below(ref chance, 1_500)), new Event.CountdownSet(now, Btc, request.Request)));
            }

            foreach (var answer in answers.Where(a => a.At <= now).ToList())
            {
                answers.Remove(answer);
                ledger = ledger.Apply(answer.Told with { At = now }).Next;
            }

            if (Below(ref chance, 60) == 0)
                wanted = !wanted;
            if (DeadMan.Next(ledger.VenueCountdowns.Find(Btc), wanted ? TimeSpan.FromSeconds(20) : null, now) is DeadManMove.Renew or DeadManMove.SwitchOff)
            {
                ledger = Ask(ledger, now, wanted ? TimeSpan.FromSeconds(20) : TimeSpan.Zero);
                Send(ledger.VenueCountdowns.Find(Btc)!, ref chance, now, onTheWay, answers);
            }

            if (ledger.VenueCountdowns.Has(Btc))
                continue;
            offs += had ? 1 : 0;
            Assert.Null(venue.RunsOutAt);
            // What may still arrive switches off, or nothing is left of it.
            Assert.DoesNotContain(onTheWay, request => request.For > TimeSpan.Zero);
        }

        return offs;
    }

    private static void Send(
        VenueCountdown asked, ref Prng chance, Time now,
        List<(Time, long, TimeSpan, Fate)> onTheWay, List<(Time, Event)> answers)
    {
        var fate = (Fate)Math.Max(0, Below(ref chance, 7) - 3);
        if (fate is Fate.Refused or Fate.Lost)
        {
            answers.Add((now + TimeSpan.FromMilliseconds(Below(ref chance, 10_000)),
                new Event.CountdownFailed(now, Btc, asked.Request, fate == Fate.Lost, "it failed")));
        }

        if (fate != Fate.Refused && !(fate == Fate.Lost && Below(ref chance, 2) == 0))
        {
            // What is answered comes at once; what is lost may wander about as long as it is valid.
            var delay = Below(ref chance, fate == Fate.Answered ? 1_000 : LongestOnTheWayMs);
            onTheWay.Add((now + TimeSpan.FromMilliseconds(delay), asked.Request, asked.Asked, fate));
        }
    }

    private static Ledger Ask(Ledger ledger, Time now, TimeSpan time) => ledger.Apply(new Event.CountdownRequested(
        now, Btc, Math.Max(now.Milliseconds, (ledger.VenueCountdowns.Find(Btc)?.Request ?? 0) + 1), time)).Next;

    private static Ledger Answer(Ledger ledger, Venue venue, Time now)
    {
        var asked = ledger.VenueCountdowns.Find(Btc)!;
        venue.Set(asked.Asked, now);
        return ledger.Apply(new Event.CountdownSet(now, Btc, asked.Request)).Next;
    }

    private static int Below(ref Prng chance, long bound)
    {
        (var drawn, chance) = chance.Below(bound);
        return (int)drawn;
    }

    private enum Fate
    {
        Answered,
        Refused,
        Lost,

        /// <summary>It arrives some time; nobody hears of it.</summary>
        Unheard,
    }

    /// <summary>The exchange's countdown as the wire contract has it (section 5.5).</summary>
    private sealed class Venue
    {
        public Time? RunsOutAt { get; private set; }

        public int RanOut { get; private set; }

        public void Set(TimeSpan time, Time now) => RunsOutAt = time > TimeSpan.Zero ? now + time : null;

        public void Advance(Time now)
        {
            if (RunsOutAt is not { } end || end > now)
                return;
            RanOut++;
            RunsOutAt = null;
        }
    }
}
