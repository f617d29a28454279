namespace Bowline.Paper;

/// <summary>A POST algoOrder whose parameters are well formed; its business rules are still to be asked.</summary>
internal sealed record AlgoRequest
{
    public required Listing Listing { get; init; }

    public required AlgoType Type { get; init; }

    public required Side Side { get; init; }

    public required PositionSide PositionSide { get; init; }

    public required TimeInForce Tif { get; init; }

    /// <summary>Base units as sent; 0 with closePosition.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Quote units as sent; 0 for the market types and with a price match.</summary>
    public required decimal Price { get; init; }

    /// <summary>Quote units as sent, on or off the tick; 0 for a trailing stop.</summary>
    public required decimal TriggerPrice { get; init; }

    /// <summary>Quote units; null is the price of the moment. Trailing only.</summary>
    public required decimal? ActivatePrice { get; init; }

    /// <summary>Percent. Trailing only, else 0.</summary>
    public required decimal CallbackRate { get; init; }

    public required WorkingType Working { get; init; }

    /// <summary>NONE when the price was sent.</summary>
    public required string PriceMatch { get; init; }

    public required bool ClosePosition { get; init; }

    public required bool PriceProtect { get; init; }

    /// <summary>True when asked for, with closePosition, and for a hedge-mode order that closes a leg.</summary>
    public required bool ReduceOnly { get; init; }

    public required string? ClientId { get; init; }

    public required SelfTradeMode SelfTrade { get; init; }

    /// <summary>Unix ms; 0 unless GTD.</summary>
    public required long GoodTill { get; init; }

    public bool IsTrailing => Type == AlgoType.TrailingStopMarket;

    /// <summary>The price the order listens to, as it is now; quote units, 0 when there is none yet.</summary>
    public decimal WorkingPrice => Working.PriceOn(Listing.Market);
}
