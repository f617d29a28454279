using System.Globalization;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Writes algo objects: acknowledgement, query and list form (contract 6.3).</summary>
internal static class AlgoJson
{
    public static void Ack(Utf8JsonWriter writer, AlgoOrder order)
    {
        writer.WriteStartObject();
        Identity(writer, order);
        Prices(writer, order);
        Terms(writer, order);
        Trailing(writer, order);
        Times(writer, order);
        writer.WriteEndObject();
    }

    public static void Query(Utf8JsonWriter writer, AlgoOrder order, Order? child)
    {
        writer.WriteStartObject();
        Identity(writer, order);
        Actual(writer, order, child);
        writer.WriteString("actualType", order.Type.ChildType().Wire());
        writer.WriteString(
            "actualQty", order.Spec.QuantityText(child?.ExecutedLots ?? order.ExecutedLots));
        Prices(writer, order);
        writer.WriteString("tpOrderType", "");
        Rest(writer, order);
    }

    public static void Row(Utf8JsonWriter writer, AlgoOrder order, Order? child)
    {
        writer.WriteStartObject();
        Identity(writer, order);
        Actual(writer, order, child);
        Prices(writer, order);
        // Of paired take-profit and stop-loss orders, which this endpoint does not make.
        writer.WriteString("tpTriggerPrice", "0.000");
        writer.WriteString("tpPrice", "0.000");
        writer.WriteString("slTriggerPrice", "0.000");
        writer.WriteString("slPrice", "0.000");
        writer.WriteString("tpOrderType", "");
        Rest(writer, order);
    }

    private static void Rest(Utf8JsonWriter writer, AlgoOrder order)
    {
        Terms(writer, order);
        if (order.IsTrailing)
            Trailing(writer, order);
        Times(writer, order);
        writer.WriteEndObject();
    }

    private static void Identity(Utf8JsonWriter writer, AlgoOrder order)
    {
        writer.WriteNumber("algoId", order.Id);
        writer.WriteString("clientAlgoId", order.ClientId);
        writer.WriteString("algoType", "CONDITIONAL");
        writer.WriteString("orderType", order.Type.Wire());
        writer.WriteString("symbol", order.Spec.Symbol);
        writer.WriteString("side", order.Side.Wire());
        writer.WriteString("positionSide", order.PositionSide.Wire());
        writer.WriteString("timeInForce", order.TifWord);
        writer.WriteString("quantity", order.Spec.QuantityText(order.Lots));
        writer.WriteString("algoStatus", order.Status.Wire());
    }

    // While the child lives its own figures count.
    private static void Actual(Utf8JsonWriter writer, AlgoOrder order, Order? child)
    {
        var average = child is { ExecutedLots: > 0 }
            ? child.CumQuote / child.Spec.Quantity(child.ExecutedLots)
            : order.AveragePrice;
        writer.WriteString("actualOrderId", order.ChildId == 0 ? "" : order.ChildId.ToString());
        writer.WriteString("actualPrice", Money.Down(average).ToString("0.00000###", CultureInfo.InvariantCulture));
    }

    private static void Prices(Utf8JsonWriter writer, AlgoOrder order)
    {
        writer.WriteString("triggerPrice", PriceText(order.Spec, order.TriggerPrice));
        writer.WriteString("price", PriceText(order.Spec, order.Price));
        writer.WriteNull("icebergQuantity");
    }

    private static void Terms(Utf8JsonWriter writer, AlgoOrder order)
    {
        writer.WriteString("selfTradePreventionMode", order.SelfTrade.Wire());
        writer.WriteString("workingType", order.Working.Wire());
        writer.WriteString("priceMatch", order.PriceMatch);
        writer.WriteBoolean("closePosition", order.ClosePosition);
        writer.WriteBoolean("priceProtect", order.PriceProtect);
        writer.WriteBoolean("reduceOnly", order.ReduceOnly);
    }

    private static void Trailing(Utf8JsonWriter writer, AlgoOrder order)
    {
        writer.WriteString("activatePrice", order.IsTrailing ? PriceText(order.Spec, order.ActivatePrice) : "");
        writer.WriteString("callbackRate", order.IsTrailing ? Money.Trimmed(order.CallbackRate) : "");
    }

    private static void Times(Utf8JsonWriter writer, AlgoOrder order)
    {
        writer.WriteNumber("createTime", order.CreatedAt);
        writer.WriteNumber("updateTime", order.UpdatedAt);
        writer.WriteNumber("triggerTime", order.TriggeredAt);
        writer.WriteNumber("goodTillDate", order.GoodTill);
    }

    // At least pricePrecision decimals: a trigger may be finer than the tick, and a mark price finer than both.
    private static string PriceText(SymbolSpec spec, decimal price) => Money.Down(price).ToString(
        spec.PricePrecision == 0 ? "0.########" : "0." + new string('0', spec.PricePrecision) + "######",
        CultureInfo.InvariantCulture);
}
