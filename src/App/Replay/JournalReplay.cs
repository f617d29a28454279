using Bowline.Core;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>
/// Folds a journal again and holds it against what its desks wrote down: at each turn the hash of the state and the
/// requests that left, unsigned. After the first difference it only folds on: what follows would repeat it.
/// </summary>
/// <remarks>
/// What is not in a journal is not judged: why the desk was halted or not armed, and prices that nobody acted on. A denial
/// is therefore taken as it is written; a request that is neither written nor denied is a difference.
/// </remarks>
public sealed class JournalReplay
{
    private readonly JournalRecovery _recovery = new();
    private readonly RequestCheck _requests = new();
    private JournalRecord? _held;
    private long _opened;
    private string _version = "";

    public Ledger Ledger => _recovery.Ledger;

    /// <summary>Hash of the state.</summary>
    public string State => Ledger.Hash.ToString();

    /// <summary>The first difference; null while there is none.</summary>
    public ReplayDifference? Difference { get; private set; }

    /// <summary>Turns that were compared.</summary>
    public long Turns { get; private set; }

    /// <summary>Requests that were compared, further attempts included.</summary>
    public long Requests => _requests.Requests;

    /// <summary>Requests that were denied by the desk.</summary>
    public long Denials => _requests.Denials;

    /// <summary>Starts of a desk.</summary>
    public long Starts { get; private set; }

    /// <summary>Turns that a kill cut short: what they wanted done never left.</summary>
    public long CutTurns { get; private set; }

    /// <summary>The last record taken; null before the first.</summary>
    public (long Sequence, Time At)? Last { get; private set; }

    /// <summary>The number of the last whole turn since the desk's start.</summary>
    private long Turn { get; set; }

    private bool IsInTurn { get; set; }

    /// <summary>Takes the next record, in order.</summary>
    public void Take(JournalRecord record)
    {
        Last = (record.Sequence, record.At);
        if (Difference is not null)
        {
            _recovery.Take(record);
            return;
        }

        Release(record.Body);
        if (record.Body is JournalBody.Intended)
        {
            // Whether it is a further attempt stands in the record after it.
            _held = record;
            IsInTurn = true;
            return;
        }

        if (record.Body is not JournalBody.Opened)
            Note(record, _requests.Settle());
        Follow(record);
        if (_recovery.Unreadable is { } unreadable)
            Note(record, new("this version cannot use the record", KindTable.KindOf(record.Body), unreadable.Why));
    }

    /// <summary>The journal ends here, or is read no further.</summary>
    public void Finish()
    {
        if (Difference is null)
            Release(next: null);
    }

    private void Follow(JournalRecord record)
    {
        switch (record.Body)
        {
            case JournalBody.Opened opened:
                BeginLife(record.Sequence, opened);
                break;
            case JournalBody.Turn turn:
                EndTurn(record, turn);
                return;
            case JournalBody.AttemptFailed failed:
                _requests.Failed(failed);
                break;
            case JournalBody.Answered answered:
                _requests.Answered(answered.Reply.Intent);
                break;
            case JournalBody.Happened { Event: Event.OrderDenied denied }:
                Note(record, _requests.Denied(denied.Order));
                break;
            default:
                // All others are folded, or say nothing about requests.
                break;
        }

        IsInTurn = true;
        _recovery.Take(record);
        _requests.Want(_recovery.Commands, _recovery.Ledger);
    }

    private void BeginLife(long sequence, JournalBody.Opened opened)
    {
        if (IsInTurn)
            CutTurns++;
        Starts++;
        (_opened, _version, Turn) = (sequence, opened.Version, 0);
        _requests.BeginLife();
    }

    private void EndTurn(JournalRecord record, JournalBody.Turn turn)
    {
        if (turn.Number != Turn + 1)
            Note(record, new("a turn has another number", $"turn {turn.Number}", $"turn {Turn + 1}"));
        Note(record, _requests.EndTurn(turn.Commands));
        if (State != turn.State)
            Note(record, new("the state differs", turn.State, State));
        _recovery.Take(record);
        Turn = turn.Number;
        IsInTurn = false;
        Turns++;
    }

    /// <summary>Compares the intent that was held back until the record after it was seen.</summary>
    private void Release(JournalBody? next)
    {
        if (_held is not { Body: JournalBody.Intended { Intent: var intent } } held)
            return;
        _held = null;
        var number = _recovery.NextIntent;
        Note(held, next switch
        {
            null or JournalBody.Opened => _requests.CutOff(intent, number),
            JournalBody.AttemptRetried retried when retried.Intent == intent.Id => _requests.Retried(intent, number),
            _ => _requests.Caused(intent, number),
        });
        _recovery.Take(held);
    }

    private void Note(JournalRecord record, Mismatch? mismatch)
    {
        if (mismatch is not null)
            Difference ??= new(record.Sequence, Turn + 1, _opened, _version, mismatch.What, mismatch.Recorded, mismatch.CameOut);
    }
}
