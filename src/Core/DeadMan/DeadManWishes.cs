using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Which live executions want the dead man's switch, by symbol. An index over them: no part of the state hash.</summary>
public sealed record DeadManWishes
{
    private static readonly ImmutableSortedDictionary<ExecutionId, TimeSpan> Nobody =
        ImmutableSortedDictionary<ExecutionId, TimeSpan>.Empty;

    public static DeadManWishes None { get; } = new();

    private ImmutableSortedDictionary<Symbol, ImmutableSortedDictionary<ExecutionId, TimeSpan>> Each { get; init; } =
        ImmutableSortedDictionary<Symbol, ImmutableSortedDictionary<ExecutionId, TimeSpan>>.Empty;

    public bool IsEmpty => Each.IsEmpty;

    /// <summary>Symbols that somebody wants it on.</summary>
    public IEnumerable<Symbol> Symbols => Each.Keys;

    /// <summary>Who wants it on a symbol.</summary>
    public IEnumerable<ExecutionId> On(Symbol symbol) => Each.GetValueOrDefault(symbol, Nobody).Keys;

    /// <summary>The shortest time that is wanted on a symbol; null when nobody wants it there.</summary>
    public TimeSpan? For(Symbol symbol) =>
        Each.TryGetValue(symbol, out var who) ? who.Values.Min() : null;

    internal DeadManWishes With(Execution execution)
    {
        if (execution.Spec is not AlgorithmSpec { DeadMan: { } time } spec)
            return this;
        var before = Each.GetValueOrDefault(spec.Symbol, Nobody);
        var after = execution.EndedAt is null ? before.SetItem(execution.Id, time) : before.Remove(execution.Id);
        if (ReferenceEquals(before, after))
            return this;
        return this with { Each = after.IsEmpty ? Each.Remove(spec.Symbol) : Each.SetItem(spec.Symbol, after) };
    }
}
