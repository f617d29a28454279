namespace Bowline.Core;

/// <summary>
/// One order is not larger than the user's own limit. Reduce-only orders pass: they make the risk smaller.
/// </summary>
public static class OrderNotionalIsBounded
{
    public static Denial? Check(RiskQuestion q)
    {
        if (q.Limits.MaxOrderNotional is not { } most || q.Spec.Closes)
            return null;
        if (q.WorstPrice is not { } price)
            return Denial.NoPrice($"your own limit is {most} an order, and no price of {q.Spec.Symbol} is known to check it with");
        var notional = price * q.Spec.Quantity;
        var unit = q.Instrument is { } instrument ? $" {instrument.QuoteAsset}" : "";
        return notional > most
            ? new("max-order-notional", $"{notional}{unit} is more than your own limit of {most}{unit} an order")
            : null;
    }
}
