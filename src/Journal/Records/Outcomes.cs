namespace Bowline.Journal;

/// <summary>What became of a flush. The desk decides what it still admits.</summary>
public abstract record WriteOutcome
{
    private WriteOutcome() { }

    /// <summary>Everything appended is durable.</summary>
    public sealed record Written(JournalHead Head) : WriteOutcome;

    /// <summary>
    /// Everything appended is durable, but the disk is full: only cancels and reductions should follow.
    /// </summary>
    /// <param name="LeftBytes">What the reserve still takes.</param>
    public sealed record WrittenFromReserve(JournalHead Head, long LeftBytes) : WriteOutcome;

    /// <summary>What was appended since the last flush must not be acted on; every later flush fails too.</summary>
    public sealed record Failed(string Why) : WriteOutcome;
}

/// <summary>What reading a journal from its first byte to its last found.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome() { }

    /// <summary>Every line belongs where it stands.</summary>
    /// <param name="Torn">The unfinished last line, if there is one.</param>
    public sealed record Whole(JournalHead Head, TornTail? Torn) : ReadOutcome;

    public sealed record Damaged(JournalDamage Damage) : ReadOutcome;

    /// <summary>The storage could not be read.</summary>
    public sealed record Unread(string Why) : ReadOutcome;
}

/// <summary>What became of opening a journal for writing.</summary>
public abstract record OpenOutcome
{
    private OpenOutcome() { }

    /// <param name="Torn">The unfinished last line that was cut, if there was one.</param>
    public sealed record Ready(JournalWriter Writer, JournalHead Found, TornTail? Torn) : OpenOutcome;

    public sealed record Damaged(JournalDamage Damage) : OpenOutcome;

    public sealed record Failed(string Why) : OpenOutcome;
}
