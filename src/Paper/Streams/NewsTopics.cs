using System.Text.Json;

namespace Bowline.Paper;

/// <summary><c>s@forceOrder</c> and <c>!forceOrder@arr</c>: one liquidation of a symbol and second, told when the
/// second is over.</summary>
internal sealed class ForceTopic(StreamTopic topic, IReadOnlyList<SymbolMarket> markets, long now) : LiveTopic(topic)
{
    private long told = now / 1_000 - 1;

    public override void Publish(StreamOutbox outbox, long now)
    {
        var over = now / 1_000 - 1;
        foreach (var market in markets)
        {
            foreach (var done in market.FreshForced)
            {
                if (ForcedTape.Second(done) <= told || ForcedTape.Second(done) > over)
                    continue;
                Write(outbox.Writer.Begin(), market.Spec, done, now);
                Send(outbox, outbox.Writer.End());
            }
        }
        told = over;
    }

    private static void Write(Utf8JsonWriter writer, SymbolSpec spec, in ForcedTrade done, long now)
    {
        writer.WriteStartObject();
        writer.WriteString("e", "forceOrder");
        writer.WriteNumber("E", now);
        writer.WriteStartObject("o");
        writer.WriteString("s", spec.Symbol);
        writer.WriteString("S", done.Side.Wire());
        writer.WriteString("o", "LIMIT");
        writer.WriteString("f", "IOC");
        writer.WriteLots("q", spec, done.Lots);
        writer.WritePrice("p", spec, done.Ticks);
        writer.WriteString("ap", Money.Trimmed(done.AveragePrice));
        writer.WriteString("X", "FILLED");
        writer.WriteLots("l", spec, done.LastLots);
        writer.WriteLots("z", spec, done.FilledLots);
        writer.WriteNumber("T", done.At);
        writer.WriteEndObject();
        writer.WriteString("ps", spec.Symbol);
        MarketFrames.End(writer);
    }
}

/// <summary><c>!contractInfo</c>: a symbol's terms, whenever one of them changes.</summary>
internal sealed class ContractTopic(StreamTopic topic) : LiveTopic(topic)
{
    public override void Publish(StreamOutbox outbox, long now) { }

    public void Say(SymbolSpec spec, StreamOutbox outbox, long now)
    {
        var writer = outbox.Writer.Begin();
        MarketFrames.Start(writer, "contractInfo", now, spec);
        writer.WriteString("ps", spec.Symbol);
        writer.WriteString("ct", spec.Row.GetProperty("contractType").GetString());
        writer.WriteNumber("dt", spec.DeliveryDate);
        writer.WriteNumber("ot", spec.Row.GetProperty("onboardDate").GetInt64());
        writer.WriteString("cs", spec.Status);
        writer.WriteStartArray("bks");
        for (var i = 0; i < spec.Brackets.Count; i++)
            Bracket(writer, spec.Brackets[i], i + 1 < spec.Brackets.Count ? spec.Brackets[i + 1] : null);
        writer.WriteEndArray();
        MarketFrames.End(writer);
        Send(outbox, outbox.Writer.End());
    }

    // The least leverage of a bracket is one above the most of the next.
    private static void Bracket(Utf8JsonWriter writer, LeverageBracket bracket, LeverageBracket? next)
    {
        writer.WriteStartObject();
        writer.WriteNumber("bs", bracket.Bracket);
        writer.WriteNumber("bnf", bracket.NotionalFloor);
        writer.WriteNumber("bnc", bracket.NotionalCap);
        writer.WriteNumber("mmr", bracket.MaintMarginRatio);
        writer.WriteNumber("cf", bracket.Cum);
        writer.WriteNumber("mi", (next?.InitialLeverage ?? 0) + 1);
        writer.WriteNumber("ma", bracket.InitialLeverage);
        writer.WriteEndObject();
    }
}
