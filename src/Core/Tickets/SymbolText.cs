using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Symbols as they are typed: trimmed and upper-cased; for an unknown one the nearest names are offered.
/// </summary>
public static class SymbolText
{
    private const int Longest = 32;
    private const int Offered = 3;

    /// <summary>The symbol, if it is among the known ones.</summary>
    public static Parsed<Symbol> Read(string? text, IEnumerable<Symbol> known)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length == 0)
        {
            return new Refusal(
                "symbol-missing", "symbol: it is needed", "", [], "type for example BTCUSDT, or set DEFAULT_SYMBOL",
                -1102);
        }

        var name = SideText.Word(trimmed);
        var names = known.ToList();
        if (trimmed.Length <= Longest && names.Contains(new Symbol(name)))
            return new Symbol(name);
        var nearest = Nearest(name, names);
        var advice = nearest.IsEmpty ? "bowline symbols lists them" : $"type {string.Join(" or ", nearest)}";
        return new Refusal("symbol-unknown", "symbol: the exchange does not know it", NumberText.Shown(trimmed),
            nearest, advice, -1121);
    }

    /// <summary>
    /// Up to three known names within a third of the typed one's length in edits, nearest first; a coin's name alone
    /// finds its USDT contract.
    /// </summary>
    public static ImmutableArray<string> Nearest(string name, IEnumerable<Symbol> known)
    {
        var most = Math.Max(1, name.Length / 3);
        return
        [
            .. known.Where(s => s.Name.Length <= Longest)
                .Select(s => (s.Name, Edits: s.Name == $"{name}USDT" ? 0 : Edits(name, s.Name)))
                .Where(s => s.Edits <= most)
                .OrderBy(s => s.Edits).ThenBy(s => s.Name, StringComparer.Ordinal)
                .Take(Offered)
                .Select(s => s.Name),
        ];
    }

    // Levenshtein distance with two rows; both names have at most 32 characters.
    private static int Edits(string a, string b)
    {
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + change);
            }

            above = row;
        }

        return above[b.Length];
    }
}
