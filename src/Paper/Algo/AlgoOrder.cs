namespace Bowline.Paper;

/// <summary>
/// One conditional order of an account. Prices in quote units (a trigger need not be on the tick), quantities in lots,
/// times in Unix ms.
/// </summary>
internal sealed class AlgoOrder
{
    private decimal lastExtreme;

    public required long Id { get; init; }

    public required int Account { get; init; }

    public required SymbolSpec Spec { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The client chose the id; then the child order carries it too.</summary>
    public required bool Named { get; init; }

    public required AlgoType Type { get; init; }

    public required Side Side { get; init; }

    public required PositionSide PositionSide { get; init; }

    public required TimeInForce Tif { get; init; }

    /// <summary>0 with closePosition: the size is that of the position at the trigger.</summary>
    public required long Lots { get; init; }

    /// <summary>Limit price; 0 for the market types and with a price match.</summary>
    public required decimal Price { get; init; }

    public required WorkingType Working { get; init; }

    public required string PriceMatch { get; init; }

    public required bool ClosePosition { get; init; }

    public required bool PriceProtect { get; init; }

    public required bool ReduceOnly { get; init; }

    public required SelfTradeMode SelfTrade { get; init; }

    public required long GoodTill { get; init; }

    /// <summary>Where a trailing stop starts to trail; 0 for the others.</summary>
    public required decimal ActivatePrice { get; init; }

    /// <summary>Percent; 0 unless trailing.</summary>
    public required decimal CallbackRate { get; init; }

    public required long CreatedAt { get; init; }

    /// <summary>A trailing stop gets it at the trigger.</summary>
    public required decimal TriggerPrice { get; set; }

    public AlgoStatus Status { get; set; }

    public long UpdatedAt { get; set; }

    /// <summary>0 before the trigger.</summary>
    public long TriggeredAt { get; set; }

    /// <summary>The leg a closePosition order closes, as it was at the trigger (contract 12.2, R8).</summary>
    public long LegLots { get; set; }

    /// <summary>A trailing stop that trails.</summary>
    public bool Activated { get; set; }

    /// <summary>The best price since the activation of a trailing stop; 0 before.</summary>
    public decimal Extreme
    {
        get => Trail?.Extreme ?? lastExtreme;
        set => lastExtreme = value;
    }

    /// <summary>The order placed at the trigger; 0 before.</summary>
    public long ChildId { get; set; }

    public long ExecutedLots { get; set; }

    /// <summary>Quote units, exact.</summary>
    public decimal CumQuote { get; set; }

    /// <summary>Why it was refused, expired or cancelled; empty else.</summary>
    public string Reason { get; set; } = "";

    /// <summary>A closePosition order that has seen the position it closes: it expires with that position.</summary>
    public bool Guards { get; set; }

    /// <summary>A price met it and it is no longer watched; TRIGGERING follows after the event.</summary>
    public bool Met { get; set; }

    /// <summary>The trail a trailing stop moves with while it is active.</summary>
    public Trail? Trail { get; set; }

    public bool IsTrailing => Type == AlgoType.TrailingStopMarket;

    public bool IsOpen => Status.IsOpen();

    public bool TriggersUpward => Type.TriggersUpward(Side);

    /// <summary>GTE_GTC is what the venue reports for close-position orders (contract 5.1).</summary>
    public string TifWord => ClosePosition ? "GTE_GTC" : Tif.Wire();

    /// <summary>Quote units, "0" while nothing is filled; rounded toward zero.</summary>
    public decimal AveragePrice => ExecutedLots == 0 ? 0 : CumQuote / Spec.Quantity(ExecutedLots);

    /// <summary>True when the position this order closes is there.</summary>
    public bool HasPosition(Holding holding) => Math.Sign(holding.Leg(PositionSide).Lots) == -Side.Sign();

    /// <summary>Where an active trailing stop fires: its extreme moved back by the callback rate, exact.</summary>
    public decimal TrailLevel(decimal extreme) =>
        extreme * (Side == Side.Sell ? 100 - CallbackRate : 100 + CallbackRate) / 100;
}
