namespace Bowline.Cli;

/// <summary>Verbs that work on files or run the exchange: the desk's program has what they need, so it takes our place.</summary>
internal static class HandOverVerbs
{
    /// <summary><c>journal …</c>, <c>replay</c> and <c>paper reset</c>: settings by environment, words and flags by argument.</summary>
    public static int Run(Invocation i)
    {
        var (profile, failure) = ProfileChoice.Of(i.Settings);
        if (profile is null)
            return Say.Failure(i, failure!);
        var arguments = new List<string>(i.Verb.Name.Split(' '));
        arguments.AddRange(i.Verb.Words.Select(word => i.Word(word.Name)).OfType<string>());
        foreach (var flag in i.Verb.Flags)
        {
            if (i.Flag(flag.Name) is { } value)
                arguments.AddRange(flag.Value is null ? ["--" + flag.Name] : ["--" + flag.Name, value]);
        }

        if (i.Json)
            arguments.Add("--json");
        if (i.Has("yes"))
            arguments.Add("--yes");
        return Replace(i, arguments, DeskEnvironment.Of(profile, i.Settings));
    }

    public static int Exchange(Invocation i) => Replace(i, ["exchange", .. i.Rest], []);

    private static int Replace(Invocation i, List<string> arguments, Dictionary<string, string?> environment)
    {
        var program = Builds.DeskProgram();
        return File.Exists(program)
            ? ProcessReplacement.Run(program, arguments, environment)
            : Say.Failure(i, Failure.Unreachable("desk-not-built", $"the desk's program is not there: {program}"));
    }
}
