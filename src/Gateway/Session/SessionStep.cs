using System.Collections.Immutable;

namespace Bowline.Gateway;

/// <summary>What one call of the session gave: events to journal and fold, in order, and notes for the
/// records.</summary>
public readonly record struct SessionStep(ImmutableArray<Core.Event> Events, ImmutableArray<SessionNote> Notes)
{
    public static SessionStep Nothing { get; } = new([], []);
}
