using System.Diagnostics;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// The market of the wanted symbols: best prices, mark prices with funding, and on demand public trades and candles. Of
/// all but candles only the latest is kept until the loop takes it, so a busy market never queues up before the desk.
/// </summary>
internal sealed class MarketStreams
{
    private const int AgainMs = 5_000;
    private readonly SessionContext _context;
    private readonly Requests _requests;
    private readonly SortedSet<Symbol> _symbols = [];
    private readonly SortedSet<Symbol> _asking = [];
    private readonly SortedSet<Feed> _feeds = [];
    private readonly StreamLine _public;
    private readonly StreamLine _market;
    private readonly Newest<Quote> _quotes = new();
    private readonly Newest<Price> _marks = new();
    private readonly Newest<Funding> _fundings = new();
    private readonly TradeTally _trades = new();
    private readonly Candles _candles;

    public MarketStreams(SessionContext context, Requests requests)
    {
        (_context, _requests) = (context, requests);
        _candles = new(context, requests);
        // A new engine counts its updates anew.
        _public = new(context, Feed.QuoteStream, "/public", new(60_000, 120_000), _quotes.Clear, AskQuotes);
        _market = new(context, Feed.PriceStream, "/market", new(15_000, 15_000), Forget, _candles.Reconnected);
    }

    public StreamLife Public => _public.Life;

    public StreamLife Market => _market.Life;

    /// <summary>Follows the best prices, the mark price and the funding of a symbol.</summary>
    public void Want(Symbol symbol)
    {
        if (!_symbols.Add(symbol))
            return;
        _public.Follow(StreamNames.BookTicker(symbol.Name));
        _market.Follow(StreamNames.MarkPrice(symbol.Name));
        if (Public.IsOpen)
            AskQuote(symbol);
    }

    /// <summary>Follows trades and candles that are listened to, and leaves those that are not any more.</summary>
    public void Listen(IReadOnlySet<Feed> feeds)
    {
        foreach (var feed in _feeds.Where(f => !feeds.Contains(f)).ToArray())
            Leave(feed);
        foreach (var feed in feeds)
        {
            if (StreamOf(feed) is not { } stream || _feeds.Contains(feed) || !_market.Follow(stream))
                continue;
            _feeds.Add(feed);
            if (feed.Kind == FeedKind.Kline)
                _candles.Follow(feed, Market.IsOpen);
        }
    }

    private void Forget()
    {
        _marks.Clear();
        _fundings.Clear();
        _trades.Reconnect();
    }

    // The stream tells a best price when it changes: that of a quiet market has to be asked for. A later update wins.
    private void AskQuotes()
    {
        foreach (var symbol in _symbols)
            AskQuote(symbol);
    }

    private void AskQuote(Symbol symbol)
    {
        // Behind a closed gate one question waits for each.
        if (!_asking.Add(symbol))
            return;
        var which = new ParameterText().Add("symbol", symbol.Name).ToString();
        _requests.Read(ReadRequest.Public("/fapi/v1/ticker/bookTicker", which, 2), outcome =>
        {
            _asking.Remove(symbol);
            // An answer that comes while nothing is told would be the price for as long as that lasts: it is asked for anew after it.
            if (!Public.IsOpen)
                return;
            if (outcome.Verdict == Verdict.Done
                && Wire.Decode(outcome.Body.Span, WireJson.Shapes.BookTickerRow) is Decoded<BookTickerRow>.Ok(var row)
                && row is { BidPrice: > 0, AskPrice: > 0, BidQty: >= 0, AskQty: >= 0 })
            {
                _quotes.Take(symbol, row.LastUpdateId ?? 0, new(
                    new(row.BidPrice), new(row.BidQty), new(row.AskPrice), new(row.AskQty), new(row.Time)));
            }
            else if (!_quotes.Knows(symbol))
            {
                _context.Timers.Set($"quote-{symbol}", _context.In(AgainMs), () => AskQuote(symbol));
            }
        });
    }

    /// <inheritdoc cref="Candles.TellAgain"/>
    public void TellAgain(Feed feed) => _candles.TellAgain(feed);

    public void OnFrame(StreamLife life, ReadOnlySpan<byte> text)
    {
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
        var now = _context.Now;
        _quotes.Collect((symbol, quote) => _context.Emit(new Event.QuoteUpdated(now, symbol, quote)));
        _marks.Collect((symbol, mark) => _context.Emit(new Event.MarkPriceUpdated(now, symbol, mark)));
        _fundings.Collect((symbol, funding) =>
            _context.Emit(new Event.FundingUpdated(now, symbol, funding.Index, funding.Rate, funding.NextAt)));
        _trades.Collect(_context.Emit, now);
    }

    public void Stop()
    {
        Public.Stop();
        Market.Stop();
    }

    // The other feeds come with their symbol.
    private static string? StreamOf(Feed feed) => feed.Kind switch
    {
        FeedKind.Trades => StreamNames.AggTrade(feed.Symbol.Name),
        FeedKind.Kline => StreamNames.Kline(feed.Symbol.Name, feed.Interval),
        _ => null,
    };

    private void Leave(Feed feed)
    {
        _feeds.Remove(feed);
        _market.Leave(StreamOf(feed)!);
        if (feed.Kind == FeedKind.Kline)
            _candles.Leave(feed);
        else
            _trades.Forget(feed.Symbol);
    }

    private void Take(StreamEvent e)
    {
        switch (e)
        {
            case BookTickerEvent { BidPrice: > 0, AskPrice: > 0, BidQty: >= 0, AskQty: >= 0, ProductLine: not 2 } b:
                _quotes.Take(new(b.Symbol), b.UpdateId,
                    new(new(b.BidPrice), new(b.BidQty), new(b.AskPrice), new(b.AskQty), new(b.TransactionTime)));
                break;
            case MarkPriceEvent { MarkPrice: > 0, ProductLine: not 2 } m:
                Take(m);
                break;
            case AggTradeEvent { Price: > 0, Qty: > 0, ProductLine: not 2 } t:
                _trades.Take(new(t.Symbol), t.AggTradeId, new(t.Price), new(t.Qty));
                break;
            case KlineEvent { ProductLine: not 2 } k:
                _candles.On(k.Kline, new(k.Symbol));
                break;
            case BookTickerEvent or MarkPriceEvent or AggTradeEvent or KlineEvent:
                // An empty side of the book or another product line: there is no price to tell.
                break;
            default:
                _context.Remark($"an event {Bounded.Text(e.Name)} came on a market stream");
                break;
        }
    }

    private void Take(MarkPriceEvent m)
    {
        Symbol symbol = new(m.Symbol);
        _marks.Take(symbol, m.EventTime, new(m.MarkPrice));
        if (m is { IndexPrice: > 0, NextFundingTime: > 0 })
            _fundings.Take(symbol, m.EventTime, new(new(m.IndexPrice), m.FundingRate, new(m.NextFundingTime)));
    }
}
