using System.Collections.Concurrent;
using System.Globalization;
using Bowline.Gateway;
using Bowline.Paper;

namespace Bowline.App;

/// <summary>The public streams of a real venue as a feed. Frames arrive on any thread and wait here; the exchange's thread
/// takes them. A stream that ends is opened again after a growing pause; a book that lost its chain is fetched anew.</summary>
public sealed class LiveFeed : IFeed, IDisposable
{
    private const int WaitingMax = 100_000;
    private const int DepthTimeoutMs = 5_000;
    private const long DepthPauseMs = 1_000;
    private const long RefusedPauseMs = 30_000;
    private const long ReopenMsMax = 30_000;
    private const long PublicStream = 1;
    private const long MarketStream = 2;

    private readonly ConcurrentQueue<TransportEvent> waiting = new();
    private readonly ManualResetEventSlim heard = new();
    private readonly Dictionary<long, string> asked = [];
    private readonly Dictionary<long, (long Due, long PauseMs)> reopening = [];
    private readonly LiveDecoder decoder;
    private readonly SymbolRegistry symbols;
    private readonly ITransport transport;
    private long lastRequest;
    private long depthDue;

    /// <param name="symbols">The symbols to follow.</param>
    /// <param name="connect">Makes the transport for the sink given.</param>
    public LiveFeed(SymbolRegistry symbols, Func<Action<TransportEvent>, ITransport> connect)
    {
        this.symbols = symbols;
        decoder = new LiveDecoder(symbols);
        transport = connect(Take);
        Open(PublicStream);
        Open(MarketStream);
    }

    /// <summary>Called when something arrived, from any thread.</summary>
    public Action? Arrived { get; set; }

    public long NextDue
    {
        get
        {
            if (!waiting.IsEmpty) return 0;
            var due = decoder.NeedSnapshot.Count > asked.Count ? depthDue : long.MaxValue;
            return reopening.Values.Aggregate(due, (earliest, one) => Math.Min(earliest, one.Due));
        }
    }

    /// <summary>What could not be read last, or null.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Waits until the first frame is there; false when none came in time.</summary>
    public bool Hears(TimeSpan within) => heard.Wait(within);

    public IReadOnlyList<MarketEvent> Until(long now)
    {
        var told = new List<MarketEvent>();
        while (waiting.TryDequeue(out var one)) told.AddRange(On(one, now));
        Reopen(now);
        AskForBooks(now);
        return told;
    }

    public void Dispose()
    {
        Arrived = null;
        transport.Close(PublicStream);
        transport.Close(MarketStream);
        (transport as IDisposable)?.Dispose();
        heard.Dispose();
    }

    private void Take(TransportEvent one)
    {
        // A reader that fell this far behind has a broken chain anyway, which its books will tell.
        if (waiting.Count >= WaitingMax) return;
        waiting.Enqueue(one);
        if (one is TransportEvent.StreamFrame) heard.Set();
        Arrived?.Invoke();
    }

    private IReadOnlyList<MarketEvent> On(TransportEvent one, long now)
    {
        switch (one)
        {
            case TransportEvent.StreamFrame frame:
                return Told(decoder.Frame(frame.Text.Span));
            case TransportEvent.StreamOpened opened:
                reopening.Remove(opened.Stream);
                return [];
            case TransportEvent.StreamClosed closed:
                var pause = reopening.TryGetValue(closed.Stream, out var before) ? before.PauseMs * 2 : DepthPauseMs;
                reopening[closed.Stream] = (now + Math.Min(pause, ReopenMsMax), Math.Min(pause, ReopenMsMax));
                return [];
            case TransportEvent.Replied replied when asked.Remove(replied.Id, out var symbol):
                if (replied.Reply is TransportReply.Answered { Status: 200 } answer)
                    return Told(decoder.Snapshot(symbol, answer.Body.Span));
                depthDue = now + RefusedPauseMs;
                return [];
            default:
                return [];
        }
    }

    private IReadOnlyList<MarketEvent> Told(LiveStep step)
    {
        if (step is LiveStep.Told told) return told.Events;
        Trouble = $"the live market: {((LiveStep.Unreadable)step).Why}";
        return [];
    }

    private void Reopen(long now)
    {
        foreach (var (stream, (due, pause)) in reopening.ToArray())
        {
            if (due > now) continue;
            reopening[stream] = (long.MaxValue, pause);
            Open(stream);
        }
    }

    private void AskForBooks(long now)
    {
        if (now < depthDue) return;
        foreach (var symbol in decoder.NeedSnapshot.Except(asked.Values).ToArray())
        {
            depthDue = now + DepthPauseMs;
            var id = ++lastRequest;
            asked[id] = symbol;
            transport.Send(new TransportRequest(
                id, "GET", string.Create(CultureInfo.InvariantCulture, $"/fapi/v1/depth?symbol={symbol}&limit=1000"), null, null,
                DepthTimeoutMs));
        }
    }

    private void Open(long stream)
    {
        var names = symbols.All.Select(spec => spec.Symbol.ToLowerInvariant());
        var streams = stream == PublicStream
            ? names.Select(name => $"{name}@depth@100ms")
            : names.SelectMany(name => new[] { $"{name}@aggTrade", $"{name}@markPrice@1s" });
        transport.Open(new StreamOpen(
            stream, stream == PublicStream ? "/public" : "/market", $"/stream?streams={string.Join('/', streams)}"));
    }
}
