namespace Bowline.Paper;

/// <summary>The states of a symbol (contract section 4) and what each allows.</summary>
internal static class SymbolState
{
    public const string Trading = "TRADING";
    public const string Settling = "SETTLING";
    public const string Closed = "CLOSE";

    public static readonly string[] Words =
    [
        "PENDING_TRADING", Trading, "PRE_DELIVERING", "DELIVERING", "DELIVERED", "PRE_SETTLE", Settling, Closed,
    ];

    /// <summary>Nothing trades any more: orders have expired and positions are settled.</summary>
    public static bool IsOver(string status) => status is "DELIVERING" or "DELIVERED" or Settling or Closed;

    /// <summary>
    /// Null when such an order may be placed: before the end a position may still be reduced, not opened.
    /// </summary>
    public static Refusal? Refuses(SymbolSpec spec, Side side, bool closes)
    {
        if (spec.Status == Trading)
            return closes ? null : RiskControl(spec, side);
        if (IsOver(spec.Status))
            return Refusal.Of(-4141, "Symbol is closed");
        return closes ? null : Refusal.Of(-4140, "Invalid symbol status for opening position");
    }

    // The texts of these codes are not documented.
    private static Refusal? RiskControl(SymbolSpec spec, Side side) => spec.RiskControlSide switch
    {
        "NONE" => null,
        "BOTH" => Refusal.Of(-4105, "Only reduce only order is allowed"),
        "BUY" when side == Side.Buy => Refusal.Of(-4106, "Buy order is only allowed with reduce only"),
        "SELL" when side == Side.Sell => Refusal.Of(-4107, "Sell order is only allowed with reduce only"),
        _ => null,
    };
}
