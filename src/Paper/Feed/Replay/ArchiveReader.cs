namespace Bowline.Paper;

/// <summary>
/// Reads files of the venue's public archive for one symbol: aggTrades (agg_trade_id, price, quantity, first_trade_id,
/// last_trade_id, transact_time, is_buyer_maker) and klines of one minute (open_time, open, high, low, close, volume,
/// ...). Times in ms. A line that cannot be read, or is off the symbol's grid, ends the recording with its number.
/// Around the prints stands an assumed book (<see cref="AssumedBook"/>).
/// </summary>
public static class ArchiveReader
{
    private static readonly long[] PathMs = [0, 15_000, 30_000, 59_000];

    public static IEnumerable<RecordedStep> AggTrades(IEnumerable<ReadOnlyMemory<byte>> lines, SymbolSpec spec) =>
        Lines(lines, new AssumedBook(spec), (text, book) => AggTrade(text, spec, book));

    /// <summary>
    /// Candles as four prints each. Assumed: a candle that rose went open, low, high, close; one that fell went open,
    /// high, low, close; at 0, 15, 30 and 59 s; each print carries a quarter of the volume, rounded down, and the last
    /// the rest, at least one lot each. A candle without volume prints nothing.
    /// </summary>
    public static IEnumerable<RecordedStep> Klines(IEnumerable<ReadOnlyMemory<byte>> lines, SymbolSpec spec)
    {
        long id = 0;
        return Lines(lines, new AssumedBook(spec), (text, book) => Kline(text, spec, book, ref id));
    }

    private delegate RecordedStep.Told[]? ReadLine(ReadOnlySpan<byte> text, AssumedBook book);

    private static IEnumerable<RecordedStep> Lines(
        IEnumerable<ReadOnlyMemory<byte>> lines, AssumedBook book, ReadLine read)
    {
        long number = 0;
        foreach (var line in lines)
        {
            number++;
            var text = new ArchiveLine(line.Span);
            if (text.IsEmpty || number == 1 && text.IsHeader)
                continue;
            var steps = read(line.Span, book);
            if (steps is null)
            {
                yield return ReplayFailure.At(number, "not a row of this archive, or off the symbol's grid", line.Span);
                yield break;
            }
            foreach (var step in steps)
                yield return step;
        }
    }

    private static RecordedStep.Told[]? AggTrade(ReadOnlySpan<byte> text, SymbolSpec spec, AssumedBook book)
    {
        var line = new ArchiveLine(text);
        if (!line.Ticks(1, spec, out var ticks) || !line.Lots(2, spec, out var lots) || !line.Whole(4, out var id)
            || !line.Whole(5, out var at) || !line.Flag(6, out var buyerIsMaker) || lots == 0)
            return null;
        return [Step(spec, book, id, ticks, lots, buyerIsMaker, at)];
    }

    private static RecordedStep.Told[]? Kline(
        ReadOnlySpan<byte> text, SymbolSpec spec, AssumedBook book, ref long id)
    {
        var line = new ArchiveLine(text);
        if (!line.Whole(0, out var openTime) || !line.Ticks(1, spec, out var open) || !line.Ticks(2, spec, out var high)
            || !line.Ticks(3, spec, out var low) || !line.Ticks(4, spec, out var close)
            || !line.Lots(5, spec, out var lots) || high < Math.Max(open, close) || low > Math.Min(open, close))
            return null;
        if (lots == 0)
            return [];
        long[] path = close >= open ? [open, low, high, close] : [open, high, low, close];
        var steps = new RecordedStep.Told[path.Length];
        for (var i = 0; i < path.Length; i++)
        {
            var share = i < path.Length - 1 ? lots / path.Length : lots - lots / path.Length * (path.Length - 1);
            var fell = i > 0 && path[i] < path[i - 1];
            steps[i] = Step(spec, book, ++id, path[i], Math.Max(1, share), fell, openTime + PathMs[i]);
        }
        return steps;
    }

    private static RecordedStep.Told Step(
        SymbolSpec spec, AssumedBook book, long id, long ticks, long lots, bool buyerIsMaker, long at)
    {
        var print = new MarketEvent.TradePrinted(spec.Symbol, id, ticks, lots, buyerIsMaker, at);
        return new RecordedStep.Told(at, book.After(ticks, buyerIsMaker) is { } shown ? [print, shown] : [print]);
    }
}
