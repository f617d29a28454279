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

    public Shelf<TimerKey, ArmedTimer> Timers { get; internal init; } = Shelf<TimerKey, ArmedTimer>.Empty;

    public Shelf<string, Alarm> Alarms { get; internal init; } = Shelf<string, Alarm>.Empty;

    public Shelf<string, LostStream> LostStreams { get; internal init; } = Shelf<string, LostStream>.Empty;

    /// <summary>Instruments, quotes and marks: no part of <see cref="Hash"/>.</summary>
    public MarketBoard Market { get; internal init; } = MarketBoard.Empty;

    internal ImmutableDictionary<VenueOrderId, ClientOrderId> VenueIds { get; init; } =
        ImmutableDictionary<VenueOrderId, ClientOrderId>.Empty;

    internal ImmutableSortedSet<ExecutionId> Listeners { get; init; } = ImmutableSortedSet<ExecutionId>.Empty;

    /// <summary>The fingerprint of the state: equal for equal states whatever events led there.</summary>
    public StateHash Hash =>
        Orders.Hash + Executions.Hash + Positions.Hash + Balances.Hash + Settings.Hash + PendingSettings.Hash
        + Timers.Hash + Alarms.Hash + LostStreams.Hash
        + new StateHash(0, PositionMode is { } mode ? 1 + (ulong)mode : 0);

    /// <summary>An empty ledger that keeps fewer of what has ended.</summary>
    public static Ledger Keeping(int keptAfterEnd) => new(keptAfterEnd);

    /// <summary>By the exchange's id; null when no order in memory has it.</summary>
    public Order? FindOrder(VenueOrderId id) => VenueIds.TryGetValue(id, out var own) ? Orders.Find(own) : null;

    public Order? FindOrder(ClientOrderId id) => Orders.Find(id);

    /// <summary>The position of a symbol and leg: flat when there is none.</summary>
    public Position PositionOf(Symbol symbol, PositionSide side = PositionSide.Both)
    {
        var key = new PositionKey(symbol, side);
        return Positions.Find(key) ?? new Position { Key = key };
    }

    /// <summary>Orders of an execution that are in memory, by id.</summary>
    public IEnumerable<Order> OrdersOf(ExecutionId execution) => Orders.All.Where(o => o.Execution == execution);

    /// <summary>Folds one event.</summary>
    public LedgerStep Apply(Event e) => e switch
    {
        Event.ExecutionStarted x => ExecutionFold.Start(this, x),
        Event.PauseRequested x => ExecutionFold.Deliver(this, x.Execution, x),
        Event.ResumeRequested x => ExecutionFold.Deliver(this, x.Execution, x),
        Event.EndRequested x => ExecutionFold.Deliver(this, x.Execution, x),
        Event.FinishRequested x => ExecutionFold.Deliver(this, x.Execution, x),
        Event.TimerFired x => ExecutionFold.OnTimer(this, x),
        Event.OrderAdopted x => OrderFold.Adopt(this, x),
        _ when OrderEvents.OrderOf(e) is { } order => OrderFold.Apply(this, order, e),
        Event.QuoteUpdated x => ExecutionFold.OnMarket(WithMarket(Market.With(x)), x, x.Symbol, Needs.Quotes),
        Event.MarkPriceUpdated x => ExecutionFold.OnMarket(WithMarket(Market.With(x)), x, x.Symbol, Needs.MarkPrices),
        Event.InstrumentChanged x =>
            ExecutionFold.OnMarket(WithMarket(Market.With(x)), x, x.Instrument.Symbol, Needs.Instruments),
        Event.PositionChanged or Event.BalanceChanged or Event.ReconcileFinished => AccountFold.Apply(this, e),
        Event.SettingRequested or Event.SettingChanged or Event.SettingRejected => SettingFold.Apply(this, e),
        Event.StreamLost or Event.StreamRestored or Event.AlarmRaised or Event.AlarmCleared =>
            SignalFold.Apply(this, e),
        // For the record and for the watchdogs; the state has it already or never will.
        Event.RequestRefused or Event.ExecutionFinished => new(this),
        _ => throw new UnreachableException(e.GetType().Name),
    };

    private Ledger WithMarket(MarketBoard market) =>
        ReferenceEquals(market, Market) ? this : this with { Market = market };
}
