using Xunit;

namespace Bowline.Simulation;

/// <summary>Bugs that are planted in a copy of the sources to see that the worlds catch them (<c>Planted/run</c>).</summary>
public sealed class PlantedTests
{
    public static TheoryData<string> Bugs =>
        [.. Directory.EnumerateFiles(Folder, "*.patch").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static string Folder => Checkout.Path("tests", "Simulation", "Planted");

    /// <summary>A patch whose place has changed plants nothing: it must be drawn anew.</summary>
    [Theory]
    [MemberData(nameof(Bugs))]
    public void Bug_StillFitsTheSources(string bug)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, $"{bug}.patch"));
        var source = "";
        var before = new List<string>();
        foreach (var line in lines.Append("@@"))
        {
            var isIn = line.Length > 0 && line[0] is ' ' or '-' && !line.StartsWith("---", StringComparison.Ordinal);
            if (isIn && source.Length > 0)
                before.Add(line[1..]);
            else if (before.Count > 0 && !line.StartsWith('+'))
                Assert.Contains(Take(before), source, StringComparison.Ordinal);
            if (line.StartsWith("--- a/", StringComparison.Ordinal))
                source = File.ReadAllText(Checkout.Path(line["--- a/".Length..].Split('/'))).ReplaceLineEndings("\n");
        }

        Assert.NotEmpty(source);
    }

    private static string Take(List<string> lines)
    {
        var text = string.Join('\n', lines);
        lines.Clear();
        return text;
    }
}
