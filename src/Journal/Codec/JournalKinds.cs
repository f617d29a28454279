using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>Requests and answers, and the journal's own records.</summary>
internal static class JournalKinds
{
    public static ImmutableArray<KindLine> Lines { get; } =
    [
        new BodyLine<JournalBody.Intended>("intent.made",
            static (f, b) => WriteIntent(f, b.Intent),
            static (ref f, _) => new(ReadIntent(ref f))),
        new BodyLine<JournalBody.Answered>("reply.received",
            static (f, b) => f.Number("intent"u8, b.Reply.Intent).Number("status"u8, b.Reply.Status)
                .Text("body"u8, b.Reply.Body),
            static (ref f, _) => new(new Reply(f.Number("intent"u8), f.Int("status"u8), f.Text("body"u8))),
            // What an answer changed follows it as events; that it came is state.
            static (ref f, _) => new JournalBody.Answered(new(f.Number("intent"u8), f.Int("status"u8), ""))),
        new BodyLine<JournalBody.Opened>("journal.opened",
            static (f, b) => WriteHead(f.Text("version"u8, b.Version).Text("profile"u8, b.Profile)
                .Text("mode"u8, b.Mode).Text("account"u8, b.Account).Text("market"u8, b.Market), b.Previous),
            static (ref f, _) => new(f.Text("version"u8), f.Text("profile"u8), f.Text("mode"u8),
                f.Text("account"u8), f.Text("market"u8), ReadHead(ref f))),
        new BodyLine<JournalBody.Closed>("journal.closed",
            static (f, b) => f.Text("why"u8, b.Why),
            static (ref f, _) => new(f.Text("why"u8))),
        new BodyLine<JournalBody.Turn>("turn.ended",
            static (f, b) => f.Number("turn"u8, b.Number).Text("commands"u8, b.Commands).Text("state"u8, b.State),
            static (ref f, _) => new(f.Number("turn"u8), f.Text("commands"u8), f.Text("state"u8)),
            Pass),
        new BodyLine<JournalBody.HeadNoted>("head.noted",
            static (f, b) =>
            {
                WriteHead(f, b.Head);
                f.Text("where"u8, b.Where);
            },
            static (ref f, _) => new(ReadHead(ref f), f.Text("where"u8)),
            Pass),
        new BodyLine<JournalBody.AttemptFailed>("attempt.failed",
            static (f, b) => f.Number("intent"u8, b.Intent).Order(b.Order).Text("request"u8, b.Request)
                .Number("attempt"u8, b.Attempt).Number("status"u8, b.Status).Number("code"u8, b.Code)
                .Text("error"u8, b.Error).Number("retryInMs"u8, b.RetryInMs),
            static (ref f, _) => new(f.NumberOrNothing("intent"u8), f.OrderOrNothing(), f.Text("request"u8),
                f.Int("attempt"u8), f.Int("status"u8), f.IntOrNothing("code"u8), f.Text("error"u8),
                f.IntOrNothing("retryInMs"u8)),
            Pass),
        new BodyLine<JournalBody.AttemptRetried>("attempt.retried",
            static (f, b) => f.Number("intent"u8, b.Intent).Order(b.Order).Text("request"u8, b.Request)
                .Number("attempt"u8, b.Attempt),
            static (ref f, _) => new(f.NumberOrNothing("intent"u8), f.OrderOrNothing(), f.Text("request"u8),
                f.Int("attempt"u8)),
            Pass),
    ];

    private static JournalBody.Passed Pass(ref FieldReader fields, Time at) => JournalBody.Passed.Over;

    private static void WriteIntent(FieldWriter f, Intent intent) => f
        .Number("intent"u8, intent.Id).Text("request"u8, Words.Of(intent.Kind)).Text("method"u8, intent.Method)
        .Text("path"u8, intent.Path).Text("parameters"u8, intent.Parameters)
        .Time("timestamp"u8, intent.Timestamp).Number("recvWindowMs"u8, intent.RecvWindowMs).Order(intent.Order)
        .Number("setting"u8, intent.SettingRequest);

    private static Intent ReadIntent(ref FieldReader f) => new(
        f.Number("intent"u8),
        Words.Inflight(f.Text("request"u8)),
        f.Text("method"u8),
        f.Text("path"u8),
        f.Text("parameters"u8),
        f.Time("timestamp"u8),
        f.Int("recvWindowMs"u8),
        f.OrderOrNothing(),
        f.NumberOrNothing("setting"u8));

    private static void WriteHead(FieldWriter f, JournalHead head) =>
        f.Number("headSequence"u8, head.Sequence).Text("headHash"u8, head.Hash);

    private static JournalHead ReadHead(ref FieldReader f) =>
        new(f.Number("headSequence"u8), f.Text("headHash"u8));
}
