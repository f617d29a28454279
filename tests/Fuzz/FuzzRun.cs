using System.Globalization;
using Bowline.Paper;

namespace Bowline.Fuzz.Tests;

/// <summary>
/// Runs one target over a number of seeds, each an episode of its own. The everyday run takes the first few seeds. With
/// BOWLINE_LONG=1 it takes BOWLINE_FUZZ_SEEDS (20,000) more, goes on where the last long run ended
/// (.build/fuzz/TARGET.seed), and appends what it did to .build/fuzz/report.md.
/// </summary>
internal static class FuzzRun
{
    private const long LongSeeds = 20_000;
    private const long SaveEvery = 500;
    private static readonly Lock Reporting = new();

    public static void Over(string target, long seeds, Func<Chance, int> episode)
    {
        if (Environment.GetEnvironmentVariable("BOWLINE_LONG") != "1")
        {
            Run(target, 1, seeds, episode);
            return;
        }
        var many = long.TryParse(Environment.GetEnvironmentVariable("BOWLINE_FUZZ_SEEDS"), out var told) ? told : LongSeeds;
        var folder = Checkout.Path(".build", "fuzz");
        Directory.CreateDirectory(folder);
        var at = Path.Combine(folder, $"{target}.seed");
        var first = File.Exists(at) ? long.Parse(File.ReadAllText(at), CultureInfo.InvariantCulture) + 1 : 1;
        var inputs = 0L;
        for (var from = first; from < first + many; from += SaveEvery)
        {
            var count = Math.Min(SaveEvery, first + many - from);
            inputs += Run(target, from, count, episode);
            File.WriteAllText(at, (from + count - 1).ToString(CultureInfo.InvariantCulture));
        }
        var line = $"| {target} | {first} to {first + many - 1} | {inputs} |\n";
        lock (Reporting)
            File.AppendAllText(Path.Combine(folder, "report.md"), line);
    }

    private static long Run(string target, long first, long count, Func<Chance, int> episode)
    {
        var inputs = 0L;
        for (var seed = first; seed < first + count; seed++)
        {
            var chance = new Chance((ulong)seed);
            try
            {
                inputs += episode(chance);
            }
            catch (Exception fault)
            {
                Assert.Fail($"{target}, seed {seed}, after: {chance.Last}\n{fault}");
            }
        }
        return inputs;
    }
}

/// <summary>Seeded chance of one episode, and the input it last made.</summary>
internal sealed class Chance(ulong seed)
{
    private readonly Prng prng = new(seed);

    /// <summary>What a failure is told with.</summary>
    public string Last { get; set; } = "";

    public int Below(int bound) => (int)prng.Below(bound);

    public bool OneIn(int n) => Below(n) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public string Text(int length) => prng.Text(length);
}
