using Bowline.Core;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>
/// What one turn writes down: appended in the order of their causes, then flushed once. Nothing that a turn wants done
/// may be done before <see cref="Commit"/> said that it is durable.
/// </summary>
public sealed class DeskRecords(JournalWriter journal, Action<JournalRecord> project) : IDisposable
{
    private readonly List<JournalRecord> _unprojected = [];

    /// <summary>The last durable record.</summary>
    public JournalHead Head => journal.Head;

    /// <summary>The disk is full: what is written goes to the reserve.</summary>
    public bool IsOnReserve => journal.IsOnReserve;

    /// <summary>Something was appended since the last commit.</summary>
    public bool HasPending => _unprojected.Count > 0;

    public void Append(Event e) => Append(e.At, new JournalBody.Happened(e));

    public void Append(Time at, JournalBody body) =>
        _unprojected.Add(new JournalRecord(journal.Append(at, body), at, body));

    /// <summary>Makes the turn durable, then hands its records to the audit log.</summary>
    public WriteOutcome Commit()
    {
        if (!HasPending)
            return new WriteOutcome.Written(journal.Head);
        var outcome = journal.Flush();
        if (outcome is not WriteOutcome.Failed)
            _unprojected.ForEach(project);
        _unprojected.Clear();
        return outcome;
    }

    public void Dispose() => journal.Dispose();
}
