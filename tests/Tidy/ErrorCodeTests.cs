using System.Text.RegularExpressions;
using Xunit;

namespace Bowline.Tidy;

/// <summary>Whatever code a person can meet, docs/errors.md explains it.</summary>
public sealed partial class ErrorCodeTests
{
    [Fact]
    public void EveryCodeInTheSources_StandsInTheErrorList()
    {
        var documented = File.ReadAllText(Path.Combine(House.Root, "docs", "errors.md"));
        var desk =
            from file in House.Sources("src/Core", "src/App", "src/Gateway")
            from line in file.Lines
            from Match match in Code().Matches(line)
            select match.Groups["code"].Value;
        var faces =
            from file in House.Sources("src/Cli", "src/Daemon", "src/Contract")
            from line in file.Lines
            from Match match in FaceCode().Matches(line)
            select match.Groups["code"].Value;
        var codes = desk.Concat(faces);
        var missing = codes.Distinct().Order().Where(code => !documented.Contains($"`{code}`", StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, string.Join(", ", missing));
    }

    [Fact]
    public void EveryVenueCodeWeKnow_StandsInTheErrorList()
    {
        var documented = File.ReadAllText(Path.Combine(House.Root, "docs", "errors.md"));
        var missing = Binance.VenueErrors.All.Select(error => error.Code).Where(code => !documented.Contains($"`{code}`", StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, string.Join(", ", missing));
    }

    [GeneratedRegex(@"(?:Failure\.\w+\(|ExitCode\.\w+, |Code = )""(?<code>[a-z]+(?:-[a-z0-9]+)*)""")]
    private static partial Regex FaceCode();

    // Where a refusal, denial or answer gets its code: the constructors and the Code property.
    [GeneratedRegex(@"(?:new Refusal\(|new Denial\(|Plain\(|Refused\(|No\(|new\(|Code = |Surprise\([^""]*|Failed\([^""]*)\s*""(?<code>[a-z]+(?:-[a-z0-9]+)+)""")]
    private static partial Regex Code();
}
