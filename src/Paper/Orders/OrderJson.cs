using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Writes order objects: the acknowledgement and the query form (contract 5.3, 5.4).</summary>
internal static class OrderJson
{
    /// <summary>PUT's acknowledgement, which carries the pair and echoes the client's modifyId.</summary>
    public static void Amended(Utf8JsonWriter writer, Order order, VenueRules rules, long? modifyId)
    {
        writer.WriteStartObject();
        writer.WriteString("pair", order.Spec.Symbol);
        if (modifyId is { } id)
            writer.WriteNumber("modifyId", id);
        AckFields(writer, order, rules, order.Status, order.ExecutedLots);
        writer.WriteEndObject();
    }

    /// <summary>
    /// An acknowledgement; <paramref name="fresh"/> shows the order as NEW and unfilled, as ACK does.
    /// </summary>
    public static void Ack(Utf8JsonWriter writer, Order order, VenueRules rules, bool fresh = false)
    {
        writer.WriteStartObject();
        AckFields(
            writer, order, rules, fresh ? OrderStatus.New : order.Status, fresh ? 0 : order.ExecutedLots);
        writer.WriteEndObject();
    }

    public static void Query(Utf8JsonWriter writer, Order order, bool withPair = false)
    {
        writer.WriteStartObject();
        writer.WriteNumber("orderId", order.Id);
        writer.WriteString("symbol", order.Spec.Symbol);
        if (withPair)
            writer.WriteString("pair", order.Spec.Symbol);
        writer.WriteString("status", order.Status.Wire());
        writer.WriteString("clientOrderId", order.ClientId);
        writer.WriteString("price", order.Spec.PriceText(order.Ticks));
        writer.WriteString("avgPrice", AveragePrice(order));
        writer.WriteString("origQty", order.Spec.QuantityText(order.OrigLots));
        writer.WriteString("executedQty", order.Spec.QuantityText(order.ExecutedLots));
        writer.WriteString("cumQuote", Money.Trimmed(order.CumQuote));
        Terms(writer, order);
        writer.WriteNumber("time", order.CreatedAt);
        writer.WriteNumber("updateTime", order.UpdatedAt);
        writer.WriteEndObject();
    }

    /// <summary>Cumulative quote / executed quantity, "0" while nothing is filled; rounded toward zero.</summary>
    public static string AveragePrice(Order order) => order.ExecutedLots == 0
        ? "0"
        : Money.Trimmed(order.CumQuote / order.Spec.Quantity(order.ExecutedLots));

    public static void Trade(Utf8JsonWriter writer, SymbolSpec spec, UserTrade trade)
    {
        var quote = spec.Price(trade.Ticks) * spec.Quantity(trade.Lots);
        writer.WriteStartObject();
        writer.WriteString("symbol", spec.Symbol);
        writer.WriteString("pair", spec.Symbol);
        writer.WriteNumber("id", trade.Id);
        writer.WriteNumber("orderId", trade.OrderId);
        writer.WriteString("side", trade.Side.Wire());
        writer.WriteString("price", spec.PriceText(trade.Ticks));
        writer.WriteString("qty", spec.QuantityText(trade.Lots));
        writer.WriteString("realizedPnl", Money.Text(trade.Realized));
        writer.WriteString("quoteQty", Money.Trimmed(quote));
        writer.WriteString("baseQty", spec.QuantityText(trade.Lots));
        writer.WriteString("commission", Money.Text(trade.Fee));
        writer.WriteString("commissionAsset", "USDT");
        writer.WriteString("marginAsset", "USDT");
        writer.WriteNumber("time", trade.At);
        writer.WriteString("positionSide", trade.PositionSide.Wire());
        writer.WriteBoolean("buyer", trade.Side == Side.Buy);
        writer.WriteBoolean("maker", trade.Maker);
        writer.WriteEndObject();
    }

    private static void AckFields(
        Utf8JsonWriter writer, Order order, VenueRules rules, OrderStatus status, long executed)
    {
        writer.WriteNumber("orderId", order.Id);
        writer.WriteString("symbol", order.Spec.Symbol);
        writer.WriteString("status", status.Wire());
        writer.WriteString("clientOrderId", order.ClientId);
        writer.WriteString("price", order.Spec.PriceText(order.Ticks));
        writer.WriteString("origQty", order.Spec.QuantityText(order.OrigLots));
        writer.WriteString("executedQty", order.Spec.QuantityText(executed));
        writer.WriteString("cumQty", order.Spec.QuantityText(executed));
        if (rules.OldAcks)
        {
            writer.WriteString("avgPrice", executed == 0 ? "0.00" : AveragePrice(order));
            writer.WriteString("cumQuote", executed == 0 ? "0" : Money.Trimmed(order.CumQuote));
        }
        Terms(writer, order);
        writer.WriteNumber("updateTime", order.UpdatedAt);
    }

    private static void Terms(Utf8JsonWriter writer, Order order)
    {
        writer.WriteString("timeInForce", order.TifWord);
        writer.WriteString("type", order.Type.Wire());
        writer.WriteBoolean("reduceOnly", order.ReduceOnly);
        writer.WriteBoolean("closePosition", order.ClosesPosition);
        writer.WriteString("side", order.Side.Wire());
        writer.WriteString("positionSide", order.PositionSide.Wire());
        writer.WriteString("stopPrice", Money.Trimmed(order.Parent?.TriggerPrice ?? 0));
        writer.WriteString("workingType", order.WorkingWord);
        writer.WriteBoolean("priceProtect", order.Parent is { PriceProtect: true });
        writer.WriteString("origType", order.OrigType);
        if (order.Parent is { IsTrailing: true } trailing)
        {
            writer.WriteString("activatePrice", Money.Trimmed(trailing.ActivatePrice));
            writer.WriteString("priceRate", Money.Trimmed(trailing.CallbackRate));
        }
        writer.WriteString("priceMatch", order.PriceMatch);
        writer.WriteString("selfTradePreventionMode", order.SelfTrade.Wire());
        writer.WriteNumber("goodTillDate", order.GoodTill);
    }
}
