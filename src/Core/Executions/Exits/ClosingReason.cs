namespace Bowline.Core;

/// <summary>Why what is open is being closed at market although nobody asked for it.</summary>
public enum ClosingReason
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>The market has passed the stop: the venue no longer takes it [-2021].</summary>
    Passed,

    /// <summary>The stop woke and did not do its work: refused, expired, or resting with the price run away.</summary>
    Stalled,

    /// <summary>No stop could be brought to rest within the bound.</summary>
    Unprotected,
}
