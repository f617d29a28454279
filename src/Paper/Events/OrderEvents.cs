using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Writes ORDER_TRADE_UPDATE and TRADE_LITE with the venue's keys (contract 10.3, 10.4).</summary>
internal static class OrderEvents
{
    public static void Update(Utf8JsonWriter writer, Holding holding, OrderNews news)
    {
        writer.WriteStartObject();
        writer.WriteString("e", "ORDER_TRADE_UPDATE");
        writer.WriteNumber("E", news.At);
        writer.WriteNumber("T", news.At);
        writer.WriteStartObject("o");
        Identity(writer, news.Order);
        State(writer, news);
        Fill(writer, news, holding);
        Terms(writer, news);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void TradeLite(Utf8JsonWriter writer, Order order, UserTrade trade)
    {
        writer.WriteStartObject();
        writer.WriteString("e", "TRADE_LITE");
        writer.WriteNumber("E", trade.At);
        writer.WriteNumber("T", trade.At);
        writer.WriteString("s", order.Spec.Symbol);
        writer.WriteString("q", order.Spec.QuantityText(order.OrigLots));
        writer.WriteString("p", PriceOrZero(order.Spec, order.Ticks));
        writer.WriteBoolean("m", trade.Maker);
        writer.WriteString("c", order.ClientId);
        writer.WriteString("S", order.Side.Wire());
        writer.WriteString("L", order.Spec.PriceText(trade.Ticks));
        writer.WriteString("l", order.Spec.QuantityText(trade.Lots));
        writer.WriteNumber("t", trade.Id);
        writer.WriteNumber("i", order.Id);
        writer.WriteEndObject();
    }

    private static void Identity(Utf8JsonWriter writer, Order order)
    {
        writer.WriteString("s", order.Spec.Symbol);
        writer.WriteString("c", order.ClientId);
        writer.WriteString("S", order.Side.Wire());
        writer.WriteString(
            "o", order.Forced == ForcedKind.Liquidation ? ForcedOrders.EventType : order.Type.Wire());
        writer.WriteString("f", order.TifWord);
        writer.WriteString("q", order.Spec.QuantityText(order.OrigLots));
        writer.WriteString("p", PriceOrZero(order.Spec, order.Ticks));
        writer.WriteString("ap", OrderJson.AveragePrice(order));
        writer.WriteString("sp", Money.Trimmed(order.Parent?.TriggerPrice ?? 0));
    }

    private static void State(Utf8JsonWriter writer, OrderNews news)
    {
        writer.WriteString("x", news.Execution);
        writer.WriteString("X", news.Status);
        writer.WriteNumber("i", news.Order.Id);
        if (news.ModifyId is { } id)
            writer.WriteString("M", id.ToString());
    }

    private static void Fill(Utf8JsonWriter writer, OrderNews news, Holding holding)
    {
        var spec = news.Order.Spec;
        var trade = news.Trade;
        writer.WriteString("l", trade is null ? "0" : spec.QuantityText(trade.Lots));
        writer.WriteString("z", news.Order.ExecutedLots == 0 ? "0" : spec.QuantityText(news.Order.ExecutedLots));
        writer.WriteString("L", trade is null ? "0" : spec.PriceText(trade.Ticks));
        writer.WriteString("n", trade is null ? "0" : Money.Trimmed(trade.Fee));
        writer.WriteString("N", "USDT");
        writer.WriteNumber("T", news.At);
        writer.WriteNumber("t", trade?.Id ?? 0);
        writer.WriteString("b", Money.Trimmed(holding.AllBids));
        writer.WriteString("a", Money.Trimmed(holding.AllAsks));
        writer.WriteBoolean("m", trade?.Maker ?? false);
    }

    private static void Terms(Utf8JsonWriter writer, OrderNews news)
    {
        var order = news.Order;
        writer.WriteBoolean("R", order.ReduceOnly);
        writer.WriteString("wt", order.WorkingWord);
        writer.WriteString("ot", order.OrigType);
        writer.WriteString("ps", order.PositionSide.Wire());
        writer.WriteBoolean("cp", order.ClosesPosition);
        if (order.Parent is { IsTrailing: true })
        {
            // As recorded: the child of a trailing stop tells neither (contract 6.7).
            writer.WriteString("AP", "0");
            writer.WriteString("cr", "0");
        }
        writer.WriteString("rp", Money.Trimmed(news.Trade?.Realized ?? 0));
        writer.WriteBoolean("pP", order.Parent is { PriceProtect: true });
        writer.WriteNumber("si", order.Parent?.Id ?? 0);
        writer.WriteNumber("ss", order.Parent is null ? 0 : -1);
        writer.WriteString("V", order.SelfTrade.Wire());
        writer.WriteString("pm", order.PriceMatch);
        writer.WriteNumber("gtd", order.GoodTill);
        writer.WriteString("er", ((int)news.Reason).ToString());
    }

    private static string PriceOrZero(SymbolSpec spec, long ticks) => ticks == 0 ? "0" : spec.PriceText(ticks);
}
