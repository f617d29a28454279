using System.Globalization;

namespace Bowline.App;

/// <summary>Reads a folder of state files: which one counts, and what is in it.</summary>
internal static class StateFiles
{
    private const string Prefix = "state-";
    private const string Suffix = ".jsonl";
    private const string Unfinished = ".tmp";

    public static string Name(long generation) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{generation}{Suffix}");

    public static string Draft(long generation) => Name(generation) + Unfinished;

    /// <summary>The newest generation there, or 0 for none; and every file that a crash left behind.</summary>
    public static (long Newest, IReadOnlyList<string> Leftovers) Survey(IReadOnlyList<string> names)
    {
        var generations = names.Select(Generation).Where(number => number > 0).ToArray();
        var newest = generations.Length == 0 ? 0 : generations.Max();
        string[] leftovers = [.. names.Where(name => IsDraft(name) || (Generation(name) is > 0 and var old && old < newest))];
        return (newest, leftovers);
    }

    /// <summary>Walks the lines up to the first that does not hold. What is left is a torn last line if it was never
    /// finished: no newline, or blocks of zeros that never reached the medium. Anything else is damage.</summary>
    public static StateContent Walk(ReadOnlyMemory<byte> file)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        var at = 0;
        while (NextLine(file, at) is { } line && StateLine.Opens(line, out _))
        {
            lines.Add(line);
            at += line.Length + 1;
        }
        var rest = file.Span[at..];
        return new StateContent(lines, at, Damaged: rest.Contains((byte)'\n') && !rest.Contains((byte)0));
    }

    private static ReadOnlyMemory<byte>? NextLine(ReadOnlyMemory<byte> file, int at)
    {
        var end = file.Span[at..].IndexOf((byte)'\n');
        return end < 0 ? default(ReadOnlyMemory<byte>?) : file.Slice(at, end);
    }

    private static bool IsDraft(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Unfinished, StringComparison.Ordinal);

    private static long Generation(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal)) return 0;
        var digits = name.AsSpan(Prefix.Length, name.Length - Prefix.Length - Suffix.Length);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}

/// <summary>The lines of a state file that hold.</summary>
/// <param name="Lines">Without their newlines.</param>
/// <param name="GoodBytes">Length of that part of the file.</param>
/// <param name="Damaged">True when what follows was written whole and is not what was written.</param>
internal sealed record StateContent(IReadOnlyList<ReadOnlyMemory<byte>> Lines, long GoodBytes, bool Damaged);
