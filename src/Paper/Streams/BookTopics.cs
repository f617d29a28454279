namespace Bowline.Paper;

/// <summary><c>s@bookTicker</c>: every change of the best prices, at once.</summary>
internal sealed class TouchTopic(StreamTopic topic, SymbolMarket market) : LiveTopic(topic)
{
    private Quote shown = market.Touch();

    public override void Publish(StreamOutbox outbox, long now)
    {
        var touch = market.Touch();
        if (touch == shown)
            return;
        shown = touch;
        MarketFrames.BookTicker(outbox.Writer.Begin(), market, touch, now);
        Send(outbox, outbox.Writer.End());
    }
}

/// <summary><c>!bookTicker</c>: one message per symbol whose best prices changed, every 5 s.</summary>
internal sealed class AllTouchTopic(StreamTopic topic, IReadOnlyList<SymbolMarket> markets) : LiveTopic(topic)
{
    private readonly Quote[] shown = new Quote[markets.Count];

    public override void Publish(StreamOutbox outbox, long now)
    {
        for (var i = 0; i < markets.Count; i++)
        {
            var touch = markets[i].Touch();
            if (touch == shown[i])
                continue;
            shown[i] = touch;
            MarketFrames.BookTicker(outbox.Writer.Begin(), markets[i], touch, now);
            Send(outbox, outbox.Writer.End());
        }
    }
}

/// <summary>
/// <c>s@depth...</c>: changed levels, or the top of the book, when something changed in the interval.
/// </summary>
internal sealed class DepthTopic(StreamTopic topic, SymbolMarket market) : LiveTopic(topic)
{
    private readonly DepthDiff diff = market.Track();

    public override void Publish(StreamOutbox outbox, long now)
    {
        if (diff.IsEmpty)
            return;
        var writer = outbox.Writer.Begin();
        if (Topic.Kind == StreamKind.DepthDiff)
            DepthFrames.Diff(writer, market, diff, now);
        else
            DepthFrames.Partial(writer, market, diff, Topic.Levels, now);
        diff.Sent();
        Send(outbox, outbox.Writer.End());
    }

    public override void End() => market.Untrack(diff);
}
