using System.Collections.Immutable;
using System.Text;

namespace Bowline.Core;

/// <summary>
/// A request within another one, as one text: its verb, then <c>name=value</c> with a space before each and a backslash
/// before what would be mistaken for one of these (<c>market symbol=BTCUSDT side=BUY quantity=25%</c>).
/// </summary>
public static class NestedRequest
{
    public static string Write(SpecText request)
    {
        var text = new StringBuilder();
        Escape(text, request.Kind);
        foreach (var (name, value) in request.Fields)
        {
            Escape(text.Append(' '), name);
            Escape(text.Append('='), value);
        }

        return text.ToString();
    }

    /// <summary>Null when the text cannot be read: a field without a value.</summary>
    public static SpecText? Read(string text)
    {
        var fields = ImmutableArray.CreateBuilder<SpecField>();
        var (kind, name, part) = ((string?)null, (string?)null, new StringBuilder());
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '\\' && i + 1 < text.Length)
                part.Append(text[++i]);
            else if (i < text.Length && text[i] == '=' && kind is not null && name is null)
                name = Taken(part);
            else if (i < text.Length && text[i] != ' ')
                part.Append(text[i]);
            else if (kind is null)
                kind = Taken(part);
            else if (name is null)
                return null;
            else
            {
                fields.Add(new(name, Taken(part)));
                name = null;
            }
        }

        return new(kind!, fields.ToImmutable());
    }

    private static string Taken(StringBuilder part)
    {
        var text = part.ToString();
        part.Clear();
        return text;
    }

    private static void Escape(StringBuilder to, string text)
    {
        foreach (var c in text)
        {
            if (c is ' ' or '\\' or '=')
                to.Append('\\');
            to.Append(c);
        }
    }
}
