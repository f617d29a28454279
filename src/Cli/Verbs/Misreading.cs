namespace Bowline.Cli;

/// <summary>Says why a command cannot be read, and how it is written.</summary>
internal static class Misreading
{
    public static int Report(Misread misread, IReadOnlyList<string> arguments, Settings settings)
    {
        var failure = Failure.Unreadable("unreadable", misread.Hint is null ? misread.Message : $"{misread.Message}; {misread.Hint}");
        if (arguments.Contains("--json"))
            Say.Raw(FailureJson.Document(failure, Shown.Text("bowline " + string.Join(' ', arguments.Take(6)))));
        else
        {
            Say.Aside($"bowline: {misread.Message}");
            if (misread.Hint is { } hint)
                Say.Aside($"         {hint}");
            if (misread.Verb is { } verb)
                Say.Aside($"Usage:   {HelpText.Usage(verb)}\n         `bowline {verb.Name} --help` shows flags and examples");
        }

        RefusalNote.Leave(failure, misread.Verb?.Name ?? "", settings);
        return (int)failure.ExitCode;
    }
}
