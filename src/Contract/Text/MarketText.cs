namespace Bowline.Contract;

/// <summary>Prices, books and symbols for a terminal.</summary>
public static class MarketText
{
    public static Transcript Of(IReadOnlyList<PriceRow> prices)
    {
        var table = new PlainTable("SYMBOL", "#BID", "#BID QTY", "#ASK", "#ASK QTY", "#LAST", "#MARK");
        foreach (var p in prices)
            table.Row(p.Symbol, p.BidPrice, p.BidQty, p.AskPrice, p.AskQty, p.LastPrice, p.MarkPrice);
        return table.Write(new Transcript(), "No prices.");
    }

    /// <summary>Asks above bids, best prices meeting in the middle, as every trading screen has it.</summary>
    public static Transcript Of(BookView book)
    {
        var table = new PlainTable(book.Symbol, "#PRICE", "#QUANTITY");
        foreach (var level in book.Asks.Reverse())
            table.Row("ask", level[0], level[1]);
        foreach (var level in book.Bids)
            table.Row("bid", level[0], level[1]);
        return table.Write(new Transcript(), $"The book of {book.Symbol} is empty.");
    }

    public static Transcript Of(IReadOnlyList<SymbolRow> symbols)
    {
        var table = new PlainTable(
            "SYMBOL", "STATUS", "CONTRACT", "#TICK", "#STEP", "#MIN QTY", "#MAX QTY", "#MAX MARKET QTY", "#MIN NOTIONAL");
        foreach (var s in symbols)
        {
            table.Row(
                s.Symbol, s.Status, s.ContractType, s.TickSize, s.StepSize, s.MinQty, s.MaxQty, s.MarketMaxQty,
                s.MinNotional);
        }

        return table.Write(new Transcript(), "No symbols.");
    }
}
