namespace Bowline.Paper;

/// <summary><c>s@trade</c>: every public trade, at once.</summary>
internal sealed class TradeTopic(StreamTopic topic, SymbolMarket market) : LiveTopic(topic)
{
    public override void Publish(StreamOutbox outbox, long now)
    {
        foreach (var trade in market.Fresh)
        {
            MarketFrames.Trade(outbox.Writer.Begin(), market.Spec, trade, now);
            Send(outbox, outbox.Writer.End());
        }
    }
}

/// <summary><c>s@aggTrade</c>: the aggregates that closed in the last 100 ms.</summary>
internal sealed class AggTradeTopic(StreamTopic topic, SymbolMarket market) : LiveTopic(topic)
{
    private long sent = market.Tape.Aggregates.Count == 0 ? 0 : market.Tape.Aggregates.Newest.Id;

    public override void Publish(StreamOutbox outbox, long now)
    {
        market.Tape.Advance(now);
        var closed = market.Tape.Aggregates;
        for (var i = closed.FirstWhere(trade => trade.Id > sent); i < closed.Count; i++)
        {
            MarketFrames.AggTrade(outbox.Writer.Begin(), market.Spec, closed[i], now);
            Send(outbox, outbox.Writer.End());
            sent = closed[i].Id;
        }
    }
}

/// <summary>
/// <c>s@kline_i</c>: the running candle when it changed, and each candle once more when it is closed.
/// </summary>
internal sealed class KlineTopic(StreamTopic topic, SymbolMarket market) : LiveTopic(topic)
{
    private Kline? shown;

    public override void Publish(StreamOutbox outbox, long now)
    {
        market.Klines.Advance(now);
        if (market.Klines.At(Topic.Interval!, now) is not { } running)
            return;
        if (shown is { } before && before.OpenTime < running.OpenTime
            && market.Klines.At(Topic.Interval!, before.OpenTime) is { } closed)
            Say(outbox, closed, now);
        if (shown != running)
            Say(outbox, running, now);
        shown = running;
    }

    private void Say(StreamOutbox outbox, in Kline kline, long now)
    {
        MarketFrames.Kline(outbox.Writer.Begin(), market.Spec, Topic, kline, now);
        Send(outbox, outbox.Writer.End());
    }
}
