namespace Bowline.Contract;

/// <summary>What became of an execution or an order and why, from the journal: the answer to <c>explain</c>.</summary>
public sealed record Explanation : Answer
{
    /// <summary>Empty for an order that no execution of the desk answers for.</summary>
    public string? LinkId { get; init; }

    public string? Kind { get; init; }

    public string? Symbol { get; init; }

    public string? Side { get; init; }

    /// <summary>The parent quantity, base asset.</summary>
    public string? Quantity { get; init; }

    public string? Filled { get; init; }

    public string? Status { get; init; }

    public string? Outcome { get; init; }

    /// <summary>UTC, milliseconds since 1970.</summary>
    public long? StartedAt { get; init; }

    public long? EndedAt { get; init; }

    /// <summary>The request as it was typed; nothing where the journal is older than that record.</summary>
    public string? Asked { get; init; }

    /// <summary>What it was resolved to.</summary>
    public IReadOnlyList<NamedText> Parameters { get; init; } = [];

    /// <summary>Each event that led to something, in order.</summary>
    public IReadOnlyList<ExplainedStep> Steps { get; init; } = [];

    public IReadOnlyList<ExplainedOrder> Orders { get; init; } = [];

    public ExplainedCost? Cost { get; init; }

    /// <summary>What its kind has to say beside, such as the cancel window of an OCO.</summary>
    public IReadOnlyList<NamedText> Details { get; init; } = [];

    /// <summary>Steps, orders and lines that were left out for length; <c>--full</c> shows them.</summary>
    public int LeftOut { get; init; }
}

/// <summary>One named value.</summary>
public sealed record NamedText(string Name, string Value);

/// <summary>An event and what the execution did about it.</summary>
public sealed record ExplainedStep
{
    /// <summary>Of the journal record.</summary>
    public required long Sequence { get; init; }

    public required long Time { get; init; }

    public required string Cause { get; init; }

    public required IReadOnlyList<string> Effects { get; init; }
}

/// <summary>One order of it, from the event that caused it to its end.</summary>
public sealed record ExplainedOrder
{
    public required string ClientOrderId { get; init; }

    public string? OrderId { get; init; }

    /// <summary>The role and number of its leg; nothing for an order under an id of its user's choice.</summary>
    public string? Leg { get; init; }

    /// <summary>1 for the first order of its leg.</summary>
    public int Attempt { get; init; }

    /// <summary>The order as it was asked for.</summary>
    public required string Text { get; init; }

    public required string Status { get; init; }

    public required string Filled { get; init; }

    /// <summary>The journal record that caused it; nothing for an order that the desk did not place.</summary>
    public long? CausedBy { get; init; }

    public required IReadOnlyList<ExplainedLine> Lines { get; init; }
}

/// <summary>One thing that happened to an order.</summary>
public sealed record ExplainedLine
{
    public required long Sequence { get; init; }

    public required long Time { get; init; }

    public required string Text { get; init; }
}

/// <summary>What it has cost. Basis points are against the arrival mid: positive is worse.</summary>
public sealed record ExplainedCost
{
    public string? AvgPrice { get; init; }

    public string? ArrivalPrice { get; init; }

    public string? SlippageBps { get; init; }

    /// <summary>Fees of the fills in basis points of the value at arrival; nothing when they were paid in another asset.</summary>
    public string? FeesBps { get; init; }

    /// <summary>Slippage and fees together.</summary>
    public string? ShortfallBps { get; init; }

    /// <summary>By asset; positive is paid.</summary>
    public IReadOnlyList<NamedText> Fees { get; init; } = [];

    /// <summary>Quote asset, before fees.</summary>
    public string? RealizedPnl { get; init; }

    /// <summary>From its start to its end, or to the last record read.</summary>
    public long DurationMs { get; init; }
}
