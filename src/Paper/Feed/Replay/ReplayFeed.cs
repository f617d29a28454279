namespace Bowline.Paper;

/// <summary>
/// Plays a recording on the exchange's clock: its first step happens when the feed starts, the others at their recorded
/// distance divided by the speed. Prints get the exchange's time. After the last step, or a line that cannot be read,
/// the market stands still. Holds one step in memory.
/// </summary>
public sealed class ReplayFeed : IFeed, IDisposable
{
    private const int MaxBatch = 2_000;

    private readonly IEnumerator<RecordedStep> steps;
    private readonly decimal speed;
    private readonly long start;
    private long firstAt;
    private RecordedStep.Told? next;

    /// <param name="recording">From a reader of this room.</param>
    /// <param name="speed">1 is as recorded, 10 ten times as fast; 0 is as fast as it is asked.</param>
    /// <param name="start">Unix ms of the exchange at which the recording starts.</param>
    public ReplayFeed(IEnumerable<RecordedStep> recording, decimal speed, long start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(speed);
        steps = recording.GetEnumerator();
        this.speed = speed;
        this.start = start;
        NextDue = start;
        Move();
        firstAt = next?.At ?? 0;
    }

    public long NextDue { get; private set; }

    /// <summary>Why the recording stopped early; none while it can be read.</summary>
    public ReplayFailure? Failure { get; private set; }

    /// <summary>True when nothing more will come.</summary>
    public bool Ended => next is null;

    public IReadOnlyList<MarketEvent> Until(long now)
    {
        var told = new List<MarketEvent>();
        while (next is { } step && NextDue <= now && told.Count < MaxBatch)
        {
            var at = speed == 0 ? now : NextDue;
            foreach (var single in step.Events)
                told.Add(Shifted(single, at));
            Move();
        }
        return told;
    }

    public void Dispose() => steps.Dispose();

    private MarketEvent Shifted(MarketEvent single, long at) => single switch
    {
        MarketEvent.TradePrinted print => print with { At = at },
        MarketEvent.MarkPriceSet mark when speed > 0 => mark with { NextFunding = Due(mark.NextFunding) },
        _ => single,
    };

    private void Move()
    {
        next = null;
        while (next is null && steps.MoveNext())
        {
            if (steps.Current is RecordedStep.Failed failed)
                Failure = failed.Failure;
            else if (steps.Current is RecordedStep.Told { Events.Count: > 0 } told)
                next = told;
        }
        if (next is not null && firstAt == 0)
            firstAt = next.At;
        NextDue = next is null ? long.MaxValue : Math.Max(NextDue, Due(next.At));
    }

    // Rounded toward the start; a recorder's clock that goes back does not turn the market back.
    private long Due(long at) => speed == 0 ? start : start + (long)((at - firstAt) / speed);
}
