namespace Bowline.Paper;

/// <summary>One symbol on this exchange: its rules, its book and what the market sees of it.</summary>
public sealed class Listing(SymbolSpec spec, Book book, SymbolMarket market)
{
    public SymbolSpec Spec { get; } = spec;

    public Book Book { get; } = book;

    public SymbolMarket Market { get; } = market;
}
