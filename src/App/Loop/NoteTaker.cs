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
                break;
            case SessionNote.Replied replied:
                records.Append(replied.At, new JournalBody.Answered(replied.Reply));
                turn.Replied(replied.Reply);
                break;
            case SessionNote.AttemptFailed failed:
                records.Append(failed.At, new JournalBody.AttemptFailed(
                    failed.Intent, failed.Order, failed.Request, failed.Attempt, failed.Status, failed.Code, failed.Why, failed.RetryInMs));
                Facts = Facts with { LastRemark = failed.Code is { } code ? $"{failed.Why} [{code}]" : failed.Why };
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
                Facts = Facts with { GateClosedUntil = gate.Until, LastRemark = gate.Why };
                log($"requests wait until {gate.Until}: {gate.Why}");
                break;
            case SessionNote.Remark remark:
                Facts = Facts with { LastRemark = remark.Text };
                log(remark.Text);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(note.GetType().Name);
        }
    }

    private void Judge(SessionNote.KeyRightsKnown known, TurnState turn)
    {
        Facts = Facts with { Rights = known.Rights };
        if (refuseWithdrawalKeys && known.Rights.Judge(known.At) is KeyVerdict.Refused refused)
            turn.Halt = new Halt.KeyRefused(refused.Text);
    }
}
