namespace Bowline.Core;

/// <summary>
/// How long an exit could have filled more than was open: from the fill that made it too large until its cancel was
/// confirmed. In that time both sides may fill.
/// </summary>
/// <param name="Since">When the present such time began; null when there is none.</param>
/// <param name="Longest">The longest so far; null before the first has passed.</param>
public readonly record struct CancelWindow(Time? Since, TimeSpan? Longest)
{
    public CancelWindow At(Time now, bool isOpen)
    {
        if (isOpen)
            return Since is null ? this with { Since = now } : this;
        if (Since is not { } since)
            return this;
        var took = now - since;
        return new(null, Longest > took ? Longest : took);
    }

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add(Since);
        mixer.Add((long)(Longest?.TotalMilliseconds ?? -1));
    }
}
