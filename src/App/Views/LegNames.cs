using Bowline.Core;

namespace Bowline.App;

/// <summary>What an order is to its execution, in a trader's words, from the letter of its leg.</summary>
internal static class LegNames
{
    /// <summary>Letters that mean the same in every kind.</summary>
    private static readonly Dictionary<char, string> Common = new()
    {
        ['e'] = "entry", ['t'] = "take-profit", ['s'] = "stop", ['c'] = "close", ['u'] = "unwind", ['o'] = "order",
        ['a'] = "sell", ['b'] = "buy", ['f'] = "finish", ['m'] = "at market", ['p'] = "part", ['x'] = "cross",
    };

    /// <summary>In these kinds s is a slice, and nothing is a stop.</summary>
    private static readonly string[] Sliced = ["twap", "vwap", "pov", "shortfall"];

    /// <summary>Where a letter means something else than elsewhere.</summary>
    private static readonly Dictionary<(string Kind, char Letter), string> Own = new()
    {
        [("chase", 'c')] = "quote", [("grid", 'm')] = "inventory", [("reverse", 'o')] = "open",
    };

    /// <summary><c>stop</c>, <c>take-profit 2</c>, <c>slice 3</c>.</summary>
    public static string Of(string kind, LegKey leg)
    {
        if (leg.Role == 's' && Array.IndexOf(Sliced, kind) >= 0)
            return $"slice {leg.Number}";
        var name = Own.GetValueOrDefault((kind, leg.Role)) ?? Common.GetValueOrDefault(leg.Role, leg.Role.ToString());
        return leg.Number == 1 && leg.Role is not ('a' or 'b' or 'p') ? name : $"{name} {leg.Number}";
    }
}
