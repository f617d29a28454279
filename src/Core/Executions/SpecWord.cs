using System.Text;

namespace Bowline.Core;

/// <summary>Members of closed lists as words: <c>CarryOver</c> is <c>carry-over</c>.</summary>
public static class SpecWord
{
    public static string Of<T>(T value)
        where T : struct, Enum => Dashed(value.ToString());

    /// <summary>Null when there is no such word.</summary>
    public static T? Read<T>(string word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Dashed(value.ToString()) == word)
                return value;
        }

        return null;
    }

    private static string Dashed(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
