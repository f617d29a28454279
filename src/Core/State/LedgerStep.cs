using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What one event made of the ledger.</summary>
/// <param name="Commands">What must be done now, in the order it leaves.</param>
/// <param name="Unexpected">Surprises: the desk looks them up at the venue.</param>
public readonly record struct LedgerStep(
    Ledger Next, ImmutableArray<Command> Commands, ImmutableArray<UnexpectedEvent> Unexpected)
{
    public LedgerStep(Ledger next) : this(next, [], []) { }

    /// <summary>
    /// Must the event that led from <paramref name="before"/> to here be in the journal for replay to come out the
    /// same?
    /// </summary>
    public bool NeedsRecord(Ledger before) =>
        !Commands.IsEmpty || !Unexpected.IsEmpty || (!ReferenceEquals(before, Next) && before.Hash != Next.Hash);

    internal static LedgerStep Surprise(Ledger ledger, Event e, string code, string text) =>
        new(ledger, [], [new UnexpectedEvent(e, code, text)]);
}
