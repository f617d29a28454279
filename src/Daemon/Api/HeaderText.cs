namespace Bowline.Daemon;

/// <summary>Text as a header carries it.</summary>
internal static class HeaderText
{
    private const int Longest = 400;

    /// <summary>One line of ASCII: what came from a venue or a disk must not break out of the header.</summary>
    public static string Of(string text) => string.Concat(text.Take(Longest).Select(c => c is >= ' ' and <= '~' ? c : '?'));
}
