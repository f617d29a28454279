using Bowline.Binance;

namespace Bowline.Paper;

/// <summary>
/// Turns frames of the venue's public streams into market events. Sockets and requests are the host's: it hands in
/// frames and depth snapshots, and fetches a snapshot for the symbols that need one. Diffs wait until theirs has come.
/// </summary>
public sealed class LiveDecoder(SymbolRegistry symbols)
{
    private readonly StreamTranslator translator = new(symbols);
    private readonly SortedSet<string> needy = new(symbols.All.Select(spec => spec.Symbol), StringComparer.Ordinal);

    /// <summary>Symbols whose book cannot go on without a new snapshot, in order of name.</summary>
    public IReadOnlyCollection<string> NeedSnapshot => needy;

    /// <summary>One text frame of a stream connection.</summary>
    public LiveStep Frame(ReadOnlySpan<byte> frame)
    {
        switch (StreamFrame.Decode(frame))
        {
            case StreamFrame.Events events:
                var told = new List<MarketEvent>();
                foreach (var single in events.List)
                    told.AddRange(Noted(translator.On(single)));
                return new LiveStep.Told(told);
            case StreamFrame.Malformed malformed:
                return new LiveStep.Unreadable(malformed.Fault.Why);
            default:
                // Answers to control messages say nothing about the market.
                return new LiveStep.Told([]);
        }
    }

    /// <summary>The body of a depth answer.</summary>
    public LiveStep Snapshot(string symbol, ReadOnlySpan<byte> body)
    {
        if (Wire.Decode(body, WireJson.Shapes.DepthSnapshot) is not Decoded<DepthSnapshot>.Ok(var snapshot))
            return new LiveStep.Unreadable("a depth snapshot that cannot be read");
        needy.Remove(symbol);
        return new LiveStep.Told(Noted(translator.On(symbol, snapshot)));
    }

    private IReadOnlyList<MarketEvent> Noted(Translated translated)
    {
        if (translated.Symbol is { } symbol)
            needy.Add(symbol);
        return translated.Events;
    }
}

/// <summary>What a live frame was.</summary>
public abstract record LiveStep
{
    private LiveStep() { }

    public sealed record Told(IReadOnlyList<MarketEvent> Events) : LiveStep;

    public sealed record Unreadable(string Why) : LiveStep;
}
