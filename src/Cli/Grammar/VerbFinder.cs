namespace Bowline.Cli;

/// <summary>Where the verb's words stand among the arguments; flags may come before and between.</summary>
internal sealed record VerbPlace(int First, int AfterLast)
{
    public static readonly VerbPlace Nowhere = new(-1, -1);
}

/// <summary>Finds the verb that is meant.</summary>
internal static class VerbFinder
{
    public static (VerbSpec? Verb, VerbPlace At, Misread? Misread) Find(IReadOnlyList<string> arguments)
    {
        var first = NextWord(arguments, 0);
        if (first < 0)
            return AskedWithoutVerb(arguments);
        var word = arguments[first];
        if (VerbTable.Single(word) is { } single)
            return (single, new VerbPlace(first, first + 1), null);
        if (VerbTable.IsGroup(word))
            return FindInGroup(arguments, first);
        return (null, VerbPlace.Nowhere, Unknown(word));
    }

    private static (VerbSpec?, VerbPlace, Misread?) AskedWithoutVerb(IReadOnlyList<string> arguments)
    {
        foreach (var a in arguments)
        {
            if (a is "--version" or "-V")
                return (VerbTable.Single("version"), VerbPlace.Nowhere, null);
            if (a is "--help" or "-h" or "-?")
                return (VerbTable.Single("help"), VerbPlace.Nowhere, null);
        }

        return arguments.Count == 0
            ? (VerbTable.Single("help"), VerbPlace.Nowhere, null)
            : (null, VerbPlace.Nowhere, new Misread("there is no verb", null, "`bowline --help` lists them"));
    }

    private static (VerbSpec?, VerbPlace, Misread?) FindInGroup(IReadOnlyList<string> arguments, int first)
    {
        var group = arguments[first];
        var second = NextWord(arguments, first + 1);
        var choices = string.Join(", ", VerbTable.InGroup(group).Select(v => v.Name[(group.Length + 1)..]));
        if (second < 0)
        {
            return arguments.Any(a => a is "--help" or "-h")
                ? (VerbTable.GroupHelp(group), new VerbPlace(first, first + 1), null)
                : (null, VerbPlace.Nowhere, new Misread($"'{group}' needs one of: {choices}"));
        }

        if (VerbTable.Single($"{group} {arguments[second]}") is { } verb)
            return (verb, new VerbPlace(first, second + 1), null);
        return (null, VerbPlace.Nowhere, new Misread($"'{group} {Shown.Text(arguments[second])}' is no verb; '{group}' has: {choices}"));
    }

    /// <summary>The next argument that is a word; a flag known to every verb may bring its value along.</summary>
    private static int NextWord(IReadOnlyList<string> arguments, int from)
    {
        for (var i = from; i < arguments.Count; i++)
        {
            if (!FlagName.Looks(arguments[i]))
                return i;
            var (name, value) = FlagName.Split(arguments[i]);
            if (value is null && Flags.FindEverywhere(name) is { Value: not null })
                i++;
        }

        return -1;
    }

    private static Misread Unknown(string word)
    {
        if (word == "stop")
        {
            return new Misread(
                "a bare 'stop' can mean two things",
                Hint: "`bowline desk stop` ends the desk (orders keep resting); `bowline flatten` closes positions; `bowline stop-market` places a stop order");
        }

        if (VerbTable.Planned.Contains(word))
            return new Misread($"'{word}' is not in this version", Hint: "`bowline --help` lists what is");
        var shown = Shown.Text(word);
        return new Misread(
            string.IsNullOrWhiteSpace(word) ? "the verb is empty" : $"'{shown}' is no verb",
            Hint: NearestWord.Hint(word.ToLowerInvariant(), VerbTable.FirstWords()) ?? "`bowline --help` lists them");
    }
}
