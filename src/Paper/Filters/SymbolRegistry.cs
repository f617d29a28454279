using System.Collections.Immutable;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>The symbols an exchange lists, in listing order, looked up by name.</summary>
public sealed class SymbolRegistry
{
    private readonly Dictionary<string, SymbolSpec> byName;

    private SymbolRegistry(IEnumerable<SymbolSpec> symbols, JsonElement assets)
    {
        All = [.. symbols];
        Assets = assets;
        byName = All.ToDictionary(symbol => symbol.Symbol, StringComparer.Ordinal);
    }

    public ImmutableArray<SymbolSpec> All { get; }

    /// <summary>The assets block of exchangeInfo.</summary>
    public JsonElement Assets { get; }

    public SymbolSpec? Find(string? symbol) =>
        symbol is not null && byName.TryGetValue(symbol, out var found) ? found : null;

    /// <summary>The recorded rows that ship with the exchange; <paramref name="only"/> picks some of them.</summary>
    public static SymbolRegistry Shipped(IReadOnlyCollection<string>? only = null)
    {
        using var info = Open("exchangeInfo.json");
        using var brackets = Open("leverageBrackets.json");
        return Read(info.RootElement, brackets.RootElement, only);
    }

    /// <summary>Reads exchangeInfo and leverageBracket answers; a symbol without brackets is left out.</summary>
    public static SymbolRegistry Read(JsonElement info, JsonElement brackets, IReadOnlyCollection<string>? only)
    {
        var tiers = brackets.EnumerateArray().ToDictionary(
            row => row.GetProperty("symbol").GetString()!, BracketsOf, StringComparer.Ordinal);
        var symbols = new List<SymbolSpec>();
        foreach (var row in info.GetProperty("symbols").EnumerateArray())
        {
            var name = row.GetProperty("symbol").GetString()!;
            if ((only is null || only.Contains(name)) && tiers.TryGetValue(name, out var tier))
                symbols.Add(SymbolSpec.Parse(row, tier, symbols.Count));
        }
        return new SymbolRegistry(symbols, info.GetProperty("assets").Clone());
    }

    private static LeverageBracket[] BracketsOf(JsonElement row) =>
    [
        .. row.GetProperty("brackets").EnumerateArray().Select(b => new LeverageBracket(
            b.GetProperty("bracket").GetInt32(), b.GetProperty("initialLeverage").GetInt32(),
            b.GetProperty("notionalCap").GetDecimal(), b.GetProperty("notionalFloor").GetDecimal(),
            b.GetProperty("maintMarginRatio").GetDecimal(), b.GetProperty("cum").GetDecimal())),
    ];

    private static JsonDocument Open(string name)
    {
        using var stream = typeof(SymbolRegistry).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"resource {name} is not in the assembly");
        return JsonDocument.Parse(stream);
    }
}
