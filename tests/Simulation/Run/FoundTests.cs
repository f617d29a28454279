using Xunit;

namespace Bowline.Simulation;

/// <summary>What the worlds have found, each as the shortest plan that showed it: mended, and kept so.</summary>
public sealed class FoundTests
{
    public static TheoryData<string> Stories =>
        [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static string Folder => Checkout.Path("tests", "Simulation", "Found");

    [Theory]
    [MemberData(nameof(Stories))]
    public void Found_StaysMended(string story)
    {
        var plan = WorldPlan.Parse(File.ReadAllText(Path.Combine(Folder, $"{story}.txt")));
        Assert.Null(WorldRun.Play(plan).Violation);
    }

    [Fact]
    public void Plan_AsText_ReadsBackTheSame()
    {
        for (var seed = 1UL; seed <= 200; seed++)
        {
            var plan = WorldPlan.Of(seed);
            Assert.Equal(plan.ToString(), WorldPlan.Parse(plan.ToString()).ToString());
        }
    }
}
