using Bowline.Core;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>
/// Turns journal records, in order, into audit entries: the same records give the same entries, so the audit log, the
/// CSV export and the statistics can be made again at any time.
/// </summary>
public sealed class AuditProjection
{
    private readonly OrderAudit _orders;
    private readonly ExecutionAudit _executions;
    private readonly AuditMemory _memory = new();
    private readonly AuditEntries _entries = new();

    public AuditProjection(string mode = "")
    {
        Mode = mode;
        _executions = new(_memory, _entries);
        _orders = new(_memory, _executions, _entries.Add);
    }

    /// <summary>The mode of the desk that wrote the records.</summary>
    public string Mode { get; private set; }

    /// <summary>The entries of the next record: none, one or a few. The list is valid until the next call.</summary>
    public IReadOnlyList<AuditEntry> Take(JournalRecord record)
    {
        _entries.Begin(areWanted: true);
        Take(record.At, record.Body);
        return _entries.List;
    }

    /// <summary>Takes a record whose entries were told already: only what later ones need of it is kept.</summary>
    public void Learn(JournalRecord record)
    {
        _entries.Begin(areWanted: false);
        Take(record.At, record.Body);
    }

    private void Take(Time at, JournalBody body)
    {
        switch (body)
        {
            case JournalBody.Happened happened:
                if (!_orders.Take(happened.Event)) TakeOther(happened.Event);
                break;
            case JournalBody.Intended intended:
                _orders.Sent(intended.Intent);
                break;
            case JournalBody.Answered { Reply: var reply }:
                _entries.Add(new AuditEntry.Response(at, _memory.OfIntent(reply.Intent), reply.Status, reply.Body));
                break;
            case JournalBody.AttemptFailed a:
                _entries.Add(new AuditEntry.AttemptFailed(
                    at, a.Attempt - 1, a.RetryInMs is not null, a.Error, a.Code, OrderOf(a.Order), a.Request));
                break;
            case JournalBody.AttemptRetried a:
                _entries.Add(new AuditEntry.Retried(at, a.Attempt - 1, OrderOf(a.Order), a.Request));
                break;
            case JournalBody.HeadNoted { Head: var head } noted:
                _entries.Add(new AuditEntry.HeadNoted(at, head.Sequence, head.Hash, noted.Where));
                break;
            default:
                TakeJournal(at, body);
                break;
        }
    }

    private void TakeJournal(Time at, JournalBody body)
    {
        switch (body)
        {
            case JournalBody.Opened opened:
                Mode = opened.Mode;
                Add(at, AuditLevel.Info, "desk_started", ("version", opened.Version), ("profile", opened.Profile),
                    ("market", opened.Market));
                _entries.Add(new AuditEntry.HeadNoted(at, opened.Previous.Sequence, opened.Previous.Hash, "start"));
                break;
            case JournalBody.Closed closed:
                Add(at, AuditLevel.Info, "desk_stopped", ("why", closed.Why));
                break;
            case JournalBody.Unreadable unreadable:
                Add(at, AuditLevel.Error, "record_unreadable", ("kind", unreadable.Kind), ("why", unreadable.Why));
                break;
            default:
                // A turn's hashes are for replay; they are no action.
                break;
        }
    }

    private void TakeOther(Event e)
    {
        switch (e)
        {
            case Event.RequestRefused r:
                _entries.Add(new AuditEntry.Refused(r.At, r.Refusal.Code, r.Refusal.Rule, r.Refusal.Value,
                    r.Refusal.Nearest, r.Refusal.Advice, r.Refusal.VenueCode,
                    new("", r.Execution?.Text ?? "", "") { Request = AuditRequest.Of(r.Request) }));
                break;
            case Event.ExecutionStarted s:
                _executions.Started(s);
                break;
            case Event.ExecutionFinished f:
                _executions.Finished(f);
                break;
            case Event.AlarmRaised a:
                _entries.Add(new AuditEntry.Alarm(a.At, AuditLevel.Warn, a.Alarm, "raised", a.Text));
                break;
            case Event.AlarmCleared a:
                _entries.Add(new AuditEntry.Alarm(a.At, AuditLevel.Info, a.Alarm, "cleared", ""));
                break;
            default:
                if (WorldAudit.Of(e) is { } change) _entries.Add(change);
                break;
        }
    }

    private AuditOrder OrderOf(ClientOrderId? order) => order is { } id ? _memory.Of(id).Order : AuditOrder.None;

    private void Add(
        Time at, AuditLevel level, string what, params ReadOnlySpan<(string Name, string Value)> details) =>
        _entries.Add(WorldAudit.Change(at, level, what, AuditOrder.None, details));
}
