using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Prices of one symbol (followed from now on) or of every symbol that is followed.</summary>
public sealed class QuoteAsk(string? typed) : Ask<IReadOnlyList<PriceRow>>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private Symbol? _symbol;

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

        return view.Knows(symbol) || view.Now >= Deadline
            ? DoneWith(view.Knows(symbol) ? [Row(symbol, view)] : [])
            : new AskStep { Follow = [symbol] };
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
