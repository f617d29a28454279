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
        new EventLine<Event.FundingUpdated>("funding.updated",
            static (f, e) => f.Symbol(e.Symbol).Price("index"u8, e.Index).Decimal("rate"u8, e.Rate)
                .Time("next"u8, e.NextAt),
            static (ref f, at) => new(at, f.Symbol(), f.Price("index"u8), f.Decimal("rate"u8), f.Time("next"u8))),
        new EventLine<Event.TradesObserved>("trades.observed",
            static (f, e) => f.Symbol(e.Symbol).Price("last"u8, e.Last).Price("high"u8, e.High).Price("low"u8, e.Low)
                .Quantity("volume"u8, e.Volume),
            static (ref f, at) => new(at, f.Symbol(), f.Price("last"u8), f.Price("high"u8), f.Price("low"u8),
                f.Quantity("volume"u8))),
        new EventLine<Event.KlineClosed>("kline.closed",
            static (f, e) => WriteKline(f.Symbol(e.Symbol).Text("interval"u8, e.Interval), e.Kline),
            static (ref f, at) => new(at, f.Symbol(), f.Text("interval"u8), ReadKline(ref f))),
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
        new EventLine<Event.HoldingReduced>("holding.reduced",
            static (f, e) => f.Execution(e.Execution).Quantity("by"u8, e.By).Text("why"u8, e.Why).FlagIfThere("known"u8, e.AsOf is null)
                .TimeIfThere("asOf"u8, e.AsOf == e.At ? null : e.AsOf),
            static (ref f, at) => new(at, f.Execution(), f.Quantity("by"u8), f.Text("why"u8),
                f.FlagIfThere("known"u8) ? null : f.TimeIfThere("asOf"u8) ?? at)),
        new EventLine<Event.StreamLost>("stream.lost",
            static (f, e) => f.Text("stream"u8, e.Stream).Text("why"u8, e.Why),
            static (ref f, at) => new(at, f.Text("stream"u8), f.Text("why"u8))),
        new EventLine<Event.StreamRestored>("stream.restored",
            static (f, e) => f.Text("stream"u8, e.Stream),
            static (ref f, at) => new(at, f.Text("stream"u8))),
        new EventLine<Event.ReconcileFinished>("reconcile.finished",
            static (f, e) => f.Number("differences"u8, e.Differences),
            static (ref f, at) => new(at, f.Int("differences"u8))),
        new EventLine<Event.ProtectionLost>("protection.lost",
            static (f, e) => f.Execution(e.Execution).Quantity("uncovered"u8, e.Uncovered).Time("since"u8, e.Since)
                .Time("flattenAt"u8, e.FlattenAt),
            static (ref f, at) => new(at, f.Execution(), f.Quantity("uncovered"u8), f.Time("since"u8), f.Time("flattenAt"u8))),
        new EventLine<Event.ProtectionClosing>("protection.closing",
            static (f, e) => f.Execution(e.Execution).Text("by"u8, e.By.Text).Quantity("quantity"u8, e.Quantity),
            static (ref f, at) => new(at, f.Execution(), new(f.Text("by"u8)), f.Quantity("quantity"u8))),
        new EventLine<Event.ProtectionClosed>("protection.closed",
            static (f, e) => f.Execution(e.Execution).Text("by"u8, e.By.Text).Quantity("quantity"u8, e.Quantity),
            static (ref f, at) => new(at, f.Execution(), new(f.Text("by"u8)), f.Quantity("quantity"u8))),
        new EventLine<Event.ProtectionRegained>("protection.regained",
            static (f, e) => f.Execution(e.Execution),
            static (ref f, at) => new(at, f.Execution())),
        new EventLine<Event.CountdownRequested>("countdown.requested",
            static (f, e) => f.Symbol(e.Symbol).Number("request"u8, e.Request).Number("forMs"u8, (long)e.For.TotalMilliseconds),
            static (ref f, at) => new(at, f.Symbol(), f.Number("request"u8), TimeSpan.FromMilliseconds(f.Number("forMs"u8)))),
        new EventLine<Event.CountdownSet>("countdown.set",
            static (f, e) => f.Symbol(e.Symbol).Number("request"u8, e.Request),
            static (ref f, at) => new(at, f.Symbol(), f.Number("request"u8))),
        new EventLine<Event.CountdownFailed>("countdown.failed",
            static (f, e) => f.Symbol(e.Symbol).Number("request"u8, e.Request).Flag("open"u8, e.MayStillHappen).Text("why"u8, e.Why),
            static (ref f, at) => new(at, f.Symbol(), f.Number("request"u8), f.Flag("open"u8), f.Text("why"u8))),
        new EventLine<Event.CountdownLapsed>("countdown.lapsed",
            static (f, e) => f.Symbol(e.Symbol),
            static (ref f, at) => new(at, f.Symbol())),
        new EventLine<Event.AlarmRaised>("alarm.raised",
            static (f, e) => f.Text("alarm"u8, e.Alarm).Text("text"u8, e.Text),
            static (ref f, at) => new(at, f.Text("alarm"u8), f.Text("text"u8))),
        new EventLine<Event.AlarmCleared>("alarm.cleared",
            static (f, e) => f.Text("alarm"u8, e.Alarm),
            static (ref f, at) => new(at, f.Text("alarm"u8))),
    ];

    private static void WriteKline(FieldWriter f, Kline kline) => f
        .Time("openedAt"u8, kline.OpenedAt)
        .Price("open"u8, kline.Open)
        .Price("high"u8, kline.High)
        .Price("low"u8, kline.Low)
        .Price("close"u8, kline.Close)
        .Quantity("volume"u8, kline.Volume);

    private static Kline ReadKline(ref FieldReader f) => new(
        f.Time("openedAt"u8),
        f.Price("open"u8),
        f.Price("high"u8),
        f.Price("low"u8),
        f.Price("close"u8),
        f.Quantity("volume"u8));

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
