using System.Collections.Immutable;
using System.Diagnostics;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Best prices and mark prices of the wanted symbols. Only the latest of each is kept until the loop takes it, so a
/// busy
/// market never queues up before the desk.
/// </summary>
internal sealed class MarketStreams
{
    private const int InPathMax = 20;
    private const int InMessageMax = 50;
    private const int MessageEveryMs = 250;
    private readonly SessionContext _context;
    private readonly SortedSet<string> _wanted = new(StringComparer.Ordinal);
    private readonly Line _public;
    private readonly Line _market;
    private readonly SortedDictionary<Symbol, (long Update, Quote Quote)> _quotes = [];
    private readonly SortedDictionary<Symbol, (long At, Price Mark)> _marks = [];
    private readonly SortedSet<Symbol> _newQuotes = [];
    private readonly SortedSet<Symbol> _newMarks = [];
    private ulong _message;

    public MarketStreams(SessionContext context)
    {
        _context = context;
        _public = new(this, "public", "/public", "bookTicker", new(60_000, 120_000));
        _market = new(this, "market", "/market", "markPrice@1s", new(15_000, 15_000));
    }

    public StreamLife Public => _public.Life;

    public StreamLife Market => _market.Life;

    public void Want(Symbol symbol)
    {
        if (!_wanted.Add(symbol.Name.ToLowerInvariant()))
            return;
        _public.Follow();
        _market.Follow();
    }

    public void OnFrame(StreamLife life, ReadOnlySpan<byte> text)
    {
        life.OnFrame();
        switch (StreamFrame.Decode(text))
        {
            case StreamFrame.Events(_, var list):
                foreach (var e in list)
                    Take(e);
                break;
            case StreamFrame.Answer:
                break;
            case StreamFrame.Refusal(var control):
                _context.Remark($"the {life.Name} stream refused a message: {control.Error?.Msg ?? control.Msg}");
                break;
            case StreamFrame.Malformed(var fault):
                _context.Remark($"a frame of the {life.Name} stream could not be read: {fault.Why}");
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Emits what changed since the last call, one event a symbol and kind.</summary>
    public void Collect()
    {
        foreach (var symbol in _newQuotes)
            _context.Emit(new Event.QuoteUpdated(_context.Now, symbol, _quotes[symbol].Quote));
        foreach (var symbol in _newMarks)
            _context.Emit(new Event.MarkPriceUpdated(_context.Now, symbol, _marks[symbol].Mark));
        _newQuotes.Clear();
        _newMarks.Clear();
    }

    public void Stop()
    {
        Public.Stop();
        Market.Stop();
    }

    private void Take(StreamEvent e)
    {
        switch (e)
        {
            case BookTickerEvent { BidPrice: > 0, AskPrice: > 0, BidQty: >= 0, AskQty: >= 0, ProductLine: not 2 } b:
                TakeQuote(b);
                break;
            case MarkPriceEvent m when m.MarkPrice > 0 && m.ProductLine is not 2:
                TakeMark(new(m.Symbol), m.EventTime, new(m.MarkPrice));
                break;
            case BookTickerEvent or MarkPriceEvent:
                // An empty side of the book or another product line: there is no price to tell.
                break;
            default:
                _context.Remark($"an event {Bounded.Text(e.Name)} came on a market stream");
                break;
        }
    }

    private void TakeQuote(BookTickerEvent b)
    {
        Symbol symbol = new(b.Symbol);
        if (_quotes.TryGetValue(symbol, out var known) && known.Update >= b.UpdateId)
            return;
        Quote quote = new(new(b.BidPrice), new(b.BidQty), new(b.AskPrice), new(b.AskQty), new(b.TransactionTime));
        _quotes[symbol] = (b.UpdateId, quote);
        _newQuotes.Add(symbol);
    }

    private void TakeMark(Symbol symbol, long at, Price mark)
    {
        if (_marks.TryGetValue(symbol, out var known) && known.At >= at)
            return;
        _marks[symbol] = (at, mark);
        _newMarks.Add(symbol);
    }

    /// <summary>One connection and the stream names it carries; those past the path's room are subscribed in
    /// batches.</summary>
    private sealed class Line
    {
        private readonly MarketStreams _owner;
        private readonly string _suffix;
        private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);

        public Line(MarketStreams owner, string name, string route, string suffix, StreamPatience patience)
        {
            (_owner, _suffix) = (owner, suffix);
            Life = new(owner._context, name, route, Path, patience, Subscribe);
        }

        public StreamLife Life { get; }

        public void Follow()
        {
            if (Life.IsOpen)
                Subscribe();
            else
                Life.Start();
        }

        private string Path()
        {
            // A new engine counts its updates anew.
            _owner._quotes.Clear();
            _owner._newQuotes.Clear();
            _asked.Clear();
            foreach (var symbol in _owner._wanted.Take(InPathMax))
                _asked.Add(symbol);
            return "/ws/" + string.Join('/', _asked.Select(s => $"{Percent.Encode(s)}@{_suffix}"));
        }

        private void Subscribe()
        {
            var timer = $"{Life.Name}-subscribe";
            if (!Life.IsOpen || _owner._context.Timers.Has(timer))
                return;
            ImmutableArray<string> next = [.. _owner._wanted.Where(s => !_asked.Contains(s)).Take(InMessageMax)];
            if (next.IsEmpty)
                return;
            _asked.UnionWith(next);
            var request = ControlRequest.Of(ControlMethods.Subscribe, next.Select(s => $"{s}@{_suffix}"),
                ++_owner._message);
            Life.Write(Wire.Encode(request, WireJson.Shapes.ControlRequest));
            _owner._context.Timers.Set(timer, _owner._context.In(MessageEveryMs), Subscribe);
        }
    }
}
