namespace Bowline.Paper;

/// <summary>One settled funding: rate per interval as a fraction, mark in quote units, Unix ms.</summary>
internal readonly record struct FundingRow(long At, decimal Rate, decimal Mark, bool Special);
