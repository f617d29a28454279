using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>The public trades of each symbol since the last look, as one line: last, highest, lowest, volume.</summary>
internal sealed class TradeTally
{
    private readonly SortedDictionary<Symbol, Line> _lines = [];
    private readonly SortedSet<Symbol> _new = [];

    /// <param name="id">Rising within a symbol; the same or a lower one again is no news [<c>a</c>].</param>
    public void Take(Symbol symbol, long id, Price price, Quantity quantity)
    {
        if (!_lines.TryGetValue(symbol, out var line))
            _lines.Add(symbol, line = new Line());
        if (id <= line.LastId)
            return;
        line.LastId = id;
        if (_new.Add(symbol))
            (line.High, line.Low, line.Volume) = (price, price, Quantity.Zero);
        line.Last = price;
        line.High = price > line.High ? price : line.High;
        line.Low = price < line.Low ? price : line.Low;
        line.Volume += quantity;
    }

    public void Collect(Action<Event> emit, Time now)
    {
        foreach (var symbol in _new)
        {
            var line = _lines[symbol];
            emit(new Event.TradesObserved(now, symbol, line.Last, line.High, line.Low, line.Volume));
        }

        _new.Clear();
    }

    /// <summary>A new connection: a new engine counts its trades anew. What is not told yet stays.</summary>
    public void Reconnect()
    {
        foreach (var line in _lines.Values)
            line.LastId = long.MinValue;
    }

    public void Forget(Symbol symbol)
    {
        _lines.Remove(symbol);
        _new.Remove(symbol);
    }

    private sealed class Line
    {
        public long LastId { get; set; } = long.MinValue;

        public Price Last { get; set; }

        public Price High { get; set; }

        public Price Low { get; set; }

        public Quantity Volume { get; set; }
    }
}
