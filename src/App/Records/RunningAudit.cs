using Bowline.Core;

namespace Bowline.App;

/// <summary>One running execution as the audit log knows it.</summary>
internal sealed class RunningAudit(Event.ExecutionStarted started, AuditOrder order)
{
    private readonly Dictionary<LegKey, AuditOrder> _told = [];
    private readonly Lazy<int?> _slices = new(() => SlicesOf(started));

    public ExecutionId Id => started.Execution;

    public ExecutionSpec Spec => started.Spec;

    public Time StartedAt => started.At;

    public ExecutionWords Words { get; } = ExecutionWords.Of(started.Spec);

    /// <summary>What a new order of it begins with: the parameters of a single order, else its link alone.</summary>
    public AuditOrder Order { get; } = order;

    public ExecutionCost Cost { get; private set; } = started.Spec switch
    {
        AlgorithmSpec spec => new(spec.Side, spec.Context.Arrival),
        SingleSpec single => new(single.Asked.Side, null),
        _ => throw new System.Diagnostics.UnreachableException(started.Spec.GetType().Name),
    };

    /// <summary>How many slices its schedule has, those merged counted once; null for what has no schedule.</summary>
    public int? Slices => _slices.Value;

    /// <summary>The pair was told of, or there is none.</summary>
    public bool PairIsTold { get; set; }

    /// <summary>How many different legs of a role have had an order at the venue.</summary>
    public int LegsOf(char role) => _told.Keys.Count(key => key.Role == role);

    /// <summary>The first order of a leg that came to the venue; the same again is none.</summary>
    public bool IsFirst(LegKey leg, AuditOrder order) => _told.TryAdd(leg, order);

    /// <summary>The leg's first order; none when there was none.</summary>
    public AuditOrder FirstOf(char role) =>
        _told.FirstOrDefault(pair => pair.Key.Role == role).Value ?? AuditOrder.None;

    public void Fill(string side, Fill fill) => Cost = Cost.With(side == "SELL" ? Side.Sell : Side.Buy, fill);

    private static int? SlicesOf(Event.ExecutionStarted started) =>
        started.Spec.Begin(started.Execution, started.At, started.Seed) is ScheduledExecution scheduled ? scheduled.Plan.Count : null;
}
