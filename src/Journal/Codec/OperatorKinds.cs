using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>What the operator asked for, and how executions end.</summary>
internal static class OperatorKinds
{
    public static ImmutableArray<KindLine> Lines { get; } =
    [
        new EventLine<Event.ExecutionStarted>("execution.started",
            static (f, e) =>
            {
                f.Execution(e.Execution);
                SpecCodec.Write(f, e.Spec);
                f.Whole("seed"u8, e.Seed);
            },
            static (ref f, at) => new(at, f.Execution(), SpecCodec.Read(ref f), f.Whole("seed"u8))),
        new EventLine<Event.RequestRefused>("request.refused",
            static (f, e) =>
            {
                RefusalCodec.Write(f, e.Refusal);
                RefusalCodec.Write(f.Execution(e.Execution), e.Request);
            },
            static (ref f, at) => new(at, RefusalCodec.ReadRefusal(ref f), f.ExecutionOrNothing(),
                RefusalCodec.ReadRequest(ref f))),
        new EventLine<Event.RequestAccepted>("request.accepted",
            static (f, e) => RefusalCodec.Write(f.Execution(e.Execution), e.Request),
            static (ref f, at) => new(at, f.Execution(), RefusalCodec.ReadRequest(ref f))),
        new EventLine<Event.CancelRequested>("cancel.requested",
            static (f, e) => f.Order(e.Order),
            static (ref f, at) => new(at, f.Order())),
        new EventLine<Event.AmendRequested>("amend.requested",
            static (f, e) => f.Order(e.Order).Price("price"u8, e.Price).Quantity("quantity"u8, e.Quantity),
            static (ref f, at) => new(at, f.Order(), f.PriceOrNothing("price"u8), f.QuantityOrNothing("quantity"u8))),
        new EventLine<Event.PauseRequested>("pause.requested",
            static (f, e) => f.Execution(e.Execution),
            static (ref f, at) => new(at, f.Execution())),
        new EventLine<Event.ResumeRequested>("resume.requested",
            static (f, e) => f.Execution(e.Execution),
            static (ref f, at) => new(at, f.Execution())),
        new EventLine<Event.EndRequested>("end.requested",
            static (f, e) => f.Execution(e.Execution),
            static (ref f, at) => new(at, f.Execution())),
        new EventLine<Event.FinishRequested>("finish.requested",
            static (f, e) => f.Execution(e.Execution),
            static (ref f, at) => new(at, f.Execution())),
        new EventLine<Event.FlattenStarted>("flatten.started",
            static (f, e) =>
            {
                f.Text("request"u8, e.Request.Text);
                if (e.Only is { } symbol) f.Symbol(symbol);
                else f.Nothing("symbol"u8);
                f.Whole("seed"u8, e.Seed);
            },
            static (ref f, at) => new(at, new(f.Text("request"u8)),
                f.TextOrNothing("symbol"u8) is { } symbol ? new Symbol(symbol) : null, f.Whole("seed"u8))),
        new EventLine<Event.FlattenFinished>("flatten.finished",
            static (f, e) => f.Text("request"u8, e.Request.Text),
            static (ref f, at) => new(at, new(f.Text("request"u8)))),
        new EventLine<Event.SettingRequested>("setting.requested",
            static (f, e) => SettingCodec.Write(f.Number("request"u8, e.Request), e.Setting),
            static (ref f, at) => new(at, f.Number("request"u8), SettingCodec.Read(ref f))),
        new EventLine<Event.ExecutionFinished>("execution.finished",
            static (f, e) => OutcomeCodec.Write(f.Execution(e.Execution), e.Outcome),
            static (ref f, at) => new(at, f.Execution(), OutcomeCodec.Read(ref f))),
    ];
}
