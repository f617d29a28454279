namespace Bowline.Core;

/// <summary>How each slice goes to the venue.</summary>
public enum SliceOrder
{
    /// <summary>Takes what the book offers; with a limit price, what it offers up to there (IOC).</summary>
    Market,

    /// <summary>Rests at the limit price, or at the best price of its own side when the slice begins.</summary>
    Limit,

    /// <summary>
    /// Rests at the best price of its own side, is re-quoted in place as that moves, and crosses the spread for the last
    /// fifth of its window.
    /// </summary>
    Chase,
}

/// <summary>What becomes of a limit slice that is not filled when the next one begins.</summary>
public enum UnfilledPolicy
{
    /// <summary>It is canceled, and the next slice takes its quantity.</summary>
    Carry,

    /// <summary>It stays where it is.</summary>
    Rest,

    /// <summary>It moves, in place, to the best price of its own side.</summary>
    Requote,
}

/// <summary>What becomes of slices whose whole window passed while they could not be sent: in a pause, or with the desk down.</summary>
public enum AfterPausePolicy
{
    /// <summary>They go at once, with the slice that is due.</summary>
    CatchUp,

    /// <summary>They are left out: the execution ends with them left.</summary>
    Skip,

    /// <summary>All that is left goes later by the time that was lost.</summary>
    Shift,
}
