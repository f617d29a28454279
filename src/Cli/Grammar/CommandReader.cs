namespace Bowline.Cli;

/// <summary>
/// Reads a command line by the verb table. By hand and not by a library: the library costs 18 ms of a start that
/// takes 28, and it has no say over messages and exit codes. There are no response files: <c>@name</c> is a word.
/// </summary>
internal static class CommandReader
{
    public const int MostArguments = 64;
    public const int LongestArgument = 4_096;

    /// <summary>The invocation, or why there is none.</summary>
    public static (Invocation? Read, Misread? Misread) Read(IReadOnlyList<string> arguments, Settings settings)
    {
        if (arguments.Count > MostArguments)
            return (null, new Misread($"{arguments.Count} arguments are too many; {MostArguments} are the most"));
        foreach (var argument in arguments)
        {
            if (argument.Length > LongestArgument)
                return (null, new Misread($"an argument of {argument.Length} characters is too long; {LongestArgument} are the most"));
        }

        var (verb, at, misread) = VerbFinder.Find(arguments);
        if (verb is null)
            return (null, misread);
        var invocation = new Invocation(verb, settings);
        if (verb.HandsOn)
            return (HandOn(arguments, at, invocation), null);

        // Only --help or --version was typed: nothing is left to read.
        if (at.First < 0)
            return (invocation, null);
        var words = new List<string>();
        if (NestedCommand.Is(verb))
        {
            NestedCommand.Split(arguments, at, verb, out var own, out var nested);
            misread = ReadTokens(own, VerbPlace.Nowhere, invocation, words)
                ?? (invocation.Has("help") ? null : NestedCommand.Place(words, nested, invocation));
            return misread is null ? (invocation, null) : (null, misread);
        }

        misread = ReadTokens(arguments, at, invocation, words) ?? (invocation.Has("help") ? null : WordPlacer.Place(words, invocation) ?? MissingFlags(invocation));
        return misread is null ? (invocation, null) : (null, misread);
    }

    private static Invocation HandOn(IReadOnlyList<string> arguments, VerbPlace at, Invocation to)
    {
        to.Rest = [.. arguments.Take(at.First), .. arguments.Skip(at.AfterLast)];
        return to;
    }

    private static Misread? MissingFlags(Invocation of)
    {
        var missing = "";
        foreach (var flag in of.Verb.Flags)
        {
            if (flag.Required && !of.Has(flag.Name))
                missing += $"{(missing.Length == 0 ? "" : " and ")}--{flag.Name} {flag.Value}";
        }

        return missing.Length == 0 ? null : new Misread($"{missing} {(missing.Contains(" and ", StringComparison.Ordinal) ? "are" : "is")} missing", of.Verb);
    }

    private static Misread? ReadTokens(IReadOnlyList<string> arguments, VerbPlace at, Invocation to, List<string> words)
    {
        var flagsEnded = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            var token = arguments[i];
            if (i >= at.First && i < at.AfterLast && (i == at.First || i == at.AfterLast - 1))
                continue;
            if (!flagsEnded && token == "--")
                flagsEnded = true;
            else if (flagsEnded || !FlagName.Looks(token))
                words.Add(token);
            else if (ReadFlag(arguments, ref i, to) is { } misread)
                return misread;
        }

        return null;
    }

    private static Misread? ReadFlag(IReadOnlyList<string> arguments, ref int i, Invocation to)
    {
        var token = arguments[i];
        var (name, inline) = FlagName.Split(token);
        var flag = Flags.Find(to.Verb, name);
        if (flag is null)
            return new Misread($"'{Shown.Text(token)}' is not a flag of '{to.Verb.Name}'", to.Verb, NearestWord.Hint(name, Flags.Names(to.Verb), "--"));
        string value;
        if (flag.Value is null)
        {
            if (inline is not (null or "true"))
                return new Misread($"--{flag.Name} takes no value; leave it out to say no", to.Verb);
            value = "true";
        }
        else if (inline is not null)
            value = inline;
        else if (i + 1 >= arguments.Count || FlagName.Looks(arguments[i + 1]))
            return new Misread($"--{flag.Name} needs a value: --{flag.Name} {flag.Value}", to.Verb);
        else
            value = arguments[++i];
        if (flag.Value is not null && string.IsNullOrWhiteSpace(value))
            return new Misread($"--{flag.Name} has an empty value", to.Verb);
        return to.TrySetFlag(flag, value.Trim()) ? null : new Misread($"--{flag.Name} is given twice", to.Verb);
    }
}
