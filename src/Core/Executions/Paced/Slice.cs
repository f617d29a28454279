namespace Bowline.Core;

/// <summary>One planned piece of a parent order.</summary>
/// <param name="After">When it begins, counted from the start of the schedule.</param>
/// <param name="Quantity">Base asset, on the step.</param>
public readonly record struct Slice(TimeSpan After, Quantity Quantity);

/// <summary>A share of a parent order before it is cut: its weight against all others, and when it begins.</summary>
internal readonly record struct Piece(TimeSpan After, decimal Weight);
