using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// What the parameters of executions are refused for, line by line in <c>refusals.txt</c>: at each bound and one step beyond.
/// </summary>
public sealed class RefusalTests
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Executions", "refusals.txt");

    public static TheoryData<string> Lines => [.. System.IO.File.ReadLines(File).Where(IsCase)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Parameters_AreRefusedAsWritten(string line) => Assert.Equal(line, Written(line));

    /// <summary>Writes the outcomes anew, to be read (<c>-explicit only -method "*RewriteRefusals*"</c>).</summary>
    [Fact(Explicit = true)]
    public void RewriteRefusals()
    {
        var source = Path.Combine(Checkout.Root, "tests", "Core.Tests", "Executions", "refusals.txt");
        var lines = System.IO.File.ReadAllText(source).Split('\n').Select(line => IsCase(line) ? Written(line) : line);
        System.IO.File.WriteAllText(source, string.Join('\n', lines));
    }

    private static bool IsCase(string line) => line.Length > 0 && line[0] != '#';

    private static string Written(string line)
    {
        var asked = line.Split(" -> ")[0];
        var spec = Story.Given($"given {asked}").Spec;
        var refusals = spec is AlgorithmSpec algorithm ? spec.Validate().AddRange(DeadMan.Check(algorithm)) : spec.Validate();
        return refusals.IsEmpty ? asked
            : string.Create(CultureInfo.InvariantCulture, $"{asked} -> {string.Join("; ", refusals.Select(Told))}");
    }

    private static string Told(Refusal refusal)
    {
        var nearest = refusal.Nearest.IsEmpty ? "" : $"({string.Join(", ", refusal.Nearest)})";
        var venueCode = refusal.VenueCode is { } code ? string.Create(CultureInfo.InvariantCulture, $"[{code}]") : "";
        return string.Join(' ', new[] { refusal.Code, venueCode, refusal.Value, nearest }.Where(part => part.Length > 0));
    }
}
