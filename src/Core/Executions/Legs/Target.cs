namespace Bowline.Core;

/// <summary>
/// What should be at the venue for a leg now. An algorithm says what it wants; <see cref="Legs.Toward"/> finds the
/// commands that lead there.
/// </summary>
/// <param name="Spec">Its quantity is what should still be open: what the leg has filled is not part of it.</param>
/// <param name="Replacing">How it changes when it cannot be changed in place.</param>
public readonly record struct Target(LegKey Leg, OrderSpec Spec, Replacing Replacing = Replacing.CancelThenPlace);

/// <summary>In which order an order that cannot be changed in place is replaced, so that a failure in between is harmless.</summary>
public enum Replacing
{
    /// <summary>For exposure: in between there is less of it, never double.</summary>
    CancelThenPlace,

    /// <summary>For protection: in between there is more of it, never none. Only for reduce-only orders.</summary>
    PlaceThenCancel,
}
