using System.Text;
using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>
/// A command within a command: <c>when "last(BTCUSDT) > 61000" market BTCUSDT BUY 0.01 --reduce-only --expires 2d</c>.
/// The first word is the condition; flags that <c>when</c> knows are its own wherever they stand; all else is the command
/// it starts, read by the same table as if it stood alone.
/// </summary>
internal static class NestedCommand
{
    public static bool Is(VerbSpec verb) => verb.Execution == WhenVerb.Verb;

    /// <param name="own">Those of the arguments that belong to <c>when</c>, without its name; the condition among them.</param>
    /// <param name="nested">The rest, in their order.</param>
    public static void Split(
        IReadOnlyList<string> arguments, VerbPlace at, VerbSpec verb, out List<string> own, out List<string> nested)
    {
        (own, nested) = ([], []);
        var hasCondition = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            var token = arguments[i];
            if (i == at.First)
                continue;
            if (!FlagName.Looks(token))
            {
                (hasCondition ? nested : own).Add(token);
                hasCondition = true;
                continue;
            }

            var (name, inline) = FlagName.Split(token);
            if (Flags.Find(verb, name) is not { } flag)
            {
                nested.Add(token);
                continue;
            }

            own.Add(token);
            if (flag.Value is not null && inline is null && i + 1 < arguments.Count)
                own.Add(arguments[++i]);
        }
    }

    /// <summary>Reads the inner command and gives its words to the outer one.</summary>
    public static Misread? Place(List<string> words, List<string> nested, Invocation to)
    {
        if (words.Count == 0)
            return new Misread("CONDITION is missing", to.Verb);
        if (nested.Count == 0)
            return new Misread("COMMAND is missing: what it starts, such as market BTCUSDT BUY 0.01", to.Verb);
        if (nested.TrueForAll(FlagName.Looks))
            return new Misread($"'{Shown.Text(nested[0])}' is not a flag of 'when', and COMMAND is missing: what it starts, such as market BTCUSDT BUY 0.01", to.Verb);
        var (inner, misread) = CommandReader.Read(nested, to.Settings);
        if (inner is null)
            return misread;
        if (!IsStartable(inner.Verb))
            return new Misread($"'{inner.Verb.Name}' cannot be started by a condition; market, limit and every kind of execution but when can", to.Verb);
        to.SetWord(WhenVerb.Condition.Value!, words[0].Trim());
        to.SetWord(WhenVerb.Run.Value!, TextOf(inner, to.Has("round")));
        if (inner.Word("SYMBOL") is { } symbol)
            to.SetWord("SYMBOL", symbol);
        return null;
    }

    private static bool IsStartable(VerbSpec verb) =>
        verb.Name is "market" or "limit" || (verb.Execution is not null && !Is(verb));

    /// <summary>Verb, then <c>name=value</c> with spaces between and a backslash before what would be mistaken for one.</summary>
    private static string TextOf(Invocation inner, bool round)
    {
        var text = new StringBuilder(inner.Verb.Name);
        foreach (var word in inner.Verb.Words)
            Add(text, NameOf(word, inner.Verb), inner.Word(word.Name));
        foreach (var flag in inner.Verb.Flags)
            Add(text, flag.Name, inner.Flag(flag.Name));
        if (round)
            Add(text, "round", "true");
        return text.ToString();
    }

    private static string NameOf(WordSpec word, VerbSpec verb)
    {
        foreach (var parameter in verb.Execution?.Words ?? [])
        {
            if (word.Name == (parameter.Value ?? parameter.Name))
                return parameter.Name;
        }

        return word.Name.ToLowerInvariant();
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (value is null)
            return;
        text.Append(' ').Append(name).Append('=');
        foreach (var c in value)
        {
            if (c is ' ' or '\\' or '=')
                text.Append('\\');
            text.Append(c);
        }
    }
}
