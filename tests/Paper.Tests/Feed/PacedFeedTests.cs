using Xunit;

namespace Bowline.Paper.Tests;

public sealed class PacedFeedTests
{
    private const long Start = 1_000_000;

    [Fact]
    public void TenTimesAsFast_AnEventHappensAfterATenthOfItsTime()
    {
        var paced = new PacedFeed(new Ticks(100), 10, Start);
        Assert.Equal(Start + 10, paced.NextDue);
        Assert.Empty(paced.Until(Start + 9));
        Assert.Single(paced.Until(Start + 10));
        Assert.Equal(4, paced.Until(Start + 50).Count);
    }

    [Fact]
    public void HalfAsFast_AnEventNeverComesBeforeItsTime()
    {
        var paced = new PacedFeed(new Ticks(33), 0.5m, Start);
        Assert.Equal(Start + 66, paced.NextDue);
        Assert.Empty(paced.Until(Start + 65));
        Assert.Single(paced.Until(Start + 66));
    }

    [Fact]
    public void SpeedZero_IsAlwaysDue_AndGivesABoundedBatch()
    {
        var paced = new PacedFeed(new Ticks(100), 0, Start);
        Assert.True(paced.NextDue <= Start);
        Assert.Equal(1_000, paced.Until(Start).Count);
        Assert.Equal(1_000, paced.Until(Start).Count);
        Assert.True(paced.NextDue <= Start);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void FeedThatHasEnded_IsNeverDue(int speed)
    {
        var paced = new PacedFeed(new Ticks(100, last: 3), speed, Start);
        Assert.Equal(3, paced.Until(Start + 1_000).Count);
        Assert.Equal(long.MaxValue, paced.NextDue);
        Assert.Empty(paced.Until(Start + 2_000));
    }

    // One event every so many ms.
    private sealed class Ticks(long every, int last = int.MaxValue) : IFeed
    {
        private int told;

        public long NextDue => told == last ? long.MaxValue : Start + ((told + 1) * every);

        public IReadOnlyList<MarketEvent> Until(long now)
        {
            var events = new List<MarketEvent>();
            while (NextDue <= now)
            {
                told++;
                events.Add(new MarketEvent.Cancel("BTCUSDT", told));
            }
            return events;
        }
    }
}
