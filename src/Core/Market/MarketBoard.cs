using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// The newest instruments, quotes and mark prices. It is for reading and for checks; it is no part of the state hash,
/// and
/// an event that only changes it needs no record: what was decided from it is in the events that were recorded.
/// </summary>
public sealed record MarketBoard
{
    public static MarketBoard Empty { get; } = new();

    public ImmutableSortedDictionary<Symbol, Instrument> Instruments { get; init; } =
        ImmutableSortedDictionary<Symbol, Instrument>.Empty;

    public ImmutableSortedDictionary<Symbol, Quote> Quotes { get; init; } =
        ImmutableSortedDictionary<Symbol, Quote>.Empty;

    public ImmutableSortedDictionary<Symbol, Price> Marks { get; init; } =
        ImmutableSortedDictionary<Symbol, Price>.Empty;

    /// <summary>Newest traded prices, of the symbols whose trades somebody follows.</summary>
    public ImmutableSortedDictionary<Symbol, Price> LastPrices { get; init; } =
        ImmutableSortedDictionary<Symbol, Price>.Empty;

    public ImmutableSortedDictionary<Symbol, Funding> Fundings { get; init; } =
        ImmutableSortedDictionary<Symbol, Funding>.Empty;

    /// <summary>Null before the first trade, or when nobody follows them.</summary>
    public Price? Last(Symbol symbol) => LastPrices.TryGetValue(symbol, out var last) ? last : null;

    /// <summary>Null before the first statement.</summary>
    public Funding? Funding(Symbol symbol) => Fundings.GetValueOrDefault(symbol);

    /// <summary>Null when the symbol is not known.</summary>
    public Instrument? Instrument(Symbol symbol) => Instruments.GetValueOrDefault(symbol);

    /// <summary>Null before the first quote.</summary>
    public Quote? Quote(Symbol symbol) => Quotes.GetValueOrDefault(symbol);

    /// <summary>Null before the first mark price.</summary>
    public Price? Mark(Symbol symbol) => Marks.TryGetValue(symbol, out var mark) ? mark : null;

    /// <summary>What a lost stream had told is no price any more: nothing is reckoned from it, and nothing is held against it.</summary>
    public MarketBoard Without(string stream) => stream switch
    {
        Feed.PriceStream when Marks.Count + LastPrices.Count + Fundings.Count > 0 =>
            new() { Instruments = Instruments, Quotes = Quotes },
        Feed.QuoteStream when !Quotes.IsEmpty => this with { Quotes = Empty.Quotes },
        _ => this,
    };

    public MarketBoard With(Event.QuoteUpdated e) =>
        Quote(e.Symbol) == e.Quote ? this : this with { Quotes = Quotes.SetItem(e.Symbol, e.Quote) };

    public MarketBoard With(Event.MarkPriceUpdated e) =>
        Mark(e.Symbol) == e.Mark ? this : this with { Marks = Marks.SetItem(e.Symbol, e.Mark) };

    public MarketBoard With(Event.TradesObserved e) =>
        Last(e.Symbol) == e.Last ? this : this with { LastPrices = LastPrices.SetItem(e.Symbol, e.Last) };

    public MarketBoard With(Event.FundingUpdated e)
    {
        var told = new Funding(e.Index, e.Rate, e.NextAt);
        return Funding(e.Symbol) == told ? this : this with { Fundings = Fundings.SetItem(e.Symbol, told) };
    }

    public MarketBoard With(Event.InstrumentChanged e) => Instrument(e.Instrument.Symbol) == e.Instrument
        ? this
        : this with { Instruments = Instruments.SetItem(e.Instrument.Symbol, e.Instrument) };
}
