using Xunit;

namespace Bowline.Core.Tests;

public sealed class ScenarioTests
{
    public static TheoryData<string> Stories =>
        [.. Directory.EnumerateFiles(Folder,
            "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Executions", "scenarios");

    [Theory]
    [MemberData(nameof(Stories))]
    public void Story_GoesAsWritten(string story)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{story}.txt"));
        Assert.Equal(text, Scenario.Play(text));
    }
}
