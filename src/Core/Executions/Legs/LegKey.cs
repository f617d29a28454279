namespace Bowline.Core;

/// <summary>Which leg of an execution: a letter for its role, and its number within the role.</summary>
public readonly record struct LegKey(char Role, int Number) : IComparable<LegKey>
{
    public int CompareTo(LegKey other) => Role != other.Role ? Role.CompareTo(other.Role) : Number.CompareTo(other.Number);

    public override string ToString() => $"{Role}{Number:00}";
}
