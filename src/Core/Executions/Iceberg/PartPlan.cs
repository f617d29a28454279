namespace Bowline.Core;

/// <summary>
/// How large the next shown part of an iceberg is: at most what may be shown, by chance less, and always so that what
/// remains can be done in parts that the venue takes.
/// </summary>
/// <param name="Show">The most that is shown.</param>
/// <param name="Least">The least that the venue takes in one order.</param>
/// <param name="VaryPercent">By how much a part may be smaller than what may be shown.</param>
/// <param name="Step">The quantity step.</param>
public readonly record struct PartPlan(decimal Show, decimal Least, decimal VaryPercent, decimal Step)
{
    /// <summary>Parts between least and most can add up to exactly so much.</summary>
    public bool CanSplit(decimal quantity) => quantity == 0 || Parts(quantity) * Least <= quantity;

    /// <summary>The next part of what is left, and the generator after its draw.</summary>
    public (Quantity Part, Prng Next) Draw(decimal rest, Prng chance)
    {
        if (rest <= Show)
            return (new(rest), chance);
        var lowest = Math.Max(Least, RoundUp(Show * (100 - VaryPercent) / 100));
        var steps = (long)((Show - lowest) / Step);
        var (drawn, next) = steps > 0 ? chance.Below(steps + 1) : (0, chance);
        return (new(Fitting(rest, Show - (drawn * Step))), next);
    }

    // A remainder that no parts add up to is avoided by a larger part if one may be shown, else by a smaller one.
    private decimal Fitting(decimal rest, decimal part)
    {
        if (CanSplit(rest - part))
            return part;
        var parts = Parts(rest - part);
        var larger = rest - ((parts - 1) * Show);
        if (larger <= Show)
            return larger;
        var smaller = rest - (parts * Least);
        // Nothing fits any more, since the price and with it the least has moved: the last part is what will be too small.
        return smaller >= Least ? smaller : part;
    }

    private decimal Parts(decimal quantity) => Math.Ceiling(quantity / Show);

    private decimal RoundUp(decimal quantity) => quantity % Step == 0 ? quantity : quantity - (quantity % Step) + Step;
}
