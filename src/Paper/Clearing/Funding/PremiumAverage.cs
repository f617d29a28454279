namespace Bowline.Paper;

/// <summary>
/// Average premium since the last funding, later samples weighing more: the n-th counts n times.
/// </summary>
internal sealed class PremiumAverage
{
    private decimal weighted;
    private long weights;
    private long samples;

    /// <summary>0 before the first sample.</summary>
    public decimal Value => weights == 0 ? 0 : weighted / weights;

    public void Add(decimal premium)
    {
        samples++;
        weighted += premium * samples;
        weights += samples;
    }

    public void Clear() => (weighted, weights, samples) = (0, 0, 0);
}
