using Bowline.Core;
using Bowline.Journal;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>Every timer of the desk runs on its clock: it may neither go back nor stand still.</summary>
public sealed class SteadyClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private readonly Machine _machine = new() { Utc = Noon };
    private readonly List<string> _said = [];

    [Fact]
    public void MachineSetBack_TimeGoesOnByWhatHasPassed()
    {
        var clock = Clock();
        Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(At(10), clock.Now());
        _machine.Utc -= TimeSpan.FromHours(1);
        Assert.Equal(At(10), clock.Now());
        Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(At(15), clock.Now());
        Assert.Equal(At(15), clock.Now());
        Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(At(135), clock.Now());
        Assert.Contains("3600 s behind", Assert.Single(_said), StringComparison.Ordinal);
    }

    [Fact]
    public void MachineThatHasCaughtUp_IsBelievedAgain()
    {
        var clock = Clock();
        _machine.Utc -= TimeSpan.FromMinutes(1);
        Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(At(30), clock.Now());
        _machine.Utc += TimeSpan.FromMinutes(10);
        Assert.Equal(At((9 * 60) + 30), clock.Now());
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(At((9 * 60) + 31), clock.Now());
    }

    // A machine's counter does not run while it sleeps; its clock tells the truth when it wakes.
    [Fact]
    public void MachineThatSlept_TellsHowLong()
    {
        var clock = Clock();
        _machine.Utc += TimeSpan.FromHours(8);
        Assert.Equal(At(8 * 3_600), clock.Now());
        Assert.Empty(_said);
    }

    [Fact]
    public void JournalFromTheFuture_IsWhereTimeGoesOn()
    {
        var clock = new SteadyClock(_machine, At(3_600), _said.Add);
        Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(At(3_602), clock.Now());
        Assert.Single(_said);
    }

    [Fact]
    public void Recovery_TellsTheLatestTimeOfItsRecords()
    {
        var recovery = new JournalRecovery();
        foreach (var second in new[] { 5, 9, 7 })
            recovery.Take(new JournalRecord(second, At(second), new JournalBody.Closed("")));
        Assert.Equal(At(9), recovery.LastAt);
    }

    [Fact]
    public void JitterOfTheMachine_IsNoNews()
    {
        var clock = Clock();
        for (var i = 0; i < 1_000; i++)
        {
            var before = clock.Now();
            _machine.Utc += TimeSpan.FromMilliseconds(i % 2 == 0 ? -3 : 5);
            _machine.Elapsed += TimeSpan.FromMilliseconds(1);
            Assert.True(clock.Now() >= before);
        }

        Assert.Empty(_said);
    }

    private SteadyClock Clock() => new(_machine, default, _said.Add);

    private void Pass(TimeSpan time) => (_machine.Utc, _machine.Elapsed) = (_machine.Utc + time, _machine.Elapsed + time);

    private static Time At(long seconds) => new(Noon.ToUnixTimeMilliseconds() + (seconds * 1_000));

    private sealed class Machine : TimeProvider
    {
        public DateTimeOffset Utc { get; set; }

        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Utc;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
