namespace Bowline.Paper;

/// <summary>
/// Public trades of one price and one taking side, joined. Price in ticks, quantity in lots, time (of the last) in
/// Unix ms.
/// </summary>
public readonly record struct AggTrade(
    long Id, long Ticks, long Lots, long FirstTradeId, long LastTradeId, long At, bool BuyerIsMaker);

/// <summary>
/// The public trades of one symbol, newest kept. Joining rule of the aggregate (the venue's page of <c>@aggTrade</c>:
/// same price and taking side within 100 ms): neighbours of one price and side in the same 100 ms of the clock are one
/// aggregate. An aggregate is shown only once nothing can join it any more.
/// </summary>
public sealed class TradeTape
{
    private const int KeptTrades = 2_000;
    private const int KeptAggregates = 8_000;
    private const long WindowMs = 100;

    private AggTrade? open;

    /// <summary>Newest trades, oldest first.</summary>
    public Ring<PublicTrade> Trades { get; } = new(KeptTrades);

    /// <summary>Newest finished aggregates, oldest first.</summary>
    public Ring<AggTrade> Aggregates { get; } = new(KeptAggregates);

    public PublicTrade? Last => Trades.Count == 0 ? null : Trades.Newest;

    public long NextAggregateId { get; private set; }

    public void Add(in PublicTrade trade)
    {
        // An aggregate's id never exceeds its trades' ids, so ids that grow over restarts keep these growing too.
        if (Trades.Count == 0)
            NextAggregateId = trade.Id;
        Trades.Add(trade);
        if (open is { } joined && Joins(joined, trade))
        {
            open = joined with { Lots = joined.Lots + trade.Lots, LastTradeId = trade.Id, At = trade.At };
            return;
        }
        Close();
        open = new AggTrade(
            NextAggregateId++, trade.Ticks, trade.Lots, trade.Id, trade.Id, trade.At, trade.BuyerIsMaker);
    }

    /// <summary>Finishes the aggregate whose 100 ms are over.</summary>
    public void Advance(long now)
    {
        if (open is { } running && now >= WindowEnd(running.At))
            Close();
    }

    private static bool Joins(in AggTrade aggregate, in PublicTrade trade) =>
        aggregate.Ticks == trade.Ticks
        && aggregate.BuyerIsMaker == trade.BuyerIsMaker
        && trade.At < WindowEnd(aggregate.At);

    private static long WindowEnd(long time) => time - time % WindowMs + WindowMs;

    private void Close()
    {
        if (open is { } finished)
            Aggregates.Add(finished);
        open = null;
    }
}
