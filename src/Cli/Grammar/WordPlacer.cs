namespace Bowline.Cli;

/// <summary>Gives each typed word its name, by place.</summary>
internal static class WordPlacer
{
    public static Misread? Place(List<string> typed, Invocation to)
    {
        var verb = to.Verb;
        if (typed.FindIndex(string.IsNullOrWhiteSpace) is >= 0 and var blank)
        {
            var name = blank < verb.Words.Length ? verb.Words[blank].Name : "a word";
            return new Misread($"{name} is empty", verb);
        }

        var wanted = Wanted(typed, to);
        if (typed.Count > wanted.Count)
            return new Misread($"'{Shown.Text(typed[wanted.Count])}' is one word too many", verb);
        for (var i = 0; i < typed.Count; i++)
            to.SetWord(wanted[i].Name, typed[i].Trim());
        for (var i = typed.Count; i < wanted.Count; i++)
        {
            if (!wanted[i].Optional)
                return new Misread(Missing(wanted[i]), verb);
        }

        return null;
    }

    /// <summary>The words that these can be: fewer when a flag or DEFAULT_SYMBOL stands for one.</summary>
    private static List<WordSpec> Wanted(List<string> typed, Invocation to)
    {
        var wanted = new List<WordSpec>(to.Verb.Words);
        for (var i = wanted.Count - 1; i >= 0; i--)
        {
            if (wanted.Count > typed.Count && wanted[i].LeftOutWith is { } flag && to.Has(flag))
                wanted.RemoveAt(i);
        }

        var least = 0;
        foreach (var word in wanted)
            least += word.Optional ? 0 : 1;
        if (typed.Count < least && wanted[0].IsSymbol && DefaultSymbol(to) is { } symbol)
        {
            to.SetWord(wanted[0].Name, symbol);
            wanted.RemoveAt(0);
        }

        return wanted;
    }

    private static string? DefaultSymbol(Invocation to) => to.Settings.Find(SettingNames.DefaultSymbol).Value;

    private static string Missing(WordSpec word) => word.IsSymbol
        ? $"{word.Name} is missing (and DEFAULT_SYMBOL is not set)"
        : $"{word.Name} is missing";
}
