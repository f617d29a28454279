using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// What live executions hold of each position: an index over <see cref="Execution.Holding"/>, kept as executions change,
/// so that asking whose a position is costs the same for one execution and for ten thousand.
/// </summary>
public sealed class Holdings
{
    private readonly ImmutableSortedDictionary<PositionKey, HeldParts> _held;

    private Holdings(ImmutableSortedDictionary<PositionKey, HeldParts> held) => _held = held;

    public static Holdings Empty { get; } = new(ImmutableSortedDictionary<PositionKey, HeldParts>.Empty);

    /// <summary>The positions that some execution holds a part of, in their order.</summary>
    public IEnumerable<PositionKey> Positions => _held.Keys;

    /// <summary>What executions hold of a position.</summary>
    public HeldParts Of(PositionKey position) => _held.GetValueOrDefault(position) ?? HeldParts.None;

    /// <summary>The index after an execution holds something else than before; the same when it does not.</summary>
    public Holdings With(PositionKey position, ExecutionId execution, PositionAmount holding)
    {
        var before = Of(position);
        var after = before.With(execution, holding);
        return ReferenceEquals(before, after) ? this
            : new(after.ByExecution.IsEmpty ? _held.Remove(position) : _held.SetItem(position, after));
    }
}

/// <summary>The parts of one position that executions hold.</summary>
/// <param name="ByExecution">Signed, base asset; only those that hold something.</param>
/// <param name="Long">Sum of those that hold long.</param>
/// <param name="Short">Sum of those that hold short, as a size.</param>
public sealed record HeldParts(
    ImmutableSortedDictionary<ExecutionId, PositionAmount> ByExecution, Quantity Long, Quantity Short)
{
    public static HeldParts None { get; } =
        new(ImmutableSortedDictionary<ExecutionId, PositionAmount>.Empty, Quantity.Zero, Quantity.Zero);

    /// <summary>All of them together, signed.</summary>
    public PositionAmount Total => new(Long.Value - Short.Value);

    internal HeldParts With(ExecutionId execution, PositionAmount holding)
    {
        var before = ByExecution.GetValueOrDefault(execution);
        return holding == before ? this : new(
            holding.IsFlat ? ByExecution.Remove(execution) : ByExecution.SetItem(execution, holding),
            Long - LongOf(before) + LongOf(holding), Short - ShortOf(before) + ShortOf(holding));
    }

    private static Quantity LongOf(PositionAmount holding) => holding.IsLong ? holding.Size : Quantity.Zero;

    private static Quantity ShortOf(PositionAmount holding) => holding.IsShort ? holding.Size : Quantity.Zero;
}

/// <summary>Whose a position is: the parts that live executions hold, and the rest, which is in the user's own hands.</summary>
/// <param name="Position">All of it, as the venue has it, signed, base asset.</param>
public readonly record struct PositionShares(PositionAmount Position, HeldParts Held)
{
    /// <summary>What is no execution's. It points the other way when executions hold more than there is.</summary>
    public PositionAmount OwnHands => new(Position.Value - Held.Total.Value);

    /// <summary>
    /// What a new exit may take over: the part of the user's own hands that lies on the position's side, and no more
    /// than the position.
    /// </summary>
    public Quantity Free
    {
        get
        {
            var own = OwnHands;
            return Position.IsFlat || own.IsFlat || own.IsLong != Position.IsLong
                ? Quantity.Zero : Quantity.Min(own.Size, Position.Size);
        }
    }
}
