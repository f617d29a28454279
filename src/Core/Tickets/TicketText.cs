namespace Bowline.Core;

/// <summary>An order as it was typed: every value is text and may be missing.</summary>
public sealed record TicketText
{
    /// <summary><c>market</c> or <c>limit</c>.</summary>
    public required string Verb { get; init; }

    public string? Symbol { get; init; }

    public string? Side { get; init; }

    public string? Quantity { get; init; }

    public string? Price { get; init; }

    public string? TimeInForce { get; init; }

    public string? GoodTill { get; init; }

    public string? PositionSide { get; init; }

    public string? SelfTradePrevention { get; init; }

    public string? ClientOrderId { get; init; }

    public bool PostOnly { get; init; }

    public bool ReduceOnly { get; init; }

    public bool ClosePosition { get; init; }

    public bool Round { get; init; }
}
