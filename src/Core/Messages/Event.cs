using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Everything that can have happened, past tense: a closed list. One fact, one event; each carries when we learned it.
/// </summary>
public abstract record Event
{
    private Event(Time at) => At = at;

    /// <summary>When the desk learned it (the loop's clock).</summary>
    public Time At { get; init; }

    // The operator.
    public sealed record ExecutionStarted(Time At, ExecutionId Execution, ExecutionSpec Spec, ulong Seed) : Event(At);

    /// <summary>A request that was refused before it became an execution, here or in a face.</summary>
    public sealed record RequestRefused(Time At, Refusal Refusal, ExecutionId? Execution,
        RequestText Request) : Event(At);

    /// <summary>A request as it was typed, just before the execution it became starts: for the record.</summary>
    public sealed record RequestAccepted(Time At, ExecutionId Execution, RequestText Request) : Event(At);

    public sealed record CancelRequested(Time At, ClientOrderId Order) : Event(At);

    /// <summary>Null leaves the price or the (total) quantity as it is.</summary>
    public sealed record AmendRequested(Time At, ClientOrderId Order, Price? Price, Quantity? Quantity) : Event(At);

    public sealed record PauseRequested(Time At, ExecutionId Execution) : Event(At);

    public sealed record ResumeRequested(Time At, ExecutionId Execution) : Event(At);

    public sealed record EndRequested(Time At, ExecutionId Execution) : Event(At);

    public sealed record FinishRequested(Time At, ExecutionId Execution) : Event(At);

    public sealed record SettingRequested(Time At, long Request, AccountSetting Setting) : Event(At);

    // The life of an order.
    public sealed record OrderDenied(Time At, ClientOrderId Order, Denial Denial) : Event(At);

    public sealed record OrderSubmitted(Time At, ClientOrderId Order) : Event(At);

    /// <summary>
    /// The bytes that place it certainly never reached the venue (not sent before a crash, connection refused). A
    /// cancel or
    /// an amend that never left is told as a rejection.
    /// </summary>
    public sealed record OrderNotSent(Time At, ClientOrderId Order, string Why) : Event(At);

    public sealed record OrderAccepted(Time At, ClientOrderId Order, VenueOrderId VenueId) : Event(At);

    /// <summary>The trigger of a conditional order was met.</summary>
    /// <param name="Child">The order it placed; null while only the trigger is known.</param>
    public sealed record OrderTriggered(Time At, ClientOrderId Order, VenueOrderId? Child) : Event(At);

    public sealed record OrderRejected(Time At, ClientOrderId Order, VenueRejection Rejection) : Event(At);

    public sealed record OrderFilled(Time At, ClientOrderId Order, VenueOrderId VenueId, Fill Fill) : Event(At);

    /// <summary>The venue changed the order: by our amend, or by shrinking a reduce-only order.</summary>
    public sealed record OrderAmended(Time At, ClientOrderId Order, Price? Price, Quantity Quantity) : Event(At);

    public sealed record OrderCanceled(Time At, ClientOrderId Order) : Event(At);

    /// <param name="Reason">The venue's expiry reason in words; empty when it gave none [<c>er</c>].</param>
    public sealed record OrderExpired(Time At, ClientOrderId Order, string Reason) : Event(At)
    {
        /// <summary>The reason of a post-only order that some accounts are told of instead of a refusal [<c>er</c> 11].</summary>
        public const string WouldTake = "a post-only order would have taken";

        /// <summary>The reason of one that was there, and of which the venue has said since, twice, that it does not exist.</summary>
        public const string NotKnown = "the exchange no longer knows this order";
    }

    public sealed record AmendRejected(Time At, ClientOrderId Order, VenueRejection Rejection) : Event(At);

    public sealed record CancelRejected(Time At, ClientOrderId Order, VenueRejection Rejection) : Event(At);

    /// <summary>We do not know what became of the request in flight; it is being looked up.</summary>
    public sealed record OrderUnresolved(Time At, ClientOrderId Order, InflightKind Request, string Why) : Event(At);

    /// <summary>The look-up of an unknown request ended: the venue never got it and never will.</summary>
    public sealed record OrderNeverPlaced(Time At, ClientOrderId Order) : Event(At);

    /// <summary>An order at the venue that the desk did not place; it belongs to the user.</summary>
    public sealed record OrderAdopted(Time At, ClientOrderId Order, VenueOrderId VenueId, OrderSpec Spec,
        Quantity Filled) : Event(At);

    // The market, conflated before it gets here.
    public sealed record QuoteUpdated(Time At, Symbol Symbol, Quote Quote) : Event(At);

    public sealed record MarkPriceUpdated(Time At, Symbol Symbol, Price Mark) : Event(At);

    /// <summary>What the mark price's stream tells beside it.</summary>
    /// <param name="Rate">The next funding as a fraction of the position's notional; positive is paid by longs
    /// [<c>r</c>].</param>
    /// <param name="NextAt">When it is paid [<c>T</c>].</param>
    public sealed record FundingUpdated(Time At, Symbol Symbol, Price Index, decimal Rate, Time NextAt) : Event(At);

    /// <summary>The public trades since the last such event.</summary>
    /// <param name="Last">The newest price.</param>
    /// <param name="Volume">All that traded, base asset.</param>
    public sealed record TradesObserved(Time At, Symbol Symbol, Price Last, Price High, Price Low, Quantity Volume)
        : Event(At);

    /// <summary>
    /// A candle has closed, or was read from the past. The past is told from its beginning again when somebody new
    /// listens and after a restart: who folds candles leaves aside those that are not newer than what it has.
    /// </summary>
    /// <param name="Interval">As the venue writes it: <c>1m</c>, <c>4h</c>.</param>
    public sealed record KlineClosed(Time At, Symbol Symbol, string Interval, Kline Kline) : Event(At);

    public sealed record InstrumentChanged(Time At, Instrument Instrument) : Event(At);

    // The account.
    /// <param name="AsOf">The venue's time of the statement: a fill at or before it is already counted in it
    /// [<c>T</c>].</param>
    public sealed record PositionChanged(
        Time At, Symbol Symbol, PositionSide Side, PositionAmount Amount, decimal EntryPrice, Time AsOf) : Event(At)
    {
        /// <summary>A statement whose time the venue did not tell: it counts as of when the desk learned it.</summary>
        public PositionChanged(Time at, Symbol symbol, PositionSide side, PositionAmount amount, decimal entryPrice)
            : this(at, symbol, side, amount, entryPrice, at) { }
    }

    public sealed record BalanceChanged(Time At, string Asset, Notional Wallet, Notional Available) : Event(At);

    public sealed record SettingChanged(Time At, AccountSetting Setting) : Event(At);

    public sealed record SettingRejected(Time At, long Request, VenueRejection Rejection) : Event(At);

    // Time and connection.
    public sealed record TimerFired(Time At, ExecutionId Execution, string Timer) : Event(At);

    public sealed record StreamLost(Time At, string Stream, string Why) : Event(At);

    public sealed record StreamRestored(Time At, string Stream) : Event(At);

    /// <param name="Differences">How many events the comparison made.</param>
    public sealed record ReconcileFinished(Time At, int Differences) : Event(At);

    /// <summary>
    /// The position turned out smaller than what executions hold of it: this one holds so much less from now on.
    /// </summary>
    /// <param name="AsOf">The venue's time of the statement that showed it: a fill at or before it that is told only later was a part of
    /// it. Null when no such fill can have been: the position was never stated, or it is known which order closed it.</param>
    public sealed record HoldingReduced(Time At, ExecutionId Execution, Quantity By, string Why, Time? AsOf) : Event(At)
    {
        /// <summary>A shortage whose statement is not told: it counts as of when the desk learned it.</summary>
        public HoldingReduced(Time at, ExecutionId execution, Quantity by, string why) : this(at, execution, by, why, at) { }
    }

    // The watchdog of promise 1.
    /// <summary>An execution's promise is not kept: a countdown runs, or runs anew.</summary>
    /// <param name="Uncovered">What is bare, base asset.</param>
    /// <param name="Since">When it was first seen bare, or last seen to get better.</param>
    /// <param name="FlattenAt">When what is bare is closed at market.</param>
    public sealed record ProtectionLost(Time At, ExecutionId Execution, Quantity Uncovered, Time Since, Time FlattenAt)
        : Event(At);

    /// <summary>The countdown has run out: a market order closes so much of what the execution holds.</summary>
    public sealed record ProtectionClosing(Time At, ExecutionId Execution, ExecutionId By, Quantity Quantity) : Event(At);

    /// <summary>That order has ended, and so much of the execution's holding is closed.</summary>
    public sealed record ProtectionClosed(Time At, ExecutionId Execution, ExecutionId By, Quantity Quantity) : Event(At);

    /// <summary>Nothing is bare any more: it is covered, or closed, or no longer promised.</summary>
    public sealed record ProtectionRegained(Time At, ExecutionId Execution) : Event(At);

    // The kill switch.
    /// <summary>Everything is to be ended and closed, of a symbol or of the account (null).</summary>
    public sealed record FlattenStarted(Time At, ExecutionId Request, Symbol? Only, ulong Seed) : Event(At);

    /// <summary>The venue itself has said that it is flat.</summary>
    public sealed record FlattenFinished(Time At, ExecutionId Request) : Event(At);
    // The exchange's countdowns, see DeadMan.
    /// <summary>The countdown of a symbol is to be started anew.</summary>
    /// <param name="Request">Larger than those before it on the symbol.</param>
    /// <param name="For">How long it is to run; zero switches it off.</param>
    public sealed record CountdownRequested(Time At, Symbol Symbol, long Request, TimeSpan For) : Event(At);

    public sealed record CountdownSet(Time At, Symbol Symbol, long Request) : Event(At);

    /// <param name="MayStillHappen">It is not known that it was refused.</param>
    public sealed record CountdownFailed(Time At, Symbol Symbol, long Request, bool MayStillHappen, string Why) : Event(At);

    /// <summary>It was not renewed in time: the exchange has withdrawn what rested on the symbol, or does so now.</summary>
    public sealed record CountdownLapsed(Time At, Symbol Symbol) : Event(At);

    // What watchdogs and people listen to.
    public sealed record ExecutionFinished(Time At, ExecutionId Execution, Outcome Outcome) : Event(At);

    public sealed record AlarmRaised(Time At, string Alarm, string Text) : Event(At);

    public sealed record AlarmCleared(Time At, string Alarm) : Event(At);
}
