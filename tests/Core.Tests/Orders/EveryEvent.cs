using System.Reflection;
using Bowline.Core;

namespace Bowline.Core.Tests;

/// <summary>One event of every kind, about one order, one execution, one symbol.</summary>
internal static class EveryEvent
{
    private static readonly VenueRejection Rejection = new(-2011, "Unknown order sent.", "it is gone");

    private static readonly RequestText Text = new("market", "BTCUSDT", "BUY", "0", "", "");

    public static IReadOnlyList<Event> About(ClientOrderId order, ExecutionId execution, Time at) =>
    [
        new Event.ExecutionStarted(at, execution, new MarketOrderSpec(Some.Market()), 1),
        new Event.RequestRefused(at, new("x", "x", "x", [], "x", null), null, Text),
        new Event.RequestAccepted(at, execution, Text),
        new Event.CancelRequested(at, order),
        new Event.AmendRequested(at, order, new Price(59000m), new Quantity(0.02m)),
        new Event.PauseRequested(at, execution),
        new Event.ResumeRequested(at, execution),
        new Event.EndRequested(at, execution),
        new Event.FinishRequested(at, execution),
        new Event.SettingRequested(at, 1, new AccountSetting.Leverage(Some.Btc.Symbol, 5)),
        new Event.OrderDenied(at, order, new("rule", "text")),
        new Event.OrderSubmitted(at, order),
        new Event.OrderNotSent(at, order, "refused"),
        new Event.OrderAccepted(at, order, Some.Venue),
        new Event.OrderTriggered(at, order, new VenueOrderId(7)),
        new Event.OrderRejected(at, order, Rejection),
        new Event.OrderFilled(at, order, Some.Venue, Some.Fill(1, 0.004m)),
        new Event.OrderAmended(at, order, new Price(59000m), new Quantity(0.02m)),
        new Event.OrderCanceled(at, order),
        new Event.OrderExpired(at, order, "why"),
        new Event.AmendRejected(at, order, Rejection),
        new Event.CancelRejected(at, order, Rejection),
        new Event.OrderUnresolved(at, order, InflightKind.Placing, "time-out"),
        new Event.OrderNeverPlaced(at, order),
        new Event.OrderAdopted(at, order, Some.Venue, Some.Limit(), Quantity.Zero),
        new Event.QuoteUpdated(at, Some.Btc.Symbol, new(new(1m), new(1m), new(2m), new(1m), at)),
        new Event.MarkPriceUpdated(at, Some.Btc.Symbol, new(60000m)),
        new Event.FundingUpdated(at, Some.Btc.Symbol, new(60000m), 0.0001m, at),
        new Event.TradesObserved(at, Some.Btc.Symbol, new(60000m), new(60010m), new(59990m), new(1m)),
        new Event.KlineClosed(at, Some.Btc.Symbol, "1m", new(at, new(1m), new(2m), new(1m), new(2m), new(1m))),
        new Event.HoldingReduced(at, execution, new(0.001m), "closed by hand"),
        new Event.InstrumentChanged(at, Some.Btc),
        new Event.PositionChanged(at, Some.Btc.Symbol, PositionSide.Both, new(1m), 60000m),
        new Event.BalanceChanged(at, "USDT", new(1m), new(1m)),
        new Event.SettingChanged(at, new AccountSetting.Mode(PositionMode.Hedge)),
        new Event.SettingRejected(at, 1, Rejection),
        new Event.TimerFired(at, execution, "slice"),
        new Event.StreamLost(at, "private", "reset"),
        new Event.StreamRestored(at, "private"),
        new Event.ReconcileFinished(at, 0),
        new Event.ExecutionFinished(at, execution, new Outcome.Completed(Quantity.Zero)),
        new Event.ProtectionLost(at, execution, new(0.001m), at, at + TimeSpan.FromSeconds(30)),
        new Event.ProtectionClosing(at, execution, new("FLAT-00000001"), new(0.001m)),
        new Event.ProtectionClosed(at, execution, new("FLAT-00000001"), new(0.001m)),
        new Event.ProtectionRegained(at, execution),
        new Event.CountdownRequested(at, new("BTCUSDT"), 1, TimeSpan.FromMinutes(2)),
        new Event.CountdownSet(at, new("BTCUSDT"), 1),
        new Event.CountdownFailed(at, new("BTCUSDT"), 1, MayStillHappen: true, "time-out"),
        new Event.CountdownLapsed(at, new("BTCUSDT")),
        new Event.FlattenStarted(at, new("FLAT-00000002"), null, 1),
        new Event.FlattenFinished(at, new("FLAT-00000002")),
        new Event.AlarmRaised(at, "naked", "text"),
        new Event.AlarmCleared(at, "naked"),
    ];

    /// <summary>Kinds of event there are, by reflection: the list above must have them all.</summary>
    public static IEnumerable<Type> Kinds =>
        typeof(Event).GetNestedTypes(BindingFlags.Public).Where(t => t.IsSubclassOf(typeof(Event)));
}
