using System.Text.Json;

namespace Bowline.Paper;

/// <summary>GET forceOrders (contract 5.4): liquidations and deleveragings of the account, 90 days back.</summary>
internal static class ForceOrderRoutes
{
    private const long Week = 7 * OrderHistory.Day;
    private const long Oldest = 90 * OrderHistory.Day;

    private static readonly string[] Kinds = ["LIQUIDATION", "ADL"];

    public static RestResponse ForceOrders(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var only = reader.Has("symbol") ? OrderParser.Symbol(call, reader) : null;
        var kind = reader.Text("autoCloseType") is { } word
            ? (ForcedKind)(1 + reader.Word(word, Kinds, ParamReader.NotValid("autoCloseType")))
            : ForcedKind.None;
        var window = HistoryWindow.Read(reader, call.Now, Oldest, Week, 50, 100);
        if (reader.Refused is { } refused)
            return refused.Answer();
        var rows = call.Account.Holdings
            .Where(holding => only is null || holding.Spec == only.Spec)
            .SelectMany(holding => holding.Orders)
            .Where(order => order.Forced != ForcedKind.None && (kind == ForcedKind.None || order.Forced == kind))
            .Where(order => order.CreatedAt >= window.From && order.CreatedAt <= window.To)
            .OrderBy(order => order.Id)
            .TakeLast(window.Limit);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var order in rows)
                Write(writer, order);
            writer.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter writer, Order order)
    {
        writer.WriteStartObject();
        writer.WriteNumber("orderId", order.Id);
        writer.WriteString("symbol", order.Spec.Symbol);
        writer.WriteString("status", order.Status.Wire());
        writer.WriteString("clientOrderId", order.ClientId);
        writer.WriteString("price", order.Spec.PriceText(order.Ticks));
        writer.WriteString("avgPrice", OrderJson.AveragePrice(order));
        writer.WriteString("origQty", order.Spec.QuantityText(order.OrigLots));
        writer.WriteString("executedQty", order.Spec.QuantityText(order.ExecutedLots));
        writer.WriteString("cumQuote", Money.Trimmed(order.CumQuote));
        writer.WriteString("timeInForce", order.Tif.Wire());
        writer.WriteString("type", order.Type.Wire());
        writer.WriteBoolean("reduceOnly", order.ReduceOnly);
        writer.WriteBoolean("closePosition", false);
        writer.WriteString("side", order.Side.Wire());
        writer.WriteString("positionSide", order.PositionSide.Wire());
        writer.WriteString("stopPrice", "0");
        writer.WriteString("workingType", "CONTRACT_PRICE");
        writer.WriteString("origType", order.Type.Wire());
        writer.WriteNumber("time", order.CreatedAt);
        writer.WriteNumber("updateTime", order.UpdatedAt);
        writer.WriteEndObject();
    }
}
