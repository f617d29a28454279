namespace Bowline.Core;

/// <summary>Where the quantity of a parent order is, base asset.</summary>
/// <param name="Parent">What it is for.</param>
/// <param name="Working">At the venue now, or on its way there: also of unknown outcome.</param>
/// <param name="Left">Not sent, or given back by a confirmed end of its order.</param>
public readonly record struct Progress(Quantity Parent, Quantity Filled, Quantity Working, Quantity Left)
{
    /// <summary>What the venue filled beyond the parent: zero unless the venue surprised us.</summary>
    public Quantity OverFilled => Filled > Parent ? Filled - Parent : Quantity.Zero;

    /// <summary>Nothing is lost and nothing is counted twice.</summary>
    public bool IsConserved => Filled + Working + Left == Parent + OverFilled;

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add(Parent.Value);
        mixer.Add(Filled.Value);
        mixer.Add(Working.Value);
        mixer.Add(Left.Value);
    }
}
