using Bowline.Core;
using Bowline.Gateway;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>Puts what the session tells besides events where it belongs: the journal, the status, the disk cache, the log.</summary>
internal sealed class NoteTaker(DeskRecords records, Action<ReadOnlyMemory<byte>> cacheInstruments, Action<string> log, bool refuseWithdrawalKeys)
{
    public bool Ready { get; private set; }

    public SessionFacts Facts { get; private set; } = SessionFacts.None;

    public void Take(SessionNote note, TurnState turn)
    {
        switch (note)
        {
            case SessionNote.Ready:
                Ready = true;
                Facts = Facts with { KeyProblem = "" };
                break;
            case SessionNote.KeyProblem key:
                Facts = Facts with { KeyProblem = key.Why };
                break;
            case SessionNote.Replied replied:
                records.Append(replied.At, new JournalBody.Answered(replied.Reply));
                turn.Replied(replied.Reply);
                break;
            case SessionNote.AttemptFailed failed:
                Failed(failed);
                break;
            case SessionNote.Resend resend:
                turn.Resend(resend);
                break;
            case SessionNote.ClockSynced clock:
                Facts = Facts with { ClockOffsetMs = clock.OffsetMs, HalfRoundTripMs = clock.HalfRoundTripMs };
                break;
            case SessionNote.InstrumentsLoaded loaded:
                Facts = Facts with { Symbols = loaded.Symbols };
                cacheInstruments(loaded.Body);
                break;
            case SessionNote.KeyRightsKnown known:
                Judge(known, turn);
                break;
            case SessionNote.GateClosed gate:
                Facts = Facts with { GateClosedUntil = gate.Until, GateWhy = gate.Why, LastRemark = gate.Why };
                log($"requests wait until {gate.Until}: {gate.Why}");
                break;
            case SessionNote.Remark remark:
                Remark(remark.Text);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(note.GetType().Name);
        }
    }

    /// <summary>
    /// A request that changes something is in the record with each attempt. A read is tried for as long as the venue is
    /// away, so it is only told.
    /// </summary>
    private void Failed(SessionNote.AttemptFailed failed)
    {
        if (failed.Intent is not null)
        {
            records.Append(failed.At, new JournalBody.AttemptFailed(
                failed.Intent, failed.Order, failed.Request, failed.Attempt, failed.Status, failed.Code, failed.Why, failed.RetryInMs));
        }

        Remark(failed.Code is { } code ? $"{failed.Why} [{code}]" : failed.Why);
    }

    /// <summary>The same words again are no news.</summary>
    private void Remark(string text)
    {
        if (text != Facts.LastRemark)
            log(text);
        Facts = Facts with { LastRemark = text };
    }

    private void Judge(SessionNote.KeyRightsKnown known, TurnState turn)
    {
        Facts = Facts with { Rights = known.Rights };
        if (refuseWithdrawalKeys && known.Rights.Judge(known.At) is KeyVerdict.Refused refused)
            turn.Halt = new Halt.KeyRefused(refused.Text);
    }
}
