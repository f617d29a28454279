namespace Bowline.Core;

/// <summary>A member of the state with its fingerprint, so that replacing it does not mix it again.</summary>
internal readonly record struct Kept<TValue>(TValue? Member, StateHash Hash)
    where TValue : class, IStateful
{
    /// <summary>By the instance: members are deep, and a collection that stores one asks whether it has it already.</summary>
    public bool Equals(Kept<TValue> other) => ReferenceEquals(Member, other.Member);

    public override int GetHashCode() => Hash.GetHashCode();
}
