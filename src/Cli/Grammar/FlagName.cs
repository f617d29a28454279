using System.Text;

namespace Bowline.Cli;

/// <summary>How flags are spelled: <c>--stop-price</c>, and as both seeds of the project have it <c>--stopPrice</c>.</summary>
internal static class FlagName
{
    /// <summary>A dash and a digit is a number (<c>-0.5%</c>), a lone dash a word.</summary>
    public static bool Looks(string token) =>
        token.Length > 1 && token[0] == '-' && !char.IsAsciiDigit(token[1]) && token[1] != '.';

    /// <summary>The name in our spelling, and the value after <c>=</c> if there is one.</summary>
    public static (string Name, string? Value) Split(string token)
    {
        var equals = token.IndexOf('=');
        var bare = (equals < 0 ? token : token[..equals]).TrimStart('-');
        var name = new StringBuilder(bare.Length + 4);
        foreach (var c in bare)
        {
            if (char.IsAsciiLetterUpper(c) && name.Length > 0 && name[^1] != '-')
                name.Append('-');
            name.Append(c == '_' ? '-' : char.ToLowerInvariant(c));
        }

        return (token is "-V" ? "version" : name.ToString(), equals < 0 ? null : token[(equals + 1)..]);
    }
}
