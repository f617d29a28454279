namespace Bowline.Paper;

/// <summary>
/// The faults that are switched on. With none of them every part is null, and the exchange asks no further.
/// </summary>
internal sealed class FaultDesk(Exchange exchange)
{
    public const int LiveMax = 1_000;
    private const ulong Spread = 0x9E3779B97F4A7C15UL;

    private readonly List<LiveFault> live = [];
    private long lastId;
    private readonly MarketFaults markets = new(exchange);
    private MomentFaults? moments;

    public IReadOnlyList<LiveFault> Live => live;

    /// <summary>Null without a fault of requests or answers.</summary>
    public RequestFaults? Requests { get; private set; }

    /// <summary>Null without a fault of the clock.</summary>
    public ClockFaults? Clock { get; private set; }

    /// <summary>Null while no market is changed.</summary>
    public MarketFaults? Market => markets.IsIdle ? null : markets;

    public long NextDue => live.Count == 0 ? long.MaxValue : Math.Min(
        Math.Min(moments?.NextDue ?? long.MaxValue, markets.NextDue), exchange.Hub.Faults?.NextDue ?? long.MaxValue);

    /// <summary>Switches a plan's faults on, beside those that are; none when there would be too many.</summary>
    public IReadOnlyList<LiveFault>? Start(FaultPlan plan, long now)
    {
        if (live.Count + plan.Rules.Length > LiveMax)
            return null;
        var chance = new Prng(plan.Seed);
        var started = plan.Rules
            .Select(rule => new LiveFault(++lastId, plan.Name, rule, chance.Next() ^ Spread, now)).ToList();
        live.AddRange(started);
        Rebuild(now);
        return started;
    }

    /// <summary>Switches one fault off; false when there is none of this id.</summary>
    public bool Stop(long id, long now)
    {
        var found = live.RemoveAll(fault => fault.Id == id) > 0;
        if (found)
            Rebuild(now);
        return found;
    }

    /// <summary>Switches all off: what was kept back is sent, bans end.</summary>
    public void StopAll(long now)
    {
        live.Clear();
        Rebuild(now);
    }

    /// <summary>A fault of the market strikes.</summary>
    public void Strike(LiveFault fault, long now) => markets.Strike(fault, now);

    public void Advance(long now)
    {
        if (live.Count == 0)
            return;
        Market?.End(_ => false, now);
        moments?.Advance(now);
        exchange.Hub.AdvanceFaults(now);
    }

    // Counts, chance, bans and silences of the faults that stay go on.
    private void Rebuild(long now)
    {
        var (before, after) = (In(FaultPlace.Request), In(FaultPlace.Answer));
        Requests = before.Count + after.Count == 0 ? null : Requests ?? new RequestFaults(exchange);
        Requests?.Use(before, after);
        Clock = In(FaultPlace.Clock) is { Count: > 0 } clocks ? new ClockFaults(clocks) : null;
        moments = In(FaultPlace.Moment) is { Count: > 0 } timed ? new MomentFaults(exchange, timed) : null;
        exchange.Hub.Use(In(FaultPlace.Frame), now);
        exchange.Algos.Triggering.Loses =
            In(FaultPlace.Trigger) is { Count: > 0 } lost ? new TriggerFaults(exchange, lost).Takes : null;
        Market?.End(fault => !live.Contains(fault), now);
    }

    private List<LiveFault> In(FaultPlace place) => live.FindAll(fault => fault.Rule.Kind.Place == place);
}
