namespace Bowline.Paper;

/// <summary>
/// When and how much funding a symbol pays: hours between payments, and the largest and smallest rate as fractions of
/// the notional.
/// </summary>
public sealed record FundingTerms(int Hours, decimal Cap, decimal Floor)
{
    private const int UsualHours = 8;
    private const decimal CapShare = 0.75m;
    private const decimal Interest = 0.0001m;
    private const decimal InterestClamp = 0.0005m;

    public long IntervalMs => Hours * 3_600_000L;

    /// <summary>
    /// Every eight hours; the cap is 0.75 of the first tier's maintenance ratio, 0.3 % for BTCUSDT (the venue's rule
    /// of thumb; adjusted symbols have their own).
    /// </summary>
    public static FundingTerms Usual(SymbolSpec spec)
    {
        var cap = CapShare * spec.Brackets[0].MaintMarginRatio;
        return new FundingTerms(UsualHours, cap, -cap);
    }

    /// <summary>
    /// The rate of one interval from its average premium (contract 12.8): (P + clamp(0.01 % - P, 0.05 %)) / (8 /
    /// hours), inside cap and floor, cut toward zero at eight decimals.
    /// </summary>
    public decimal Rate(decimal premium)
    {
        var rate = (premium + Math.Clamp(Interest - premium, -InterestClamp, InterestClamp)) * Hours / UsualHours;
        return decimal.Round(Math.Clamp(rate, Floor, Cap), 8, MidpointRounding.ToZero);
    }

    /// <summary>The first funding time after a moment; times are whole intervals of UTC.</summary>
    public long NextAfter(long now) => now - now % IntervalMs + IntervalMs;
}
