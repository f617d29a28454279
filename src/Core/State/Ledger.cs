using System.Collections.Immutable;
using System.Diagnostics;

namespace Bowline.Core;

/// <summary>
/// Everything the desk knows, as the fold of its events: immutable, and a function of the events alone. An event with
/// no
/// effect gives the same instance and no commands.
/// </summary>
public sealed record Ledger
{
    /// <summary>How many ended orders, and how many ended executions, stay in memory; the journal keeps all.</summary>
    public const int KeptAfterEnd = 10_000;

    private Ledger(int keptAfterEnd)
    {
        Orders = Register<ClientOrderId, Order>.Empty(keptAfterEnd);
        Executions = Register<ExecutionId, Execution>.Empty(keptAfterEnd);
    }

    public static Ledger Empty { get; } = new(KeptAfterEnd);

    public Register<ClientOrderId, Order> Orders { get; internal init; }

    public Register<ExecutionId, Execution> Executions { get; internal init; }

    public Shelf<PositionKey, Position> Positions { get; internal init; } = Shelf<PositionKey, Position>.Empty;

    public Shelf<string, Balance> Balances { get; internal init; } = Shelf<string, Balance>.Empty;

    public Shelf<Symbol, SymbolSettings> Settings { get; internal init; } = Shelf<Symbol, SymbolSettings>.Empty;

    /// <summary>Null until the venue told.</summary>
    public PositionMode? PositionMode { get; internal init; }

    public Shelf<long, PendingSetting> PendingSettings { get; internal init; } = Shelf<long, PendingSetting>.Empty;

    public TimerBook Timers { get; internal init; } = TimerBook.Empty;

    public Shelf<string, Alarm> Alarms { get; internal init; } = Shelf<string, Alarm>.Empty;

    public Shelf<string, LostStream> LostStreams { get; internal init; } = Shelf<string, LostStream>.Empty;

    /// <summary>Executions whose promise is not kept, and until when they have to keep it.</summary>
    public Shelf<ExecutionId, Countdown> Countdowns { get; internal init; } = Shelf<ExecutionId, Countdown>.Empty;

    /// <summary>What is being flattened, by request.</summary>
    public Shelf<ExecutionId, Flattening> Flattenings { get; internal init; } = Shelf<ExecutionId, Flattening>.Empty;

    /// <summary>The exchange's countdowns that are not certainly off.</summary>
    public Shelf<Symbol, VenueCountdown> VenueCountdowns { get; internal init; } = Shelf<Symbol, VenueCountdown>.Empty;

    /// <summary>Who wants the dead man's switch; an index over the executions, so no part of <see cref="Hash"/>.</summary>
    public DeadManWishes DeadManWishes { get; internal init; } = DeadManWishes.None;

    /// <summary>Instruments, quotes and marks: no part of <see cref="Hash"/>.</summary>
    public MarketBoard Market { get; internal init; } = MarketBoard.Empty;

    /// <summary>Who hears what: for the loop, which opens the streams. Not part of <see cref="Hash"/>.</summary>
    public FeedIndex Listeners { get; internal init; } = FeedIndex.Empty;

    /// <summary>What live executions hold of the positions; an index over them, so no part of <see cref="Hash"/>.</summary>
    public Holdings Holdings { get; internal init; } = Holdings.Empty;

    /// <summary>What the live orders add up to; an index over them, so no part of <see cref="Hash"/>.</summary>
    public OpenOrders Open { get; internal init; } = OpenOrders.None;

    /// <summary>
    /// What executions in memory have filled by orders that are not in memory any more: for reading, and no part of <see cref="Hash"/>.
    /// </summary>
    public ImmutableSortedDictionary<ExecutionId, ExecutionCost> ForgottenFills { get; internal init; } =
        ImmutableSortedDictionary<ExecutionId, ExecutionCost>.Empty;

    internal VenueIdIndex VenueIds { get; init; } = VenueIdIndex.Empty;

    /// <summary>The fingerprint of the state: equal for equal states whatever events led there.</summary>
    public StateHash Hash =>
        Orders.Hash + Executions.Hash + Positions.Hash + Balances.Hash + Settings.Hash + PendingSettings.Hash
        + Timers.Hash + Alarms.Hash + LostStreams.Hash + Countdowns.Hash + Flattenings.Hash + VenueCountdowns.Hash
        + new StateHash(0, PositionMode is { } mode ? 1 + (ulong)mode : 0);

    /// <summary>An empty ledger that keeps fewer of what has ended.</summary>
    public static Ledger Keeping(int keptAfterEnd) => new(keptAfterEnd);

    /// <summary>
    /// By the exchange's id of a plain order, or of the child of a conditional one; null when none in memory has it.
    /// </summary>
    public Order? FindOrder(VenueOrderId id) => VenueIds.Plain(id) is { } own ? Orders.Find(own) : null;

    /// <summary>By the exchange's id of a conditional order [<c>algoId</c>].</summary>
    public Order? FindConditional(VenueOrderId id) => VenueIds.Conditional(id) is { } own ? Orders.Find(own) : null;

    public Order? FindOrder(ClientOrderId id) => Orders.Find(id);

    /// <summary>The position of a symbol and leg: flat when there is none.</summary>
    public Position PositionOf(Symbol symbol, PositionSide side = PositionSide.Both)
    {
        var key = new PositionKey(symbol, side);
        return Positions.Find(key) ?? new Position { Key = key };
    }

    /// <summary>Whose the position of a symbol and leg is.</summary>
    public PositionShares SharesOf(Symbol symbol, PositionSide side = PositionSide.Both) =>
        new(PositionOf(symbol, side).Amount, Holdings.Of(new(symbol, side)));

    /// <summary>Orders of an execution that are in memory, by id.</summary>
    public IEnumerable<Order> OrdersOf(ExecutionId execution) => Open.Of(execution).Select(id => Orders.Find(id)!);

    /// <summary>As a desk begins with it after a restart: prices of before are no prices any more.</summary>
    public Ledger WithoutPrices() => this with { Market = new MarketBoard { Instruments = Market.Instruments } };

    /// <summary>Folds one event.</summary>
    public LedgerStep Apply(Event e) => e switch
    {
        Event.ExecutionStarted x => ExecutionFold.Started(this, x),
        Event.PauseRequested x => ExecutionFold.Deliver(this, x.Execution, x),
        Event.ResumeRequested x => ExecutionFold.Deliver(this, x.Execution, x),
        Event.EndRequested x => ExecutionFold.Deliver(this, x.Execution, x),
        Event.FinishRequested x => ExecutionFold.Deliver(this, x.Execution, x),
        Event.TimerFired x => ExecutionFold.OnTimer(this, x),
        Event.OrderAdopted x => OrderFold.Adopt(this, x),
        _ when OrderEvents.OrderOf(e) is { } order => OrderFold.Apply(this, order, e),
        Event.QuoteUpdated x => Told(Market.With(x), x, FeedKind.Quote, x.Symbol),
        Event.MarkPriceUpdated x => Told(Market.With(x), x, FeedKind.Mark, x.Symbol),
        Event.FundingUpdated x => Told(Market.With(x), x, FeedKind.Funding, x.Symbol),
        Event.TradesObserved x => Told(Market.With(x), x, FeedKind.Trades, x.Symbol),
        Event.KlineClosed x => Told(Market, x, FeedKind.Kline, x.Symbol, x.Interval),
        Event.InstrumentChanged x => ExecutionFold.OnRules(this, x),
        Event.HoldingReduced x => ExecutionFold.Deliver(this, x.Execution, x),
        Event.PositionChanged or Event.BalanceChanged or Event.ReconcileFinished => AccountFold.Apply(this, e),
        Event.SettingRequested or Event.SettingChanged or Event.SettingRejected => SettingFold.Apply(this, e),
        Event.StreamLost x => Lost(x),
        Event.StreamRestored or Event.AlarmRaised or Event.AlarmCleared =>
            SignalFold.Apply(this, e),
        Event.ProtectionLost or Event.ProtectionClosing or Event.ProtectionClosed or Event.ProtectionRegained =>
            ProtectionFold.Apply(this, e),
        Event.FlattenStarted or Event.FlattenFinished => FlattenFold.Apply(this, e),
        Event.CountdownRequested or Event.CountdownSet or Event.CountdownFailed or Event.CountdownLapsed =>
            VenueCountdownFold.Apply(this, e),
        Event.RequestAccepted => new(this),
        // For the record, for the watchdogs, and for what waits for the end of another execution.
        Event.RequestRefused or Event.ExecutionFinished => ExecutionFold.OnFeed(this, e, Feed.OfExecutions),
        _ => throw new UnreachableException(e.GetType().Name),
    };

    // What waits for a price must not take an old one for it.
    private LedgerStep Lost(Event.StreamLost e)
    {
        var lost = SignalFold.Apply(this, e).Next;
        var market = Market.Without(e.Stream);
        if (!ReferenceEquals(market, Market))
            lost = lost with { Market = market };
        return e.Stream switch
        {
            Feed.PriceStream => ExecutionFold.OnFeed(lost, e, Feed.OfExecutions),
            Feed.QuoteStream => ExecutionFold.OnFeeds(lost, e, FeedKind.Quote),
            _ => new(lost),
        };
    }

    private LedgerStep Told(MarketBoard market, Event e, FeedKind kind, Symbol symbol, string interval = "") =>
        ExecutionFold.OnFeed(
            ReferenceEquals(market, Market) ? this : this with { Market = market }, e, new(kind, symbol, interval));
}
