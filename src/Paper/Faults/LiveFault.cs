namespace Bowline.Paper;

/// <summary>
/// One fault that is switched on. It draws from chance of its own, so that the others strike the same with or
/// without it.
/// </summary>
internal sealed class LiveFault(long id, string plan, FaultRule rule, ulong seed, long startedAt)
{
    private long left;

    /// <summary>By which it is switched off.</summary>
    public long Id { get; } = id;

    public string Plan { get; } = plan;

    public FaultRule Rule { get; } = rule;

    public long StartedAt { get; } = startedAt;

    /// <summary>Requests, frames or moments it could have struck, inside its time.</summary>
    public long Seen { get; private set; }

    public long Struck { get; private set; }

    /// <summary>
    /// Unix ms of the last moment it had its chance, for faults of moments; before the first, 1 ms before its start.
    /// </summary>
    public long LastMoment { get; set; } = startedAt - 1;

    public Prng Chance { get; } = new(seed);

    /// <summary>Ms since its open window began; none while it is closed.</summary>
    public long? Since(long now) => Rule.Trigger.Since(now - StartedAt);

    /// <summary>Whether this one is struck; asked once for each that the fault covers.</summary>
    public bool Strikes(long now)
    {
        var trigger = Rule.Trigger;
        if (Since(now) is null || (trigger.Times > 0 && Struck >= trigger.Times) || Seen++ < trigger.Skip)
            return false;
        if (left == 0)
        {
            if (Chance.Below(FaultTable.MillionParts) >= trigger.Probability)
                return false;
            left = trigger.Burst;
        }
        left--;
        Struck++;
        return true;
    }

    /// <summary>A parameter with its jitter on it, in ms.</summary>
    public long DrawMs() => Rule.Number("ms") + Chance.Below(Rule.Number("jitterMs") + 1);
}
