namespace Bowline.Cli;

/// <summary>What a mistyped word was probably meant to be.</summary>
internal static class NearestWord
{
    /// <summary><c>did you mean 'market'?</c>, or null when nothing is near.</summary>
    public static string? Hint(string typed, IEnumerable<string> known, string mark = "")
    {
        if (typed.Length is 0 or > 40)
            return null;
        string? best = null;
        var bestDistance = Math.Max(1, typed.Length / 3) + 1;
        foreach (var word in known)
        {
            var distance = word.StartsWith(typed, StringComparison.Ordinal) && typed.Length > 2 ? 1 : Distance(typed, word);
            if (distance >= bestDistance)
                continue;
            best = word;
            bestDistance = distance;
        }

        return best is null ? null : $"did you mean '{mark}{best}'?";
    }

    /// <summary>Letters to insert, drop, change or swap with their neighbour (optimal string alignment distance).</summary>
    public static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(change, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
