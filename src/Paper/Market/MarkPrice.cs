namespace Bowline.Paper;

/// <summary>
/// Mark and index price of one symbol in quote units, eight decimals, and its funding terms.
/// </summary>
/// <param name="Mark">The fair price margin and triggers use.</param>
/// <param name="MarkAverage">Moving average of the mark (<c>ap</c>).</param>
/// <param name="Index">The spot basket.</param>
/// <param name="EstimatedSettle">Estimated settlement price.</param>
/// <param name="FundingRate">Fraction of the notional per funding interval.</param>
/// <param name="NextFunding">Unix ms.</param>
/// <param name="At">Unix ms of this state.</param>
public readonly record struct MarkPrice(
    decimal Mark, decimal MarkAverage, decimal Index, decimal EstimatedSettle, decimal FundingRate, long NextFunding,
    long At);
