using System.Globalization;
using Bowline.Contract;

namespace Bowline.Simulation;

/// <summary>
/// Commands as people type them. The kinds of execution are drawn from the table that the command line reads, so a new
/// kind is met here the moment it exists: its own examples are the pattern, and chance varies their numbers.
/// </summary>
internal static class Commands
{
    private static readonly string[] Plain =
    [
        "market BTCUSDT BUY 0.02", "market BTCUSDT SELL 0.02", "limit BTCUSDT BUY 0.01 -0.2%", "limit BTCUSDT SELL 0.01 +0.2%",
        "limit BTCUSDT BUY 0.02 -0.05% --tif IOC",
    ];

    private static readonly string[] Examples =
        [.. ExecutionVerbs.All.SelectMany(verb => verb.Examples).Where(example => !example.Contains('\'', StringComparison.Ordinal))];

    /// <summary>Any command: mostly one that starts an execution of several orders.</summary>
    public static string Draw(Paper.Prng chance) => chance.Below(5) == 0
        ? Plain[(int)chance.Below(Plain.Length)]
        : Vary(Examples[(int)chance.Below(Examples.Length)], chance);

    /// <summary>A command of a kind.</summary>
    public static string DrawOf(string kind, Paper.Prng chance)
    {
        var own = Examples.Where(example => example.Split(' ')[0] == kind).ToList();
        return Vary(own[(int)chance.Below(own.Count)], chance);
    }

    /// <summary>The same for an account in hedge mode, where an order names its leg.</summary>
    public static string Hedged(string command, Paper.Prng chance)
    {
        var verb = ExecutionVerbs.Find(command.Split(' ')[0]);
        return verb is null || verb.Flags.Any(flag => flag.Name == "position-side")
            ? $"{command} --position-side {(chance.Below(2) == 0 ? "LONG" : "SHORT")}" : command;
    }

    /// <summary>An example with numbers that fit a small account, a short world and the market near 60,000.</summary>
    private static string Vary(string example, Paper.Prng chance)
    {
        var (verb, symbol, parameters) = Read(example);
        var words = new List<string> { verb.Name };
        if (symbol is not null)
            words.Add("BTCUSDT");
        var price = symbol is null or "BTCUSDT" ? 60_000m : 3_100m;
        foreach (var word in verb.Words)
        {
            if (parameters.Find(p => p.Spec == word) is { Spec: not null } given)
                words.Add(Value(word, given.Text, price, chance));
        }

        foreach (var (spec, text) in parameters.Where(p => !verb.Words.Contains(p.Spec)))
        {
            words.Add($"--{spec.Name}");
            if (spec.Kind != ParameterKind.Flag)
                words.Add(Value(spec, text, price, chance));
        }

        return string.Join(' ', words);
    }

    private static string Value(ParameterSpec spec, string text, decimal near, Paper.Prng chance) => spec.Kind switch
    {
        ParameterKind.Quantity when text[^1] is not ('%' or '$') => Text((5 + chance.Below(40)) / 1_000m),
        ParameterKind.Price => Relative(text, near, chance),
        ParameterKind.Targets => string.Join(',', text.Split(',').Select(t => Target(t, near, chance))),
        ParameterKind.Duration when spec == Parameters.DeadMan => $"{20 + chance.Below(20)}s",
        ParameterKind.Duration => $"{500 + chance.Below(6_000)}ms",
        ParameterKind.Text when spec == WhenVerb.Condition => $"\"{Condition(text, chance)}\"",
        ParameterKind.Text => $"\"{text}\"",
        ParameterKind.Number => Text(Math.Clamp(decimal.Parse(text, CultureInfo.InvariantCulture), 2, 2 + chance.Below(4))),
        _ => text,
    };

    private static string Condition(string text, Paper.Prng chance) => chance.Below(3) == 0
        ? text
        : $"last(BTCUSDT) {(chance.Below(2) == 0 ? ">" : "crosses below")} {59_900 + chance.Below(200)}";

    // An absolute price becomes the same distance from the market as it is now, give or take a half.
    private static string Relative(string text, decimal near, Paper.Prng chance)
    {
        if (text[0] is '+' or '-')
            return text;
        var percent = ((decimal.Parse(text, CultureInfo.InvariantCulture) / near) - 1) * 100 * (50 + chance.Below(100)) / 100 / 4;
        percent = percent == 0 ? 0.05m : percent;
        return $"{(percent > 0 ? "+" : "-")}{Text(Math.Abs(Math.Round(percent, 2)) + 0.01m)}%";
    }

    private static string Target(string text, decimal near, Paper.Prng chance)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Relative(text, near, chance) : $"{Relative(text[..colon], near, chance)}{text[colon..]}";
    }

    /// <summary>The request that a command line would send for it, or null for a plain order.</summary>
    public static ExecuteRequest? Execute(string command, string linkId)
    {
        if (ExecutionVerbs.Find(command.Split(' ')[0]) is null)
            return null;
        var (verb, symbol, parameters) = Read(command);
        return new ExecuteRequest
        {
            Verb = verb.Name,
            LinkId = linkId,
            // A `when` takes it from what it starts.
            Symbol = symbol ?? "BTCUSDT",
            Parameters = parameters.GroupBy(p => p.Spec.Name, StringComparer.Ordinal)
                .ToDictionary(p => p.Key, p => string.Join(',', p.Select(one => one.Text)), StringComparer.Ordinal),
            Round = true,
            Detach = true,
        };
    }

    /// <summary>The request of a plain order.</summary>
    public static PlaceRequest Place(string command, string linkId)
    {
        var words = command.Split(' ');
        var flags = words.Skip(words[0] == "limit" ? 5 : 4).ToList();
        string? Flag(string name) => flags.IndexOf(name) is >= 0 and var at ? flags[at + 1] : null;
        return new()
        {
            Verb = words[0],
            LinkId = linkId,
            Symbol = words[1],
            Side = words[2],
            Quantity = words[3],
            Price = words[0] == "limit" ? words[4] : null,
            TimeInForce = Flag("--tif"),
            PositionSide = Flag("--position-side"),
            Detach = true,
        };
    }

    private static (ExecutionVerb Verb, string? Symbol, List<(ParameterSpec Spec, string Text)> Parameters) Read(string command)
    {
        var words = Split(command);
        var verb = ExecutionVerbs.Find(words[0])!;
        var (symbol, place) = ((string?)null, 0);
        var parameters = new List<(ParameterSpec, string)>();
        for (var i = 1; i < words.Count; i++)
        {
            if (place < verb.Words.Length && verb.Words[place] == WhenVerb.Run)
            {
                // The rest is another command, and after it what belongs to the outer one.
                var end = words.FindIndex(i, word => verb.Flags.Any(flag => word == $"--{flag.Name}"));
                var inner = words[i..(end < 0 ? words.Count : end)];
                parameters.Add((verb.Words[place++], inner[0].Contains('=', StringComparison.Ordinal) || inner.Count == 1 ? inner[0] : Inner(inner)));
                i = (end < 0 ? words.Count : end) - 1;
            }
            else if (words[i].StartsWith("--", StringComparison.Ordinal))
            {
                var name = words[i][2..];
                if (name is "round" or "wait" or "detach" or "what-if" or "yes")
                    continue;
                var spec = verb.Flags.First(f => f.Name == name || f.Aliases.Contains(name));
                parameters.Add((spec, spec.Kind == ParameterKind.Flag ? "true" : words[++i]));
            }
            else if (symbol is null && words[i].EndsWith("USDT", StringComparison.Ordinal))
                symbol = words[i];
            else if (place < verb.Words.Length)
                parameters.Add((verb.Words[place++], words[i]));
        }

        return (verb, symbol, parameters);
    }

    // A whole command in the form that the API takes: its verb, then its parameters by name.
    private static string Inner(List<string> words)
    {
        if (ExecutionVerbs.Find(words[0]) is not null)
        {
            var (verb, symbol, parameters) = Read(string.Join(' ', words));
            return string.Join(' ', [verb.Name, $"symbol={symbol}", .. parameters.Select(p => $"{p.Spec.Name}={p.Text}")]);
        }

        var price = words[0] == "limit" ? $" price={words[4]}" : "";
        return $"{words[0]} symbol={words[1]} side={words[2]} quantity={words[3]}{price}";
    }

    // As a shell splits: what stands in double quotes is one word.
    private static List<string> Split(string command)
    {
        var words = new List<string>();
        var parts = command.Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1)
                words.Add(parts[i]);
            else
                words.AddRange(parts[i].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return words;
    }

    private static string Text(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
