using System.Globalization;
using System.Text.RegularExpressions;

namespace Bowline.Cards.Tests;

/// <summary>
/// Reads docs/acceptance.md. A card is a heading <c>### ORD-001 words</c> and the fenced block <c>card</c> after it; what
/// else stands in the document is prose. The document says what each line of a block means.
/// </summary>
internal static partial class CardDocument
{
    private const decimal UsualBalance = 100_000m;
    private const string FirstAccount = "first";

    private static readonly string[] Verbs =
    [
        "contract", "account", "as", "given", "send", "key", "ask", "call", "expect", "reply", "header", "market", "open",
        "event", "eventually", "quiet", "say", "hear", "closed", "again", "times", "none", "fault",
    ];

    public static IReadOnlyList<Card> All { get; } = Read(File.ReadAllLines(Checkout.Path("docs", "acceptance.md")));

    public static IReadOnlyList<Card> Read(IReadOnlyList<string> lines)
    {
        var cards = new List<Card>();
        var heading = Match.Empty;
        for (var at = 0; at < lines.Count; at++)
        {
            if (Heading().Match(lines[at]) is { Success: true } found) heading = found;
            if (Fence().Match(lines[at]) is not { Success: true } fence) continue;
            if (!heading.Success) throw Bad(at, "a card without a heading of its own");
            var end = Enumerable.Range(at + 1, lines.Count - at - 1).First(line => lines[line] == "```");
            cards.Add(ReadCard(heading, fence.Groups["marks"].Value, lines, at + 1, end));
            heading = Match.Empty;
            at = end;
        }
        return cards;
    }

    private static Card ReadCard(Match heading, string marks, IReadOnlyList<string> lines, int from, int to)
    {
        var steps = Enumerable.Range(from, to - from).Where(at => lines[at].Length > 0).Select(at => Step(lines[at], at)).ToList();
        if (steps.Count == 0 || steps[0].Verb != "contract") throw Bad(from, "a card begins with its contract sections");
        var words = marks.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Except(["any venue", "alone"]).FirstOrDefault() is { } unknown) throw Bad(from, $"mark '{unknown}'");
        return new Card(
            heading.Groups["id"].Value, heading.Groups["title"].Value, words.Contains("any venue"), words.Contains("alone"),
            steps[0].Rest, steps[1..])
        {
            Accounts = AccountsOf(steps),
        };
    }

    private static CardStep Step(string line, int at)
    {
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        var verb = blank < 0 ? line : line[..blank];
        return Verbs.Contains(verb)
            ? new CardStep(at + 1, verb, blank < 0 ? "" : line[(blank + 1)..].Trim())
            : throw Bad(at, $"no such verb: {verb}");
    }

    private static List<(string Name, decimal Usdt)> AccountsOf(IEnumerable<CardStep> steps)
    {
        var name = FirstAccount;
        var balances = new Dictionary<string, decimal> { [FirstAccount] = UsualBalance };
        var order = new List<string> { FirstAccount };
        foreach (var step in steps)
        {
            if (step.Verb == "account") balances[name] = decimal.Parse(step.Rest, CultureInfo.InvariantCulture);
            if (step.Verb != "as") continue;
            name = step.Rest;
            if (balances.TryAdd(name, UsualBalance)) order.Add(name);
        }
        return [.. order.Select(one => (one, balances[one]))];
    }

    private static FormatException Bad(int at, string why) => new($"docs/acceptance.md, line {at + 1}: {why}");

    [GeneratedRegex(@"^### (?<id>[A-Z]{3}-\d{3}) (?<title>\S.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex("^```card(?<marks>.*)$")]
    private static partial Regex Fence();
}
