namespace Bowline.Contract;

/// <summary>What every answer that is not a plain list carries.</summary>
public abstract record Answer
{
    public bool IsSuccess { get; init; } = true;

    /// <summary>The exit code of a command line that gets this answer.</summary>
    public ExitCode ExitCode { get; init; } = ExitCode.Done;

    /// <summary>What went wrong, for a person: the rule, the value, the nearest valid value, what to type, the exchange's code in brackets.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Stable code of the refusal, listed in docs/errors.md.</summary>
    public string? Code { get; init; }

    public string? Rule { get; init; }

    /// <summary>Further refusals of the same request: all problems at once.</summary>
    public IReadOnlyList<string>? Problems { get; init; }

    /// <summary>Lines for stderr: how the order was resolved and rounded, what to do next.</summary>
    public IReadOnlyList<string>? Notes { get; init; }
}

/// <summary>What became of one order. Prices and quantities are text in plain decimals, ids too (they pass 2^53).</summary>
public sealed record PlacedOrder : Answer
{
    public PlaceRequest? Request { get; init; }

    /// <summary>The exchange's answer as received, when there was one.</summary>
    public System.Text.Json.JsonElement? RawResponse { get; init; }

    public string? LinkId { get; init; }

    public string? OrderId { get; init; }

    public string? ClientOrderId { get; init; }

    public string? Symbol { get; init; }

    public string? Side { get; init; }

    public string? PositionSide { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? OrigQty { get; init; }

    public string? Price { get; init; }

    public string? TimeInForce { get; init; }

    public string? ExecutedQty { get; init; }

    public string? AvgPrice { get; init; }

    /// <summary>Positive is paid.</summary>
    public string? Fee { get; init; }

    public string? FeeAsset { get; init; }

    public string? RealizedPnl { get; init; }

    public bool ReduceOnly { get; init; }

    /// <summary>The symbol's position after it.</summary>
    public PositionRow? Position { get; init; }

    /// <summary>It was only checked and shown.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Price × quantity in USDT at the resolved price.</summary>
    public string? Notional { get; init; }

    /// <summary>Initial margin in USDT the order needs, as far as the desk can tell.</summary>
    public string? Margin { get; init; }
}

/// <summary>What became of an execution: where it stands when the answer is given.</summary>
public sealed record ExecutionAnswer : Answer
{
    public ExecuteRequest? Request { get; init; }

    public string? LinkId { get; init; }

    /// <summary>The order's id where the execution is a single order.</summary>
    public string? OrderId { get; init; }

    /// <summary>It was only checked and shown.</summary>
    public bool WhatIf { get; init; }

    /// <summary>The exchange's last answer about the order that failed, as received.</summary>
    public System.Text.Json.JsonElement? RawResponse { get; init; }

    /// <summary>Where it stands; empty when it never started. Its fields are this answer's own on the wire.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ExecutionRow? Execution { get; init; }

    public string? Kind => Execution?.Kind;

    public string? Symbol => Execution?.Symbol;

    public string? Side => Execution?.Side;

    public string? PositionSide => Execution?.PositionSide;

    public string? Status => Execution?.Status;

    public string? Quantity => Execution?.Quantity;

    public string? Filled => Execution?.Filled;

    public string? Working => Execution?.Working;

    public string? Left => Execution?.Left;

    public string? AvgPrice => Execution?.AvgPrice;

    public string? ArrivalPrice => Execution?.ArrivalPrice;

    public string? SlippageBps => Execution?.SlippageBps;

    public string? Outcome => Execution?.Outcome;

    public IReadOnlyDictionary<string, string>? Parameters => Execution?.Parameters;

    public IReadOnlyDictionary<string, string>? Details => Execution?.Details;

    public IReadOnlyList<OrderRow> Orders => Execution?.Orders ?? [];
}

/// <summary>Orders that a cancel, amend or flatten touched, one outcome each.</summary>
public sealed record OrdersTouched : Answer
{
    public required IReadOnlyList<PlacedOrder> Orders { get; init; }
}

/// <summary>A setting as it now stands.</summary>
public sealed record SettingAnswer : Answer
{
    public string? Symbol { get; init; }

    public string? Setting { get; init; }

    public string? Value { get; init; }

    /// <summary>It stood like this already.</summary>
    public bool Unchanged { get; init; }
}

/// <summary>A refusal or failure with nothing else to say.</summary>
public sealed record PlainAnswer : Answer;
