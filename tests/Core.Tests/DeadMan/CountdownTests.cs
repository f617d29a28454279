using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// What is known of the exchange's countdown after what was asked and answered, and what comes next. Seconds are counted from
/// noon; a request that switches it on may reach the exchange for 65 seconds.
/// </summary>
public sealed class CountdownTests
{
    private static readonly Symbol Btc = Some.Btc.Symbol;
    private static readonly TimeSpan Wanted = TimeSpan.FromSeconds(20);

    [Fact]
    public void Request_IsSentAsItIs()
    {
        var step = Ledger.Empty.Apply(new Event.CountdownRequested(At(0), Btc, 7, Wanted));
        Assert.Equal(new Command.SetCountdown(Btc, 7, Wanted), Assert.Single(step.Commands));
        var known = Known(step.Next);
        Assert.Equal((7L, Wanted, At(0), true, false), (known.Request, known.Asked, known.AskedAt, known.IsOpen, known.IsOff));
        Assert.Null(known.RunsOutAt);
    }

    [Fact]
    public void Answer_StartsItFromWhenItWasAskedFor()
    {
        var known = Known(Told(On(0, 1), Fails(1, 1, true), On(5, 2), Set(6, 2)));
        Assert.Equal((false, 0, "", Wanted), (known.IsOpen, known.Failures, known.Why, known.Armed));
        Assert.Equal((At(5), At(25), At(6)), (known.ArmedAt, known.RunsOutAt, known.ArmingUntil));
    }

    [Fact]
    public void NewRequest_LeavesWhatRunsAsItWas_UntilItIsAnswered()
    {
        var known = Known(Told(On(0, 1), Set(1, 1), Off(3, 2)));
        Assert.Equal((true, true, At(20)), (known.IsOff, known.IsOpen, known.RunsOutAt));
        Assert.Null(Known(Told(On(0, 1), Set(1, 1), new Event.CountdownLapsed(At(30), Btc))).RunsOutAt);
    }

    // Only what was asked when no request that switches it on can still arrive has switched it off for certain.
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, false)]
    public void SwitchedOff_IsCertain_OnceTheRequestForItWasAnswered(int answered, int off, bool isOff) =>
        Assert.Equal(isOff, !Told(On(0, 1), Off(off, 2), Set(answered, 1), Set(3, 2)).VenueCountdowns.Has(Btc));

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    public void SwitchedOff_IsCertain_OnceARequestThatNobodyAnsweredIsTooOldToArrive(int off, bool isOff) =>
        Assert.Equal(isOff, !Told(On(0, 1), Off(off, 2), Set(off + 1, 2)).VenueCountdowns.Has(Btc));

    [Fact]
    public void SwitchedOff_WithoutCertainty_RunsNoMoreAsFarAsIsKnown()
    {
        var known = Known(Told(On(0, 1), Set(1, 1), On(5, 2), Off(6, 3), Fails(7, 3, true), Off(9, 4), Set(10, 4)));
        Assert.Equal((false, 0, "", TimeSpan.Zero), (known.IsOpen, known.Failures, known.Why, known.Armed));
        Assert.Null(known.ArmedAt);
        Assert.Equal(At(70), known.CertainFrom);
    }

    // The answers to 1 and 2 were lost, both may still be on their way; that to 3 came.
    [Fact]
    public void RequestsWhoseAnswersWereLost_StayOnTheirWayBesideNewerOnes()
    {
        var ledger = Told(On(0, 1), On(10, 2));
        Assert.Equal((At(75), At(65), At(75)), (Known(ledger).ArmingUntil, Known(ledger).LostUntil, Known(ledger).CertainFrom));
        ledger = ledger.With(Set(11, 2));
        Assert.Equal(At(65), Known(ledger).CertainFrom);
        ledger = ledger.With(On(20, 3), Set(21, 3), Off(30, 4), Set(31, 4));
        Assert.Equal(At(65), Known(ledger).CertainFrom);
        Assert.False(ledger.With(Off(65, 5), Set(66, 5)).VenueCountdowns.Has(Btc));
    }

    [Fact]
    public void RequestThatWasAnswered_IsNotTakenForLost()
    {
        var known = Known(Told(On(0, 1), Set(10, 1), On(10, 2)));
        Assert.Equal((default, At(75)), (known.LostUntil, known.CertainFrom));
    }

    [Theory]
    // Its request was answered after all: from then on it cannot come again.
    [InlineData(1, 2, false, 2)]
    // The answer to something else, and one that comes too late to matter, say nothing.
    [InlineData(9, 2, false, 65)]
    [InlineData(1, 66, false, 65)]
    // That it failed for certain counts as an answer; a failure that may still happen does not.
    [InlineData(1, 2, null, 2)]
    [InlineData(1, 2, true, 65)]
    public void LateAnswer_TellsOnlyWhenItCannotComeAgain(long request, int at, bool? mayStillHappen, int certainFrom)
    {
        var before = Told(On(0, 1), Off(1, 2));
        var after = before.With(mayStillHappen is false ? Set(at, request) : Fails(at, request, mayStillHappen ?? false));
        Assert.Equal(Known(before) with { ArmingUntil = At(certainFrom) }, Known(after));
    }

    [Theory]
    [InlineData(true, true, 65)]
    [InlineData(true, false, 2)]
    [InlineData(false, true, 65)]
    [InlineData(false, false, 65)]
    public void Failure_IsCounted_AndTellsWhenItCannotComeAnyMore(bool isOn, bool mayStillHappen, int certainFrom)
    {
        var ledger = isOn ? Told(On(0, 1), Fails(2, 1, mayStillHappen)) : Told(On(0, 1), Off(1, 2), Fails(2, 2, mayStillHappen));
        Assert.Equal((false, 1, "time-out", At(certainFrom)),
            (Known(ledger).IsOpen, Known(ledger).Failures, Known(ledger).Why, Known(ledger).CertainFrom));
    }

    [Fact]
    public void Failures_AreARow_AsLongAsTheSameIsWanted()
    {
        Assert.Equal(2, Known(Told(On(0, 1), Fails(1, 1, true), On(5, 2), Fails(6, 2, true))).Failures);
        Assert.Equal(2, Known(Told(On(0, 1), Off(1, 2), Fails(2, 2, true), Off(3, 3), Fails(4, 3, true))).Failures);
        Assert.Equal(0, Known(Told(On(0, 1), Fails(1, 1, true), Off(5, 2))).Failures);
        Assert.Equal(0, Known(Told(On(0, 1), Off(1, 2), Fails(2, 2, true), On(5, 3))).Failures);
    }

    [Fact]
    public void AnswerToWhatIsOffForCertain_ChangesNothing()
    {
        foreach (var e in new[] { Set(1, 1), Fails(1, 1, false), new Event.CountdownLapsed(At(1), Btc) })
            Assert.Same(Ledger.Empty, Ledger.Empty.Apply(e).Next);
    }

    // Renewed four times within its time; no answer within 15 seconds is none; what failed is tried again after 5 seconds, and
    // switching off after 2; a change of mind waits for nothing but an answer.
    [Theory]
    [InlineData("", 20, 0, true)]
    [InlineData("on 0", 20, 15, false)]
    [InlineData("on 0, set 1", 20, 5, false)]
    [InlineData("on 0, set 1", 120, 0, true)]
    [InlineData("on 0, failed 1", 20, 5, false)]
    [InlineData("on 0, failed 1", 120, 5, false)]
    [InlineData("on 0, failed 1", 8, 2, false)]
    [InlineData("on 0, off 2", 20, 17, false)]
    [InlineData("on 0, off 2, set 3", 20, 2, true)]
    [InlineData("on 0, off 2, failed 3", 20, 2, true)]
    [InlineData("on 0", null, 0, true)]
    [InlineData("on 0, set 1", null, 0, true)]
    [InlineData("on 0, failed 1", null, 0, true)]
    [InlineData("on 0, off 2", null, 17, false)]
    [InlineData("on 0, off 2, failed 3", null, 4, false)]
    [InlineData("on 0, off 2, set 3", null, 7, false)]
    [InlineData("on 0, off 62, set 63", null, 65, false)]
    public void NextMove_IsDue(string told, int? wanted, int due, bool atOnce)
    {
        var ledger = Told([.. Tale(told)]);
        TimeSpan? time = wanted is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        var known = ledger.VenueCountdowns.Find(Btc);
        DeadManMove move = time is null ? new DeadManMove.SwitchOff() : new DeadManMove.Renew();
        Assert.Equal(move, DeadMan.Next(known, time, At(due)));
        if (!atOnce)
            Assert.Equal(new DeadManMove.Nothing(At(due)), DeadMan.Next(known, time, new(At(due).Milliseconds - 1)));
    }

    [Fact]
    public void NothingWanted_AndNothingThere_NeedsNothing() =>
        Assert.Equal(new DeadManMove.Nothing(null), DeadMan.Next(null, null, At(0)));

    // 20 seconds are renewed every 5: two renewals and a half.
    [Fact]
    public void TwoMissedRenewals_AreSeenBeforeItRunsOut()
    {
        Assert.Equal(new Time(At(0).Milliseconds + 12_500), DeadMan.MissedAt(Known(Told(On(0, 1), Set(1, 1)))));
        Assert.Null(DeadMan.MissedAt(Known(Told(On(0, 1)))));
    }

    private static Time At(int seconds) => Some.Noon + TimeSpan.FromSeconds(seconds);

    private static Event On(int at, long request) => new Event.CountdownRequested(At(at), Btc, request, Wanted);

    private static Event Off(int at, long request) => new Event.CountdownRequested(At(at), Btc, request, TimeSpan.Zero);

    private static Event Set(int at, long request) => new Event.CountdownSet(At(at), Btc, request);

    private static Event Fails(int at, long request, bool mayStillHappen) =>
        new Event.CountdownFailed(At(at), Btc, request, mayStillHappen, "time-out");

    private static Ledger Told(params Event[] events) => Some.Ledger(events);

    private static VenueCountdown Known(Ledger ledger) => ledger.VenueCountdowns.Find(Btc)!;

    // Answers are to the newest request.
    private static IEnumerable<Event> Tale(string told)
    {
        var request = 0L;
        foreach (var part in told.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (word, at) = (part.Split(' ')[0], int.Parse(part.Split(' ')[1]));
            yield return word switch
            {
                "on" => On(at, ++request),
                "off" => Off(at, ++request),
                "set" => Set(at, request),
                _ => Fails(at, request, true),
            };
        }
    }
}
