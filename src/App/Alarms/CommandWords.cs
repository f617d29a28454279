using System.Collections.Immutable;
using System.Text;

namespace Bowline.App;

/// <summary>
/// A command as one text, cut into its program and its arguments: at spaces, except within single or double quotes. Nothing is
/// expanded and no shell is asked, so no text can become a command.
/// </summary>
internal static class CommandWords
{
    /// <summary>The words; null when a quote does not end.</summary>
    public static ImmutableArray<string>? Split(string command)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var (quote, begun) = ('\0', false);
        foreach (var c in command)
        {
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else
                    word.Append(c);
            }
            else if (c is '"' or '\'')
            {
                (quote, begun) = (c, true);
            }
            else if (c is not (' ' or '\t'))
            {
                (begun, _) = (true, word.Append(c));
            }
            else if (begun)
            {
                words.Add(word.ToString());
                (begun, _) = (false, word.Clear());
            }
        }

        if (begun)
            words.Add(word.ToString());
        return quote == '\0' ? words.ToImmutable() : null;
    }
}
