using System.Text.Json;

namespace Bowline.Paper;

/// <summary>GET orderAmendment: what the modifications of one order changed, newest first (contract 5.4).</summary>
internal static class AmendmentRoutes
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    // Three months.
    private const long KeptMs = 90 * OrderHistory.Day;

    public static IEnumerable<Endpoint> All =>
        [new("GET", "/fapi/v1/orderAmendment", Security.Signed, 1, History)];

    private static RestResponse History(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var found = OrderRoutes.Find(call, reader, OrderParser.Symbol(call, reader));
        var (from, to) = (reader.Moment("startTime"), reader.Moment("endTime"));
        var limit = MarketRoutes.Limit(reader, DefaultLimit, MaxLimit);
        if (from >= 0 && to >= 0 && from > to)
            reader.Refuse(Refusal.Of(-1023, "Start time is greater than end time."));
        if (reader.Refused is { } refused)
            return refused.Answer();
        if (found is null || !OrderHistory.Visible(found, call.Now))
            return Refusal.Of(-2013, "Order does not exist.").Answer();
        var oldest = Math.Max(from, call.Now - KeptMs);
        var rows = found.Amendments
            .Where(row => row.At >= oldest && (to < 0 || row.At <= to))
            .Reverse()
            .Take(limit);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var row in rows)
                Row(writer, found, row);
            writer.WriteEndArray();
        });
    }

    private static void Row(Utf8JsonWriter writer, Order order, Amendment row)
    {
        var spec = order.Spec;
        writer.WriteStartObject();
        writer.WriteNumber("amendmentId", row.Id);
        writer.WriteString("symbol", spec.Symbol);
        writer.WriteString("pair", spec.Symbol);
        writer.WriteNumber("orderId", order.Id);
        writer.WriteString("clientOrderId", order.ClientId);
        writer.WriteNumber("time", row.At);
        writer.WriteStartObject("amendment");
        Change(writer, "price", spec.PriceText(row.TicksBefore), spec.PriceText(row.TicksAfter));
        Change(writer, "origQty", spec.QuantityText(row.LotsBefore), spec.QuantityText(row.LotsAfter));
        writer.WriteNumber("count", row.Count);
        if (row.ModifyId is { } id)
            writer.WriteNumber("modifyId", id);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Change(Utf8JsonWriter writer, string name, string before, string after)
    {
        writer.WriteStartObject(name);
        writer.WriteString("before", before);
        writer.WriteString("after", after);
        writer.WriteEndObject();
    }
}
