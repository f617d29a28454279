using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// The kinds of execution there are, each by its word on the command line and the prefix of its link ids.
/// </summary>
public static class Executions
{
    public const string Market = "market";
    public const string Limit = "limit";

    public static ImmutableArray<ExecutionKind> All { get; } =
    [
        new(Market, "ORD"),
        new(Limit, "ORD"),
    ];

    /// <summary>
    /// All prefixes of link ids, each once; the ones of later kinds are reserved, so that their orders are never taken
    /// for the user's.
    /// </summary>
    public static ImmutableArray<string> Prefixes { get; } =
        ["ORD", "OCO", "BRK", "TWAP", "VWAP", "POV", "ICE", "GRID", "CHASE", "SCALE", "DCA", "WHEN", "TRAIL", "FLAT"];
}

public readonly record struct ExecutionKind(string Name, string Prefix);
