namespace Bowline.Paper;

/// <summary>A POST order whose parameters are well formed; its business rules are still to be asked.</summary>
internal sealed record OrderRequest
{
    public required Listing Listing { get; init; }

    public required Side Side { get; init; }

    public required OrderType Type { get; init; }

    public required PositionSide PositionSide { get; init; }

    public required TimeInForce Tif { get; init; }

    /// <summary>Base units as sent.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Quote units as sent, 0 for MARKET.</summary>
    public required decimal Price { get; init; }

    public required bool ReduceOnly { get; init; }

    public required string? ClientId { get; init; }

    public required bool WantsResult { get; init; }

    /// <summary>NONE when the price was sent.</summary>
    public required string PriceMatch { get; init; }

    public required SelfTradeMode SelfTrade { get; init; }

    public required long GoodTill { get; init; }

    /// <summary>The conditional order whose trigger places this one; null for a client's own order.</summary>
    public AlgoOrder? Parent { get; init; }

    public long Ticks => Listing.Spec.Ticks(Price);

    public long Lots => Listing.Spec.Lots(Quantity);
}

/// <summary>A value, or the venue's refusal of it.</summary>
internal readonly record struct Checked<T>(T? Value, Refusal? Refusal)
    where T : class
{
    public static implicit operator Checked<T>(T value) => new(value, null);

    public static implicit operator Checked<T>(Refusal refusal) => new(null, refusal);
}
