namespace Bowline.Paper;

/// <summary>
/// One candle. Prices in ticks, volumes in lots, quote volumes in ticks x lots, times in Unix ms.
/// Without trades the four prices are the last close and the trade ids are -1, as the venue shows it.
/// </summary>
public readonly record struct Kline(
    long OpenTime, long Open, long High, long Low, long Close, long Lots, long Quote, long Count,
    long TakerBuyLots, long TakerBuyQuote, long FirstTradeId, long LastTradeId) : ICandle<Kline>
{
    /// <summary>A candle that nothing traded in.</summary>
    public static Kline Flat(long openTime, long ticks) =>
        new(openTime, ticks, ticks, ticks, ticks, 0, 0, 0, 0, 0, -1, -1);

    public Kline With(in PublicTrade trade)
    {
        var quote = trade.Ticks * trade.Lots;
        var taker = trade.BuyerIsMaker ? 0 : 1;
        var first = Count == 0;
        return this with
        {
            Open = first ? trade.Ticks : Open,
            High = first ? trade.Ticks : Math.Max(High, trade.Ticks),
            Low = first ? trade.Ticks : Math.Min(Low, trade.Ticks),
            Close = trade.Ticks,
            Lots = Lots + trade.Lots,
            Quote = Quote + quote,
            Count = Count + 1,
            TakerBuyLots = TakerBuyLots + taker * trade.Lots,
            TakerBuyQuote = TakerBuyQuote + taker * quote,
            FirstTradeId = first ? trade.Id : FirstTradeId,
            LastTradeId = trade.Id,
        };
    }

    public Kline OpeningAt(long openTime) => this with { OpenTime = openTime };

    /// <summary>This candle and the next one as one; the open time stays.</summary>
    public Kline Join(Kline next)
    {
        if (next.Count == 0)
            return this;
        if (Count == 0)
            return next with { OpenTime = OpenTime };
        return this with
        {
            High = Math.Max(High, next.High),
            Low = Math.Min(Low, next.Low),
            Close = next.Close,
            Lots = Lots + next.Lots,
            Quote = Quote + next.Quote,
            Count = Count + next.Count,
            TakerBuyLots = TakerBuyLots + next.TakerBuyLots,
            TakerBuyQuote = TakerBuyQuote + next.TakerBuyQuote,
            LastTradeId = next.LastTradeId,
        };
    }
}
