using Bowline.Contract;

namespace Bowline.Simulation;

/// <summary>A fixed plan that leads one execution through its life; <c>Stories</c> holds one or two for each kind.</summary>
internal sealed record CrashStory(string Name, WorldPlan Plan)
{
    public static IReadOnlyList<CrashStory> All { get; } =
    [
        .. Directory.EnumerateFiles(Checkout.Path("tests", "Simulation", "Crash", "Stories"), "*.txt").Order(StringComparer.Ordinal)
            .Select(file => new CrashStory(Path.GetFileNameWithoutExtension(file), WorldPlan.Parse(File.ReadAllText(file)))),
    ];

    /// <summary>The kind of its execution.</summary>
    public string Kind => Plan.Deeds.OfType<Deed.Typed>().First().Command.Split(' ')[0];

    /// <summary>It keeps a stop at the exchange while something is held.</summary>
    public bool Protects => Kind is "oco" or "bracket" or "trail" or "grid" or "stop-market" or "stop-limit";

    /// <summary>What must have a story.</summary>
    public static IEnumerable<string> Kinds => [.. ExecutionVerbs.All.Select(verb => verb.Name), "market", "limit"];
}
