using Bowline.Paper;

namespace Bowline.App;

/// <summary>A recording on disk: raw stream frames, or a file of the venue's public archive (aggTrades, one-minute klines).
/// The archive's files carry their symbol in their name, as the venue names them: <c>BTCUSDT-aggTrades-2024-10-18.zip</c>.
/// </summary>
internal static class RecordingFile
{
    /// <summary>The symbols a file's name speaks of, of those that are known; none when it speaks of none.</summary>
    public static IReadOnlyList<string> SymbolsIn(string path, SymbolRegistry known)
    {
        var name = Path.GetFileName(path).Split('-')[0].ToUpperInvariant();
        return known.Find(name) is null ? [] : [name];
    }

    /// <summary>Opens a recording; the lines are held open until the feed is disposed of or has ended.</summary>
    public static RecordingOpened Open(string path, SymbolRegistry symbols)
    {
        try
        {
            var lines = RecordingLines.Open(path);
            return KindOf(path) switch
            {
                Kind.Raw => new RecordingOpened.Ready(Closing(lines, RecordingReader.Read(lines.All(), symbols))),
                var archive => Archive(path, symbols, archive, lines),
            };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new RecordingOpened.Unusable(refused.Message);
        }
    }

    private static RecordingOpened Archive(string path, SymbolRegistry symbols, Kind kind, RecordingLines lines)
    {
        if (SymbolsIn(path, symbols) is [var symbol] && symbols.Find(symbol) is { } spec)
        {
            return new RecordingOpened.Ready(Closing(
                lines,
                kind == Kind.Klines ? ArchiveReader.Klines(lines.All(), spec) : ArchiveReader.AggTrades(lines.All(), spec)));
        }
        lines.Dispose();
        return new RecordingOpened.Unusable(
            "a file of the archive is named after its symbol, for example BTCUSDT-aggTrades-2024-10-18.zip, "
            + $"and the symbol must be one of {string.Join(", ", symbols.All.Select(one => one.Symbol))}");
    }

    /// <summary>Closes the file with the last step; a file that cannot be unpacked further ends the recording there.</summary>
    private static IEnumerable<RecordedStep> Closing(RecordingLines lines, IEnumerable<RecordedStep> steps)
    {
        using var file = lines;
        using var each = steps.GetEnumerator();
        while (Next(each) is { } step) yield return step;
    }

    private static RecordedStep? Next(IEnumerator<RecordedStep> each)
    {
        try
        {
            return each.MoveNext() ? each.Current : null;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return new RecordedStep.Failed(new ReplayFailure(0, $"the file cannot be read further: {broken.Message}", ""));
        }
    }

    /// <summary>Told by the first line: a raw line begins with its time and a blank, klines have open and high.</summary>
    private static Kind KindOf(string path)
    {
        using var lines = RecordingLines.Open(path);
        var first = lines.All().FirstOrDefault();
        if (first.Span.Contains((byte)'{')) return Kind.Raw;
        if (first.Span.IndexOf("open"u8) >= 0) return Kind.Klines;
        const int klineFieldsMin = 11;
        return first.Span.Count((byte)',') + 1 >= klineFieldsMin ? Kind.Klines : Kind.AggTrades;
    }

    private enum Kind
    {
        Raw,
        AggTrades,
        Klines,
    }
}

/// <summary>What came of opening a recording.</summary>
internal abstract record RecordingOpened
{
    private RecordingOpened() { }

    public sealed record Ready(IEnumerable<RecordedStep> Steps) : RecordingOpened;

    public sealed record Unusable(string Why) : RecordingOpened;
}
