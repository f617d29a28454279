using Bowline.Binance;
using Bowline.Contract;
using Bowline.Core;
using Bowline.Gateway;
using DecimalText = Bowline.Core.DecimalText;

namespace Bowline.App;

/// <summary>Prices of one symbol (followed from now on) or of every symbol that is followed.</summary>
public sealed class QuoteAsk(string? typed) : Ask<IReadOnlyList<PriceRow>>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private Symbol? _symbol;
    private bool _asked;
    private bool _answered;
    private string? _last;

    public override AskStep Advance(LoopView view)
    {
        if (BeforeReady(view, () => []) is { } early)
            return early;
        if (string.IsNullOrWhiteSpace(typed))
            return DoneWith([.. view.Ledger.Market.Quotes.Keys.Select(symbol => Row(symbol, view))]);
        if (_symbol is not { } symbol)
        {
            if (SymbolText.Read(typed, view.Instruments.Keys) is not Parsed<Symbol>.Good known)
                return DoneWith([]);
            symbol = known.Value;
            _symbol = symbol;
            Deadline = view.Now + Patience;
        }

        if ((view.Knows(symbol) && _answered) || view.Now >= Deadline)
            return DoneWith(view.Knows(symbol) ? [Row(symbol, view) with { LastPrice = _last }] : []);
        var step = new AskStep { Follow = view.Knows(symbol) ? [] : [symbol], Queries = _asked ? [] : [new VenueQuery.Ticker(0, symbol)] };
        _asked = true;
        return step;
    }

    /// <summary>The day's ticker: the desk follows quotes and mark prices, not prints.</summary>
    public override void Answered(SessionNote.Answered answer)
    {
        _answered = true;
        if (answer.Status == 200
            && OneOrMany.Decode(answer.Body.Span, WireJson.Shapes.Ticker24Hr, WireJson.Shapes.ImmutableArrayTicker24Hr)
                is Decoded<System.Collections.Immutable.ImmutableArray<Ticker24Hr>>.Ok { Value: [var ticker, ..] })
            _last = DecimalText.Plain(ticker.LastPrice);
    }

    public override void Abandon(LoopView view) => DoneWith([]);

    private static PriceRow Row(Symbol symbol, LoopView view)
    {
        var quote = view.Ledger.Market.Quote(symbol);
        return new()
        {
            Symbol = symbol.Name,
            BidPrice = quote?.Bid.ToString(),
            BidQty = quote?.BidQuantity.ToString(),
            AskPrice = quote?.Ask.ToString(),
            AskQty = quote?.AskQuantity.ToString(),
            MarkPrice = view.Ledger.Market.Mark(symbol)?.ToString(),
            Time = quote?.At.Milliseconds ?? view.Now.Milliseconds,
        };
    }
}
