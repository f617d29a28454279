using System.Text.RegularExpressions;
using Bowline.Paper;
using Xunit;

namespace Bowline.Tidy;

/// <summary>The switches of the paper exchange and the table that lists them.</summary>
public sealed partial class SwitchTests
{
    [Fact]
    public void EverySwitchOfVenueRules_StandsInTheTable_AndNothingElse()
    {
        var lines = File.ReadAllLines(Path.Combine(House.Root, "docs", "exchange.md"));
        var listed =
            from line in lines.SkipWhile(line => line != "## Switches").Skip(1)
                .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            where line.StartsWith("| `", StringComparison.Ordinal)
            from Match name in Name().Matches(line.Split('|')[1])
            select name.Groups["name"].Value;
        var known = typeof(VenueRules).GetProperties().Select(property => property.Name);
        Assert.Equal(known.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`(?<name>[A-Za-z]+)`")]
    private static partial Regex Name();
}
