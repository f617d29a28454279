namespace Bowline.Paper;

/// <summary>
/// The forced orders the forceOrder streams tell: one for each second of the clock (contract 9.2), the largest, or the
/// latest where <paramref name="latest"/> says so. The newest sixty stay.
/// </summary>
internal sealed class ForcedTape(bool latest)
{
    private const int KeptMax = 60;
    private readonly List<ForcedTrade> kept = [];

    /// <summary>Oldest first, at most one of a second.</summary>
    public IReadOnlyList<ForcedTrade> Kept => kept;

    public void Add(in ForcedTrade done)
    {
        if (kept.Count == 0 || Second(kept[^1]) != Second(done))
            kept.Add(done);
        else if (latest || done.Lots > kept[^1].Lots)
            kept[^1] = done;
        if (kept.Count > KeptMax)
            kept.RemoveAt(0);
    }

    public static long Second(in ForcedTrade done) => done.At / 1_000;
}
