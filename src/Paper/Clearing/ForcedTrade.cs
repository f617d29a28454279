namespace Bowline.Paper;

/// <summary>
/// One forced order as the market hears of it (<c>forceOrder</c>, contract 9.2): a liquidation, told once it is done.
/// Prices in ticks, quantities in lots, average price in quote units, time in Unix ms.
/// </summary>
/// <param name="Side">Side of the forced order: SELL closes a long position.</param>
/// <param name="Lots">Original quantity.</param>
/// <param name="Ticks">Limit price: where the account would be bankrupt.</param>
/// <param name="AveragePrice">What it was filled at on average.</param>
/// <param name="LastLots">Quantity of the last fill.</param>
/// <param name="FilledLots">Quantity filled in all.</param>
/// <param name="At">When it was done.</param>
public readonly record struct ForcedTrade(
    Side Side, long Lots, long Ticks, decimal AveragePrice, long LastLots, long FilledLots, long At);
