using Xunit;

namespace Bowline.Core.Tests;

/// <summary>A fill that is told after its execution has ended is told loudly, and no longer than it matters.</summary>
public sealed class FillAfterEndTests
{
    private const string Name = "fill-after-end-ORD-00000001";

    // A limit order whose cancel was confirmed, and which had filled 0.004 of 0.01 before that.
    private static readonly Ledger Ended = Some.Ready().With(
        Some.Start(new LimitOrderSpec(Some.Limit(0.01m, 59000m))), new Event.OrderAccepted(Some.Noon, Some.Child, Some.Venue),
        new Event.OrderCanceled(Some.Noon, Some.Child));

    [Fact]
    public void NewFill_RaisesAnAlarm_ThatSaysWhatAndWhose()
    {
        var alarm = Assert.IsType<Command.RaiseAlarm>(Assert.Single(Ended.Apply(Late).Commands));
        Assert.Equal(Name, alarm.Alarm);
        Assert.Contains("BUY 0.004 BTCUSDT", alarm.Text, StringComparison.Ordinal);
        Assert.Contains("ORD-00000001-o01", alarm.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FillThatIsKnown_RaisesNone() => Assert.Empty(Ended.With(Late).Apply(Late).Commands);

    [Fact]
    public void FillOfWhatRuns_RaisesNone() => Assert.Empty(Some.Ready().With(Some.Start(new LimitOrderSpec(Some.Limit(0.01m, 59000m)))).Apply(Late).Commands);

    [Theory]
    [InlineData(0.004, 23, true)]
    [InlineData(0.004, 24, false)]
    [InlineData(0, 0, false)]
    public void Alarm_StandsForADay_OrUntilThePositionIsFlat(double position, int hours, bool stands)
    {
        var ledger = Ended.With(Late, new Event.AlarmRaised(Some.Noon, Name, "…"), new Event.AlarmRaised(Some.Noon, "another", "…"),
            new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Both, new((decimal)position), 59000m));
        var quieted = FillAfterEnd.Quieted(ledger, Some.Noon + TimeSpan.FromHours(hours));
        Assert.Equal(stands ? [] : [Name], quieted.Cast<Event.AlarmCleared>().Select(e => e.Alarm));
    }

    private static Event.OrderFilled Late => new(Some.Noon, Some.Child, Some.Venue, Some.Fill(7, 0.004m));
}
