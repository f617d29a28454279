using System.Text;

namespace Bowline.Cli;

/// <summary>The help screens, drawn from the verb table.</summary>
internal static class HelpText
{
    private const int NarrowestFlags = 24;
    private const int Widest = 118;

    public static string Usage(VerbSpec verb)
    {
        var usage = new StringBuilder("bowline ").Append(verb.Name);
        foreach (var word in verb.Words)
        {
            var shown = word.Choices.Length > 0 ? string.Join('|', word.Choices) : word.Name;
            usage.Append(' ').Append(word.Optional ? $"[{shown}]" : shown);
        }

        foreach (var flag in verb.Flags)
        {
            if (flag.Required)
                usage.Append(" --").Append(flag.Name).Append(' ').Append(flag.Value);
        }

        return verb.HandsOn || verb.Flags.Length > 0 ? usage.Append(" [flags]").ToString() : usage.ToString();
    }

    public static string OfVerb(VerbSpec verb)
    {
        var text = new StringBuilder();
        text.Append(verb.Name).Append(": ").Append(verb.Summary).Append("\n\nUsage\n  ").Append(Usage(verb)).Append('\n');
        if (verb.Words.Any(w => w.Name == "QUANTITY"))
            text.Append("\n  QUANTITY  0.01, 500$ (in quote currency) or 25% (of what can be opened or closed)\n");
        if (verb.Words.Any(w => w.Name == "PRICE"))
            text.Append("  PRICE     60000, or from the mark price: -0.5%, +20\n");
        if (verb.Words.Any(w => w.IsSymbol))
            text.Append("\n  SYMBOL may be left out when DEFAULT_SYMBOL is set.\n");
        if (verb.Flags.Length > 0)
            AppendFlags(text.Append("\nFlags\n"), verb.Flags);
        if (verb.HandsOn)
            text.Append($"\n`bowline {verb.Name} --help` tells its flags.\n");
        else
            AppendFlags(text.Append("\nFlags of every verb\n"), Flags.Everywhere);
        if (verb.Examples.Length > 0)
            text.Append("\nExamples\n");
        foreach (var example in verb.Examples)
            AppendWrapped(text.Append("  bowline "), example, 10, " \\");
        return text.ToString();
    }

    public static string OfGroup(string group)
    {
        var text = new StringBuilder($"bowline {group}\n\n");
        AppendVerbs(text, VerbTable.InGroup(group));
        return text.ToString();
    }

    public static string Overview()
    {
        var text = new StringBuilder(
            "bowline: an order desk for Binance USDⓈ-M futures. Paper money unless you say otherwise.\n\nUsage\n  bowline VERB ... [flags]\n");
        foreach (var (heading, verbs) in VerbTable.Sections)
            AppendVerbs(text.Append('\n').Append(heading).Append('\n'), verbs);
        AppendFlags(text.Append("\nFlags of every verb\n"), Flags.Everywhere);
        text.Append("\nExit codes\n");
        text.Append("  0 done   1 a check says no   2 cannot be read   3 we refuse it   4 the exchange refused it\n");
        text.Append("  5 not known yet, the desk is on it   6 no desk or no exchange to reach   130 interrupted\n");
        text.Append("\nStart here\n  bowline market BTCUSDT BUY 0.01\n  bowline help limit\n");
        return text.ToString();
    }

    /// <summary>Words that would leave the screen go to a further line, under where the text began.</summary>
    /// <param name="mark">Ends a line that goes on.</param>
    private static void AppendWrapped(StringBuilder text, string words, int indent, string mark)
    {
        var room = Widest - indent - mark.Length;
        while (words.Length > room && words.LastIndexOf(' ', room) is > 0 and var at)
        {
            text.Append(words, 0, at).Append(mark).Append('\n').Append(' ', indent);
            words = words[(at + 1)..];
        }

        text.Append(words).Append('\n');
    }

    private static string Typed(FlagSpec flag) => flag.Value is null ? "--" + flag.Name : $"--{flag.Name} {flag.Value}";

    private static void AppendVerbs(StringBuilder text, IEnumerable<VerbSpec> verbs)
    {
        foreach (var verb in verbs)
            text.Append("  ").Append(verb.Name.PadRight(16)).Append(verb.Summary).Append('\n');
    }

    private static void AppendFlags(StringBuilder text, FlagSpec[] flags)
    {
        var width = NarrowestFlags;
        foreach (var flag in flags)
            width = Math.Max(width, Typed(flag).Length + 2);
        foreach (var flag in flags)
        {
            var aliases = flag.Aliases.Where(a => a.Length > 1).Select(a => "--" + a)
                .Concat(flag.Aliases.Where(a => a.Length == 1).Select(a => "-" + a));
            var also = flag.Aliases.Length == 0 ? "" : $" (also {string.Join(", ", aliases)})";
            text.Append("  ").Append(Typed(flag).PadRight(width));
            AppendWrapped(text, flag.Help + also, width + 2, "");
        }
    }
}
