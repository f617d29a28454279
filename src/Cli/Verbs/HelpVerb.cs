using System.Reflection;
using System.Text;

namespace Bowline.Cli;

/// <summary>Help and version.</summary>
internal static class HelpVerb
{
    public static int Run(Invocation invocation)
    {
        if (invocation.Word("VERB") is not { } word)
            return Print(HelpText.Overview());
        var name = invocation.Word("SECOND") is { } second ? $"{word} {second}" : word;
        if (VerbTable.Single(name) is { } verb)
            return Show(verb);
        if (VerbTable.IsGroup(name))
            return Print(HelpText.OfGroup(name));
        var hint = NearestWord.Hint(name, VerbTable.Every.Select(v => v.Name));
        return Say.Failure(invocation, Failure.Unreadable("no-such-verb", $"'{Shown.Text(name)}' is no verb; {hint ?? "`bowline --help` lists them"}"));
    }

    public static int Show(VerbSpec verb) => Print(
        verb.Name is "help" ? HelpText.Overview() : VerbTable.IsGroup(verb.Name) ? HelpText.OfGroup(verb.Name) : HelpText.OfVerb(verb));

    public static int Version(Invocation invocation)
    {
        var version = typeof(HelpVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";
        var plus = version.IndexOf('+');
        return Print($"bowline {(plus < 0 ? version : version[..plus])}, build {Builds.Own}\n");
    }

    private static int Print(string text)
    {
        Say.Raw(Encoding.UTF8.GetBytes(text));
        return 0;
    }
}
