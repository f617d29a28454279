namespace Bowline.Core;

/// <summary>
/// What an order asks for: a closed family, each member with just the fields that mean something for it.
/// </summary>
public abstract record OrderSpec
{
    private OrderSpec() { }

    public required Symbol Symbol { get; init; }

    public required Side Side { get; init; }

    /// <summary>Base asset, on the symbol's step.</summary>
    public required Quantity Quantity { get; init; }

    public PositionSide PositionSide { get; init; }

    /// <summary>May only shrink a position [<c>reduceOnly</c>].</summary>
    public bool ReduceOnly { get; init; }

    /// <summary>
    /// Self-trade prevention; null leaves it to the venue's default [<c>selfTradePreventionMode</c>].
    /// </summary>
    public SelfTradePrevention? SelfTradePrevention { get; init; }

    /// <summary>Takes what the book offers [MARKET].</summary>
    public sealed record Market : OrderSpec;

    /// <summary>Trades at its price or better [LIMIT].</summary>
    public sealed record Limit : OrderSpec
    {
        public required Price Price { get; init; }

        public required TimeInForce TimeInForce { get; init; }
    }
}

/// <summary>Which order expires when an account would trade with itself [<c>selfTradePreventionMode</c>].</summary>
public enum SelfTradePrevention
{
    None,
    ExpireTaker,
    ExpireMaker,
    ExpireBoth,
}
