using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>The market, the account, time, connection and alarms.</summary>
internal static class WorldKinds
{
    public static ImmutableArray<KindLine> Lines { get; } =
    [
        new EventLine<Event.QuoteUpdated>("quote.updated",
            static (f, e) => WriteQuote(f.Symbol(e.Symbol), e.Quote),
            static (ref f, at) => new(at, f.Symbol(), ReadQuote(ref f))),
        new EventLine<Event.MarkPriceUpdated>("mark.updated",
            static (f, e) => f.Symbol(e.Symbol).Price("mark"u8, e.Mark),
            static (ref f, at) => new(at, f.Symbol(), f.Price("mark"u8))),
        new EventLine<Event.InstrumentChanged>("instrument.changed",
            static (f, e) => InstrumentCodec.Write(f, e.Instrument),
            static (ref f, at) => new(at, InstrumentCodec.Read(ref f))),
        new EventLine<Event.PositionChanged>("position.changed",
            static (f, e) => f.Symbol(e.Symbol).Text("side"u8, Words.Of(e.Side)).Decimal("amount"u8, e.Amount.Value)
                .Decimal("entryPrice"u8, e.EntryPrice).Time("asOf"u8, e.AsOf),
            static (ref f, at) => new(at, f.Symbol(), Words.PositionSide(f.Text("side"u8)),
                new(f.Decimal("amount"u8)), f.Decimal("entryPrice"u8), f.Time("asOf"u8))),
        new EventLine<Event.BalanceChanged>("balance.changed",
            static (f, e) => f.Text("asset"u8, e.Asset).Notional("wallet"u8, e.Wallet)
                .Notional("available"u8, e.Available),
            static (ref f, at) => new(at, f.Text("asset"u8), f.Notional("wallet"u8), f.Notional("available"u8))),
        new EventLine<Event.SettingChanged>("setting.changed",
            static (f, e) => SettingCodec.Write(f, e.Setting),
            static (ref f, at) => new(at, SettingCodec.Read(ref f))),
        new EventLine<Event.SettingRejected>("setting.rejected",
            static (f, e) => RefusalCodec.Write(f.Number("request"u8, e.Request), e.Rejection),
            static (ref f, at) => new(at, f.Number("request"u8), RefusalCodec.ReadRejection(ref f))),
        new EventLine<Event.TimerFired>("timer.fired",
            static (f, e) => f.Execution(e.Execution).Text("timer"u8, e.Timer),
            static (ref f, at) => new(at, f.Execution(), f.Text("timer"u8))),
        new EventLine<Event.StreamLost>("stream.lost",
            static (f, e) => f.Text("stream"u8, e.Stream).Text("why"u8, e.Why),
            static (ref f, at) => new(at, f.Text("stream"u8), f.Text("why"u8))),
        new EventLine<Event.StreamRestored>("stream.restored",
            static (f, e) => f.Text("stream"u8, e.Stream),
            static (ref f, at) => new(at, f.Text("stream"u8))),
        new EventLine<Event.ReconcileFinished>("reconcile.finished",
            static (f, e) => f.Number("differences"u8, e.Differences),
            static (ref f, at) => new(at, f.Int("differences"u8))),
        new EventLine<Event.AlarmRaised>("alarm.raised",
            static (f, e) => f.Text("alarm"u8, e.Alarm).Text("text"u8, e.Text),
            static (ref f, at) => new(at, f.Text("alarm"u8), f.Text("text"u8))),
        new EventLine<Event.AlarmCleared>("alarm.cleared",
            static (f, e) => f.Text("alarm"u8, e.Alarm),
            static (ref f, at) => new(at, f.Text("alarm"u8))),
    ];

    private static void WriteQuote(FieldWriter f, Quote quote) => f
        .Price("bid"u8, quote.Bid)
        .Quantity("bidQuantity"u8, quote.BidQuantity)
        .Price("ask"u8, quote.Ask)
        .Quantity("askQuantity"u8, quote.AskQuantity)
        .Time("quotedAt"u8, quote.At);

    private static Quote ReadQuote(ref FieldReader f) => new(
        f.Price("bid"u8),
        f.Quantity("bidQuantity"u8),
        f.Price("ask"u8),
        f.Quantity("askQuantity"u8),
        f.Time("quotedAt"u8));
}
