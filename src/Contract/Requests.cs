namespace Bowline.Contract;

/// <summary>One order as it was typed; every value is text and is read by the desk, so that one place decides.</summary>
public sealed record PlaceRequest
{
    /// <summary><c>market</c> or <c>limit</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>Made by the face (<c>ORD-4f9k2m1x</c>): it asks for it when the desk dies in mid-request.</summary>
    public required string LinkId { get; init; }

    public string? Symbol { get; init; }

    public string? Side { get; init; }

    /// <summary><c>0.01</c>, <c>500$</c> or <c>25%</c>.</summary>
    public string? Quantity { get; init; }

    /// <summary><c>60000</c>, <c>-0.5%</c> or <c>+20</c>.</summary>
    public string? Price { get; init; }

    /// <summary>GTC, IOC, FOK, GTX or GTD.</summary>
    public string? TimeInForce { get; init; }

    /// <summary>How long a GTD order rests: <c>2h</c>.</summary>
    public string? GoodTill { get; init; }

    public string? PositionSide { get; init; }

    public string? SelfTradePrevention { get; init; }

    public string? PriceMatch { get; init; }

    public string? ClientOrderId { get; init; }

    public bool PostOnly { get; init; }

    public bool ReduceOnly { get; init; }

    public bool ClosePosition { get; init; }

    public bool Round { get; init; }

    /// <summary>Check and show, never send.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Answer when the order has ended, not when it rests.</summary>
    public bool Wait { get; init; }

    /// <summary>Answer as soon as the intent is durable.</summary>
    public bool Detach { get; init; }

    /// <summary>The mode the face believes it talks to; another one is refused.</summary>
    public string? Mode { get; init; }
}

/// <summary>Cancels one order by any of its ids, or all (of a symbol).</summary>
public sealed record CancelRequest
{
    /// <summary>The exchange's order id, our client order id or a link id.</summary>
    public string? Id { get; init; }

    public bool All { get; init; }

    public string? Symbol { get; init; }

    public bool WhatIf { get; init; }

    public string? Mode { get; init; }
}

/// <summary>
/// An execution as it was typed: the values of its parameters are text under the names of
/// <see cref="ExecutionVerbs"/> and are read by the desk, so that one place decides.
/// </summary>
public sealed record ExecuteRequest
{
    /// <summary>One of <see cref="ExecutionVerbs.All"/> (<c>oco</c>).</summary>
    public required string Verb { get; init; }

    /// <summary>Made by the face (<c>OCO-4f9k2m1x</c>): it asks for it when the desk dies in mid-request.</summary>
    public required string LinkId { get; init; }

    public string? Symbol { get; init; }

    /// <summary>
    /// Name to text; a flag is <c>true</c>, several values of one parameter stand with commas between. JSON may leave it
    /// out, and may give a name without a text: that is as if it were not there.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>Quantities down, prices to the passive side.</summary>
    public bool Round { get; init; }

    /// <summary>Check and show, never send.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Answer when it has ended.</summary>
    public bool Wait { get; init; }

    /// <summary>Answer as soon as it is durable.</summary>
    public bool Detach { get; init; }

    /// <summary>The mode the face believes it talks to; another one is refused.</summary>
    public string? Mode { get; init; }
}

/// <summary>Pauses, resumes, ends or finishes an execution; which one is told by the route.</summary>
public sealed record SteerRequest
{
    public bool WhatIf { get; init; }

    public string? Mode { get; init; }
}

/// <summary>Changes a resting limit order in place.</summary>
public sealed record AmendRequest
{
    public required string Id { get; init; }

    public string? Price { get; init; }

    /// <summary>The new total quantity, filled part included.</summary>
    public string? Quantity { get; init; }

    public bool Round { get; init; }

    public bool WhatIf { get; init; }

    public string? Mode { get; init; }
}

/// <summary>Cancels what rests and closes what is open: one symbol, or the whole account.</summary>
public sealed record FlattenRequest
{
    public required string LinkId { get; init; }

    public string? Symbol { get; init; }

    public bool All { get; init; }

    public bool WhatIf { get; init; }

    public string? Mode { get; init; }
}

/// <summary>A setting of the account: leverage and margin type of a symbol, or the position mode.</summary>
public sealed record SettingRequest
{
    public string? Symbol { get; init; }

    /// <summary>A whole multiple; <c>cross</c> or <c>isolated</c>; <c>one-way</c> or <c>hedge</c>.</summary>
    public required string Value { get; init; }

    public bool WhatIf { get; init; }

    public string? Mode { get; init; }
}

/// <summary>A refusal a face made before the desk was reached, for the record.</summary>
public sealed record RefusalReport
{
    public required string Command { get; init; }

    public required string Code { get; init; }

    public required string Rule { get; init; }

    public string? Value { get; init; }
}

/// <summary>Arms live trading by its typed phrase, until the desk stops or for a time.</summary>
public sealed record ArmRequest
{
    public required string Phrase { get; init; }

    /// <summary><c>8h</c>; empty is until the desk stops.</summary>
    public string? For { get; init; }
}
