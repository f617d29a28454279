namespace Bowline.App;

/// <summary>Why the desk takes only cancels and reductions, or nothing at all: each reason stands until it is lifted.</summary>
public abstract record Halt
{
    private Halt() { }

    /// <summary>What a person is told.</summary>
    public abstract string Text { get; }

    /// <summary>Cancels and reduce-only orders still leave.</summary>
    public virtual bool AllowsReductions => true;

    /// <summary>The disk is full: the reserve is kept for cancels and reductions.</summary>
    public sealed record DiskFull(long LeftBytes) : Halt
    {
        public override string Text => $"the disk is full; {LeftBytes} bytes of reserve are left for cancels and reductions";
    }

    /// <summary>The journal cannot be written: nothing may be acted on.</summary>
    public sealed record JournalLost(string Why) : Halt
    {
        public override string Text => $"the journal cannot be written ({Why}); nothing is sent";

        public override bool AllowsReductions => false;
    }

    /// <summary>A record of the journal cannot be folded by this version.</summary>
    public sealed record RecordUnreadable(long Sequence, string Why) : Halt
    {
        public override string Text => $"journal record {Sequence} cannot be used ({Why}); only cancels and reductions are taken";
    }

    public sealed record KeyRefused(string Why) : Halt
    {
        public override string Text => $"the key is refused: {Why}";

        public override bool AllowsReductions => false;
    }
}
