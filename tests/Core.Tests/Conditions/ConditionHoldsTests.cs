using Xunit;
using static Bowline.Core.Tests.ConditionTale;

namespace Bowline.Core.Tests;

/// <summary>When a condition holds, does not, or cannot be told.</summary>
public sealed class ConditionHoldsTests
{
    [Theory]
    [InlineData(">", false, false, true)]
    [InlineData(">=", false, true, true)]
    [InlineData("<", true, false, false)]
    [InlineData("<=", true, true, false)]
    public void Comparison_BelowAtAndAboveItsNumber(string how, bool below, bool at, bool above)
    {
        var condition = Read($"last(BTCUSDT) {how} 61000");
        bool?[] holds = [.. new[] { "last 60999.9", "last 61000", "last 61000.1" }.Select(news => After(condition, news))
            .Select(known => condition.Holds(known, Some.Noon))];
        Assert.Equal([below, at, above], holds);
    }

    // Kleene's logic of three values: what is unknown decides only where the other side does not.
    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, false, true)]
    [InlineData(false, false, false, false)]
    [InlineData(true, null, null, true)]
    [InlineData(null, true, null, true)]
    [InlineData(false, null, false, null)]
    [InlineData(null, false, false, null)]
    [InlineData(null, null, null, null)]
    public void AndOr_OfWhatIsKnownAndWhatIsNot(bool? left, bool? right, bool? and, bool? or)
    {
        var news = string.Join(", ", new[] { Told("last", left), Told("mark", right) }.Where(told => told.Length > 0));
        Assert.Equal(and, Holds("last(BTCUSDT) > 100 and mark(BTCUSDT) > 100", news));
        Assert.Equal(or, Holds("last(BTCUSDT) > 100 or mark(BTCUSDT) > 100", news));
        Assert.Equal(!left, Holds("not last(BTCUSDT) > 100", news));

        static string Told(string what, bool? truth) => truth is { } known ? $"{what} {(known ? 101 : 99)}" : "";
    }

    [Theory]
    [InlineData("last(BTCUSDT) > 61000", "last 61001", true)]
    [InlineData("last(BTCUSDT) > 61000", "mark 61001", null)]
    [InlineData("last(BTCUSDT) > 61000", "last 61001 ETHUSDT", null)]
    [InlineData("mark(ETHUSDT) > 3000", "mark 3001", null)]
    [InlineData("mark(ETHUSDT) > 3000", "mark 3001 ETHUSDT", true)]
    [InlineData("mark(ETHUSDT) > 3000", "last 3001 ETHUSDT", null)]
    [InlineData("index(BTCUSDT) > 60000", "funding 0.0002 60001", true)]
    [InlineData("index(ETHUSDT) > 60000", "funding 0.0002 60001", null)]
    [InlineData("funding(BTCUSDT) > 0.01%", "funding 0.0002 60001", true)]
    [InlineData("funding(BTCUSDT) > 0.01%", "funding 0.0001 60001", false)]
    [InlineData("funding(ETHUSDT) > 0.01%", "funding 0.0002 60001", null)]
    [InlineData("last(BTCUSDT) > 61000", "last 61001, lost", null)]
    [InlineData("last(BTCUSDT) > 61000", "last 61001, lost, mark 61001", null)]
    [InlineData("last(BTCUSDT) > mark(BTCUSDT)", "last 61001", null)]
    [InlineData("last(BTCUSDT) > mark(BTCUSDT)", "last 61001, mark 61000", true)]
    [InlineData("last(BTCUSDT) > mark(BTCUSDT)", "last 61001, mark 61001", false)]
    [InlineData("61000 < last(BTCUSDT)", "last 61001", true)]
    [InlineData("61000 > last(BTCUSDT)", "last 61001", false)]
    public void Price_IsThatOfItsKindAndSymbol(string condition, string news, bool? holds) => Assert.Equal(holds, Holds(condition, news));

    [Theory]
    [InlineData("time >= 9:05", "2026-11-20T09:04:59.999Z", false)]
    [InlineData("time >= 9:05", "2026-11-20T09:05:00Z", true)]
    [InlineData("time >= 09:05", "2026-11-20T09:05:00Z", true)]
    [InlineData("time <= 09:05", "2026-11-20T09:05:00Z", true)]
    [InlineData("time <= 09:05", "2026-11-20T09:05:00.001Z", false)]
    [InlineData("time < 09:05", "2026-11-20T09:05:00Z", false)]
    [InlineData("time >= 09:05:30", "2026-11-20T09:05:29.999Z", false)]
    [InlineData("time >= 09:05:30", "2026-11-20T09:05:30Z", true)]
    [InlineData("time >= 23:59:59", "2026-11-21T00:00:00Z", false)]
    [InlineData("time >= 2026-11-20", "2026-11-19T23:59:59.999Z", false)]
    [InlineData("time >= 2026-11-20", "2026-11-20T00:00:00Z", true)]
    [InlineData("time > 2026-11-20", "2026-11-20T00:00:00Z", false)]
    [InlineData("time < 2026-11-20T14:30", "2026-11-20T14:29:59.999Z", true)]
    [InlineData("time < 2026-11-20T14:30", "2026-11-20T14:30:00Z", false)]
    [InlineData("time <= 2026-11-20T14:30Z", "2026-11-20T14:30:00Z", true)]
    [InlineData("time >= 2026-11-20T14:30:15", "2026-11-20T14:30:14.999Z", false)]
    [InlineData("time >= 2026-11-20T14:30:15Z", "2026-11-20T14:30:15Z", true)]
    public void Time_IsTheDaysOrTheCalendarsInUtc(string condition, string moment, bool holds) =>
        Assert.Equal(holds, ConditionText.Of(condition).HoldsBeforeNews(Moment(moment)));

    [Fact]
    public void WhatCannotBeRead_HoldsNeither() => Assert.Null(ConditionText.Of("last(").HoldsBeforeNews(Some.Noon));

    // By hand: a strict comparison changes a millisecond after its moment; a time of day is otherwise again at midnight.
    [Theory]
    [InlineData("time >= 14:30", "2026-11-20T00:00:00Z", "2026-11-20T14:30:00Z")]
    [InlineData("time >= 14:30", "2026-11-20T14:29:59.999Z", "2026-11-20T14:30:00Z")]
    [InlineData("time >= 14:30", "2026-11-20T14:30:00Z", "2026-11-21T00:00:00Z")]
    [InlineData("time >= 14:30", "2026-11-20T23:59:59.999Z", "2026-11-21T00:00:00Z")]
    [InlineData("time > 14:30", "2026-11-20T12:00:00Z", "2026-11-20T14:30:00.001Z")]
    [InlineData("time > 14:30", "2026-11-20T14:30:00Z", "2026-11-20T14:30:00.001Z")]
    [InlineData("time < 14:30", "2026-11-20T12:00:00Z", "2026-11-20T14:30:00Z")]
    [InlineData("time <= 14:30", "2026-11-20T12:00:00Z", "2026-11-20T14:30:00.001Z")]
    [InlineData("time >= 2026-11-25", "2026-11-20T12:00:00Z", "2026-11-25T00:00:00Z")]
    [InlineData("time >= 2026-11-25", "2026-11-24T23:59:59.999Z", "2026-11-25T00:00:00Z")]
    [InlineData("time >= 2026-11-25", "2026-11-25T00:00:00Z", null)]
    [InlineData("time > 2026-11-25", "2026-11-25T00:00:00Z", "2026-11-25T00:00:00.001Z")]
    [InlineData("time > 2026-11-25", "2026-11-25T00:00:00.001Z", null)]
    [InlineData("time < 2026-11-25", "2026-11-26T00:00:00Z", null)]
    [InlineData("time <= 2026-11-25", "2026-11-20T12:00:00Z", "2026-11-25T00:00:00.001Z")]
    [InlineData("time >= 14:30 and time < 13:00", "2026-11-20T12:00:00Z", "2026-11-20T13:00:00Z")]
    [InlineData("time < 13:00 and time >= 14:30", "2026-11-20T12:00:00Z", "2026-11-20T13:00:00Z")]
    [InlineData("time >= 14:30 and not time < 13:00", "2026-11-20T13:30:00Z", "2026-11-20T14:30:00Z")]
    [InlineData("time >= 2026-11-25 or time >= 14:30", "2026-11-20T15:00:00Z", "2026-11-21T00:00:00Z")]
    [InlineData("time >= 2026-11-25 or time >= 14:30", "2026-11-24T15:00:00Z", "2026-11-25T00:00:00Z")]
    [InlineData("time >= 14:30 or time >= 2026-11-20T15:30", "2026-11-20T15:00:00Z", "2026-11-20T15:30:00Z")]
    [InlineData("last(BTCUSDT) > 61000 and time >= 14:30", "2026-11-20T12:00:00Z", "2026-11-20T14:30:00Z")]
    [InlineData("last(BTCUSDT) > 61000 and finished(TWAP-4f9k2m1x)", "2026-11-20T12:00:00Z", null)]
    public void TimeAlone_MayChangeIt_Next(string condition, string at, string? next) =>
        Assert.Equal(next is null ? null : Moment(next), Read(condition).NextChange(Moment(at)));

    [Fact]
    public void EndOfAnotherExecution_HoldsFromThenOn()
    {
        var condition = Read("finished(TWAP-4f9k2m1x)");
        var known = Readings.Of(condition);
        Assert.False(condition.Holds(known, Some.Noon));
        Assert.Same(known, known.On(Ended("TWAP-00000000"), condition));
        known = known.On(Ended("TWAP-4f9k2m1x"), condition);
        Assert.True(condition.Holds(known, Some.Noon));
        Assert.Same(known, known.On(Ended("TWAP-4f9k2m1x"), condition));
        Assert.True(condition.Holds(known.On(News("lost"), condition), Some.Noon));

        static Event Ended(string id) => new Event.ExecutionFinished(Some.Noon, new(id), new Outcome.Completed(Quantity.Zero));
    }

    private static bool? Holds(string text, string news) => Read(text) is var condition ? condition.Holds(After(condition, news), Some.Noon) : null;
}
