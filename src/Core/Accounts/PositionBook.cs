namespace Bowline.Core;

/// <summary>
/// The arithmetic of one position: signed amount, average entry price and the profit realized by closing, before fees.
/// One-way positions flip; a hedge leg is the same arithmetic on its own. Source of the formulas: the venue's FAQ as
/// collected in the wire contract, section 12.7.
/// </summary>
/// <param name="Amount">Signed, base asset.</param>
/// <param name="EntryPrice">Average price of what is open, quote asset, not rounded; 0 when flat.</param>
/// <param name="Realized">Sum over closed parts of direction × quantity × (price − entry).</param>
public readonly record struct PositionBook(PositionAmount Amount, decimal EntryPrice, Notional Realized)
{
    /// <summary>
    /// The position after a fill: adding averages the entry, reducing realizes, going through zero opens at the fill's
    /// price.
    /// </summary>
    public PositionBook Fill(Side side, Quantity quantity, Price price)
    {
        if (quantity.IsZero)
            return this;
        var change = side == Side.Buy ? quantity.Value : -quantity.Value;
        var before = Amount.Value;
        var after = before + change;
        if (before == 0 || Math.Sign(before) == Math.Sign(change))
            return this with { Amount = new(after), EntryPrice = Average(before, change, price.Value, after) };
        var closed = Math.Min(Math.Abs(before), Math.Abs(change));
        var profit = Profit(before, closed, price.Value);
        return new(new(after), EntryAfterClosing(before, after, price.Value), Realized + profit);
    }

    private decimal Average(decimal before, decimal change, decimal price, decimal after) =>
        before == 0 ? price : ((EntryPrice * before) + (price * change)) / after;

    private decimal EntryAfterClosing(decimal before, decimal after, decimal price) =>
        after == 0 ? 0 : Math.Sign(after) == Math.Sign(before) ? EntryPrice : price;

    private Notional Profit(decimal before, decimal closed, decimal price) =>
        new(Math.Sign(before) * closed * (price - EntryPrice));
}
