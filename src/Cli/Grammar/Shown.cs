namespace Bowline.Cli;

/// <summary>Typed text as it may be shown: short, and without anything a terminal would obey.</summary>
internal static class Shown
{
    private const int Longest = 60;

    public static string Text(string typed)
    {
        var cut = typed.Length > Longest ? typed[..Longest] + "…" : typed;
        return string.Create(cut.Length, cut, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = char.IsControl(from[i]) ? '\uFFFD' : from[i];
        });
    }
}
