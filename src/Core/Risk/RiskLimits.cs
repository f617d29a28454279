namespace Bowline.Core;

/// <summary>The user's own limits; null leaves one out. What only closes makes the risk smaller, and passes them all.</summary>
public sealed record RiskLimits
{
    public static RiskLimits Default { get; } = new();

    /// <summary>Largest price × quantity of one order, quote asset.</summary>
    public Notional? MaxOrderNotional { get; init; }

    /// <summary>
    /// Most open orders on one symbol, ours and the user's, with the account's conditional ones; the venue's own limits hold
    /// beside it.
    /// </summary>
    public int? MaxOpenOrders { get; init; }

    /// <summary>Largest distance of a limit price from the mark price, either way.</summary>
    public Bps? PriceBand { get; init; }

    /// <summary>Refuse what the account clearly cannot pay for.</summary>
    public bool CheckMargin { get; init; } = true;
}
