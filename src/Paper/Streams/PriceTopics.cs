using System.Text.Json;

namespace Bowline.Paper;

/// <summary><c>s@markPrice</c> and <c>!markPrice@arr</c>.</summary>
internal sealed class MarkTopic(StreamTopic topic, IReadOnlyList<SymbolMarket> markets) : LiveTopic(topic)
{
    public override void Publish(StreamOutbox outbox, long now)
    {
        if (!markets.Any(market => market.Mark is not null))
            return;
        var writer = outbox.Writer.Begin();
        if (Topic.Symbol is null)
            writer.WriteStartArray();
        foreach (var market in markets)
        {
            if (market.Mark is { } mark)
                MarketFrames.MarkPrice(writer, market.Spec, mark, now);
        }
        if (Topic.Symbol is null)
            writer.WriteEndArray();
        Send(outbox, outbox.Writer.End());
    }
}

/// <summary><c>s@ticker</c>, <c>s@miniTicker</c> and their array forms, which hold changed symbols only.</summary>
internal sealed class DayTopic(StreamTopic topic, IReadOnlyList<SymbolMarket> markets) : LiveTopic(topic)
{
    private readonly long[] shown = new long[markets.Count];

    public override void Publish(StreamOutbox outbox, long now)
    {
        var writer = outbox.Writer.Begin();
        var said = 0;
        if (Topic.Symbol is null)
            writer.WriteStartArray();
        for (var i = 0; i < markets.Count; i++)
        {
            if (markets[i].Tape.Last is not { } last || Topic.Symbol is null && last.Id == shown[i])
                continue;
            shown[i] = last.Id;
            said += Say(writer, markets[i], now);
        }
        if (Topic.Symbol is null)
            writer.WriteEndArray();
        if (said > 0)
            Send(outbox, outbox.Writer.End());
    }

    private int Say(Utf8JsonWriter writer, SymbolMarket market, long now)
    {
        market.Klines.Advance(now);
        if (market.Day is not { } day)
            return 0;
        if (Topic.Kind == StreamKind.Ticker)
            MarketFrames.Ticker(writer, market.Spec, day, now);
        else
            MarketFrames.MiniTicker(writer, market.Spec, day, now);
        return 1;
    }
}
