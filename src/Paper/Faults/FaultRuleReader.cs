using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Reads one fault of a plan member by member and notes all that is wrong with it.</summary>
internal sealed class FaultRuleReader(List<string> problems, string where)
{
    private const int TextMax = 256;
    private const long TimeMax = 366L * 24 * 3_600_000;
    private const long CountMax = 1_000_000_000;

    private readonly Dictionary<string, long> numbers = [];
    private readonly Dictionary<string, string> texts = [];
    private FaultScope scope = new();
    private FaultTrigger trigger = new();

    public FaultRule? Read(JsonElement item)
    {
        var before = problems.Count;
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("fault", out var named)
            || named.ValueKind != JsonValueKind.String || FaultTable.Find(named.GetString()!) is not { } kind)
        {
            problems.Add($"{where}: fault must be one of {string.Join(", ", FaultTable.All.Select(one => one.Name))}");
            return null;
        }
        foreach (var member in item.EnumerateObject())
            Take(kind, member.Name, member.Value);
        Check(kind);
        return problems.Count > before
            ? null
            : new FaultRule(kind, scope, trigger) { Numbers = numbers, Texts = texts };
    }

    private void Take(FaultKind kind, string name, JsonElement value)
    {
        if (name is "fault" or "about")
            return;
        if (kind.Numbers.FirstOrDefault(number => number.Name == name) is { } parameter)
            numbers[name] = Whole(name, value, parameter.Min, parameter.Max, parameter.Unit);
        else if (kind.Texts.Any(text => text.TrimEnd('?') == name))
            texts[name] = Text(name, value);
        else if (kind.Scopes.Contains(name))
            TakeScope(name, Text(name, value));
        else if (!TakeTrigger(kind, name, value))
            problems.Add($"{where}: {kind.Name} does not take {name}; it takes {string.Join(", ", Known(kind))}");
    }

    private static IEnumerable<string> Known(FaultKind kind) =>
    [
        .. kind.Numbers.Select(number => number.Name), .. kind.Texts.Select(text => text.TrimEnd('?')), .. kind.Scopes,
        .. Triggers(kind),
    ];

    private static string[] Triggers(FaultKind kind) => kind.Place switch
    {
        FaultPlace.Clock => ["at", "every", "for"],
        FaultPlace.Moment => ["at", "every", "probability", "times"],
        _ => ["probability", "burst", "skip", "times", "at", "every", "for"],
    };

    private void TakeScope(string name, string value) => scope = name switch
    {
        "method" => scope with { Method = value.ToUpperInvariant() },
        "path" => scope with { Path = value },
        "account" => scope with { Account = value },
        "symbol" => scope with { Symbol = value.ToUpperInvariant() },
        "route" => scope with { Route = value },
        _ => scope with { Event = value },
    };

    private bool TakeTrigger(FaultKind kind, string name, JsonElement value)
    {
        if (!Triggers(kind).Contains(name))
            return false;
        trigger = name switch
        {
            "probability" => trigger with { Probability = Chance(value) },
            "burst" => trigger with { Burst = Whole(name, value, 1, CountMax, "in a row") },
            "skip" => trigger with { Skip = Whole(name, value, 0, CountMax, "let through first") },
            "times" => trigger with { Times = Whole(name, value, 1, CountMax, "at most") },
            "at" => trigger with { At = Whole(name, value, 0, TimeMax, "ms") },
            "every" => trigger with { Every = Whole(name, value, 1, TimeMax, "ms") },
            _ => trigger with { For = Whole(name, value, 1, TimeMax, "ms") },
        };
        return true;
    }

    private void Check(FaultKind kind)
    {
        foreach (var text in kind.Texts.Where(text => !text.EndsWith('?') && !texts.ContainsKey(text)))
            problems.Add($"{where}: {kind.Name} needs {text}");
        if (kind.NeedsSymbol && scope.Symbol is null)
            problems.Add($"{where}: {kind.Name} needs symbol");
        if (kind.Place == FaultPlace.Moment || trigger.Every == 0)
            return;
        if (trigger.For == 0 || trigger.For > trigger.Every)
            problems.Add($"{where}: every needs for, the ms it lasts each time, at most every itself");
    }

    private long Whole(string name, JsonElement value, long min, long max, string unit)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var given) && given >= min && given <= max)
            return given;
        problems.Add($"{where}: {name} is a whole number from {min} to {max} ({unit})");
        return Math.Clamp(1, min, max);
    }

    // A millionth is the smallest chance; what is finer is cut toward never.
    private long Chance(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var given) && given is >= 0 and <= 1)
            return (long)(given * FaultTable.MillionParts);
        problems.Add($"{where}: probability is a number from 0 to 1");
        return 0;
    }

    private string Text(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= TextMax } given)
            return given;
        problems.Add($"{where}: {name} is a text of at most {TextMax} characters");
        return "";
    }
}
