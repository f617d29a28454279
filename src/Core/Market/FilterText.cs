using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>The words of a filter's refusal.</summary>
internal static class FilterText
{
    /// <summary>Decimals that count: trailing zeros do not.</summary>
    public static int Decimals(decimal value) => (value / 1.0000000000000000000000000000m).Scale;

    public static ImmutableArray<string> Texts<T>(ImmutableArray<T> values)
        where T : struct => [.. values.Select(v => v.ToString()!)];

    /// <param name="rounding">What --round would do, told when the fault is one of the grid.</param>
    public static Refusal Refuse(
        string code, string rule, string value, ImmutableArray<string> nearest, string rounding, int venue)
    {
        var type = nearest.IsEmpty ? "choose another symbol" : $"type {string.Join(" or ", nearest)}";
        var isGrid = code.EndsWith("-off-tick", StringComparison.Ordinal)
            || code.EndsWith("-off-step", StringComparison.Ordinal)
            || code.EndsWith("-precision", StringComparison.Ordinal);
        return new(code, rule, value, nearest, isGrid ? $"{type}; {rounding}" : type, venue);
    }
}
