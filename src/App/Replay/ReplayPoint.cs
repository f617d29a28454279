using System.Globalization;
using Bowline.Core;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>How far a journal is folded: to the end, up to a record, or up to a moment.</summary>
public abstract record ReplayPoint
{
    private ReplayPoint() { }

    /// <summary>The record belongs to what is folded. Asked in order; the first that does not ends it.</summary>
    public abstract bool Includes(JournalRecord record);

    /// <param name="unixMilliseconds">UTC, milliseconds since 1970.</param>
    public static ReplayPoint At(long unixMilliseconds) => new Moment(new(unixMilliseconds));

    public sealed record End : ReplayPoint
    {
        public override bool Includes(JournalRecord record) => true;
    }

    /// <param name="Sequence">The last record that counts.</param>
    public sealed record Record(long Sequence) : ReplayPoint
    {
        public override bool Includes(JournalRecord record) => record.Sequence <= Sequence;
    }

    /// <param name="Time">The first record after it ends the fold; one of this very millisecond counts.</param>
    public sealed record Moment(Time Time) : ReplayPoint
    {
        public override bool Includes(JournalRecord record) => record.At <= Time;
    }
}

/// <summary>A journal read from end to end, and folded as far as was asked.</summary>
/// <param name="Read">What became of reading it: all of it, also what lies behind the point.</param>
/// <param name="First">The time of the first record; null when there is none.</param>
public sealed record ReplayRun(JournalReplay Replay, ReadOutcome Read, Time? First)
{
    public static ReplayRun Of(IStorage storage, ReplayPoint point)
    {
        var replay = new JournalReplay();
        Time? first = null;
        var isPast = false;
        var read = JournalReader.Read(storage, record =>
        {
            first ??= record.At;
            isPast |= !point.Includes(record);
            if (!isPast)
                replay.Take(record);
        });
        replay.Finish();
        return new(replay, read, first);
    }

    /// <summary>Why the journal has nothing to show at a point; null when it has.</summary>
    public string? OutOfReach(ReplayPoint point) => (point, Read) switch
    {
        (ReplayPoint.Record { Sequence: var sequence }, ReadOutcome.Whole whole) when sequence < 1 || sequence > whole.Head.Sequence =>
            string.Create(CultureInfo.InvariantCulture, $"there is no record {sequence}: the journal holds 1 to {whole.Head.Sequence}"),
        (ReplayPoint.Moment { Time: var time }, _) when Replay.Last is null =>
            $"nothing was written by {Text(time)} UTC: the journal begins at {Text(First)} UTC",
        _ => null,
    };

    private static string? Text(Time? time) => Contract.Moment.Text(time?.Milliseconds ?? 0);
}
