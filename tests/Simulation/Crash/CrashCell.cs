using System.Globalization;

namespace Bowline.Simulation;

/// <summary>
/// What came of all kills of one kind: <c>12× same, 2× never taken · 40 ms · 1–3</c>, which are outcomes, the longest
/// time until protected again, and the fewest and most orders at the exchange.
/// </summary>
internal sealed record CrashCell(IReadOnlyDictionary<string, int> Outcomes, long? SlowestMs, int FewestOrders, int MostOrders)
{
    public const string Same = "same";
    private const string Nothing = "-";
    private const string Between = " · ";
    private const string Times = "× ";

    /// <summary>What a message more or less on the way may add to a time.</summary>
    private const int SlackMs = 1_000;

    public static CrashCell Of(IReadOnlyCollection<CrashResult> results, string undisturbed) => new(
        results.GroupBy(result => Named(result, undisturbed), StringComparer.Ordinal)
            .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal),
        results.Max(result => result.ProtectedAfterMs),
        results.Min(result => result.Orders),
        results.Max(result => result.Orders));

    /// <exception cref="FormatException">It is no cell.</exception>
    public static CrashCell Parse(string text)
    {
        var parts = text.Split(Between);
        var outcomes = parts[0].Split(", ").Select(one => one.Split(Times, 2))
            .ToDictionary(one => one[^1], one => one.Length == 1 ? 1 : int.Parse(one[0], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var orders = parts[2].Split('–');
        return new(
            outcomes, parts[1] == Nothing ? null : long.Parse(parts[1][..^" ms".Length], CultureInfo.InvariantCulture),
            int.Parse(orders[0], CultureInfo.InvariantCulture), int.Parse(orders[^1], CultureInfo.InvariantCulture));
    }

    /// <summary>The result is one of those that the cell tells of, its time about the same.</summary>
    public bool Admits(CrashResult result, string undisturbed) => Outcomes.ContainsKey(Named(result, undisturbed))
        && (result.ProtectedAfterMs is not { } ms || ms <= SlowestMs + SlackMs) && result.Orders >= FewestOrders && result.Orders <= MostOrders;

    public static string Named(CrashResult result, string undisturbed) =>
        result.Violation is { } broken ? $"BROKEN {Shrinker.PromiseOf(broken)}" : result.Outcome == undisturbed ? Same : result.Outcome;

    public override string ToString()
    {
        var outcomes = Outcomes.Count == 1 ? Outcomes.Keys.Single() : string.Join(", ", Outcomes.Select(o => $"{o.Value}{Times}{o.Key}"));
        var orders = FewestOrders == MostOrders ? $"{FewestOrders}" : $"{FewestOrders}–{MostOrders}";
        return string.Join(Between, outcomes, SlowestMs is { } ms ? $"{ms} ms" : Nothing, orders);
    }
}
