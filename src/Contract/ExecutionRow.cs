namespace Bowline.Contract;

/// <summary>One execution: what it is for, how far it is, what it has at the exchange.</summary>
public sealed record ExecutionRow
{
    public required string LinkId { get; init; }

    public required string Kind { get; init; }

    public required string Symbol { get; init; }

    public string? Side { get; init; }

    public string? PositionSide { get; init; }

    /// <summary><c>running</c>, <c>paused</c>, <c>ending</c> or <c>finished</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What it needs rests at the exchange.</summary>
    public bool InPlace { get; init; }

    /// <summary>What it is for, base asset; it is always filled + working + left (and what was filled too much).</summary>
    public required string Quantity { get; init; }

    public required string Filled { get; init; }

    /// <summary>At the exchange now, or on its way there.</summary>
    public string? Working { get; init; }

    /// <summary>Not sent yet.</summary>
    public string? Left { get; init; }

    public string? AvgPrice { get; init; }

    /// <summary>What of its symbol's position belongs to it now, signed; 0 once it has ended.</summary>
    public string Holding { get; init; } = "0";

    /// <summary>The mid when it was asked for.</summary>
    public string? ArrivalPrice { get; init; }

    /// <summary>Average price against arrival in basis points; positive is worse.</summary>
    public string? SlippageBps { get; init; }

    public string? Outcome { get; init; }

    /// <summary>The code of the failure that ended it, listed in docs/errors.md.</summary>
    public string? Code { get; init; }

    /// <summary>Its parameters as the desk resolved them: durations in milliseconds, prices and quantities absolute.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>What else it tells of itself.</summary>
    public IReadOnlyDictionary<string, string>? Details { get; init; }

    /// <summary>In the order they were made.</summary>
    public IReadOnlyList<OrderRow> Orders { get; init; } = [];

    public long StartedAt { get; init; }

    public long? EndedAt { get; init; }

    /// <summary>When it looks at the time again; empty when only events move it.</summary>
    public long? NextAt { get; init; }

    /// <summary>Milliseconds until its schedule ends; empty when it has none.</summary>
    public long? TimeLeftMs { get; init; }
}
