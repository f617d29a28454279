using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// POST, GET and DELETE algoOrder; DELETE algoOpenOrders; openAlgoOrders; allAlgoOrders (contract 6.1).
/// </summary>
internal static class AlgoRoutes
{
    private const string Path = "/fapi/v1/algoOrder";

    public static IEnumerable<Endpoint> All =>
    [
        new("POST", Path, Security.Signed, 0, Place) { Orders = 1 },
        new("GET", Path, Security.Signed, 1, Query),
        new("DELETE", Path, Security.Signed, 1, Cancel),
        new("DELETE", "/fapi/v1/algoOpenOrders", Security.Signed, 1, CancelAll),
        new("GET", "/fapi/v1/openAlgoOrders", Security.Signed, p => p.Has("symbol") ? 1 : 40, Open),
        new("GET", "/fapi/v1/allAlgoOrders", Security.Signed, 5, Past),
    ];

    /// <summary>Places a conditional order; the request socket's algoOrder.place calls it too.</summary>
    public static RestResponse Place(RestCall call)
    {
        var parsed = AlgoParser.Parse(call);
        if (parsed.Refusal is { } malformed)
            return malformed.Answer();
        var placed = call.Exchange.Algos.Placing.Place(call.Account, parsed.Value!, call.Now);
        return placed.Refusal is { } refused
            ? refused.Answer()
            : RestAnswer.Ok(writer => AlgoJson.Ack(writer, placed.Value!));
    }

    /// <summary>Cancels a conditional order; the request socket's algoOrder.cancel calls it too.</summary>
    public static RestResponse Cancel(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var found = Find(call, reader);
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        if (found is { Status: AlgoStatus.Triggering })
            return Refusal.Of(-4117, "stop order is triggering").Answer();
        if (found is not { Status: AlgoStatus.New })
            return Refusal.Of(-2011, "Unknown order sent.").Answer();
        call.Exchange.Algos.End(call.Account, found, AlgoStatus.Canceled, AlgoReason.Canceled, call.Now);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("algoId", found.Id);
            writer.WriteString("clientAlgoId", found.ClientId);
            writer.WriteString("code", "200");
            writer.WriteString("msg", "success");
            writer.WriteEndObject();
        });
    }

    private static RestResponse CancelAll(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = OrderParser.Symbol(call, reader);
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        call.Exchange.Algos.CancelAll(call.Account, listing!.Spec, call.Now);
        return RestAnswer.Success("The operation of cancel all open order is done.");
    }

    private static RestResponse Query(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var found = Find(call, reader);
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        return found is null || !Visible(found, call.Now)
            ? Refusal.Of(-2013, "Order does not exist.").Answer()
            : RestAnswer.Ok(writer => AlgoJson.Query(writer, found, Child(call, found)));
    }

    private static RestResponse Open(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = reader.Has("symbol") ? OrderParser.Symbol(call, reader) : null;
        var id = reader.Whole("algoId", -1);
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        // Every order here is CONDITIONAL.
        var rows = reader.Text("algoType") is null or "CONDITIONAL" ? call.Account.Algos.OpenOn(listing?.Spec) : [];
        return Rows(call, rows.Where(order => id < 0 || order.Id == id));
    }

    private static RestResponse Past(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = OrderParser.Symbol(call, reader);
        var limit = HistoryRoutes.Limit(reader);
        var fromId = reader.Whole("algoId", -1);
        var window = HistoryRoutes.Window(call, reader);
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        var found = call.Account.Algos.All
            .Where(order => order.Spec == listing!.Spec && Visible(order, call.Now))
            .Where(order => fromId >= 0
                ? order.Id >= fromId
                : order.CreatedAt >= window.From && order.CreatedAt <= window.To);
        // Without a starting id the newest rows count, still told oldest first.
        return Rows(call, fromId >= 0 ? found.Take(limit) : found.TakeLast(limit));
    }

    // algoId wins when both are sent, as orderId does.
    private static AlgoOrder? Find(RestCall call, ParamReader reader)
    {
        var clientId = reader.Text("clientAlgoId");
        if (reader.Has("algoId"))
            return call.Account.Algos.Find(reader.Whole("algoId", 0));
        if (clientId is not null)
            return call.Account.Algos.Find(clientId);
        reader.Refuse(Refusal.Of(-1102, "Param 'clientAlgoId' or 'algoId' must be sent, but both were empty/null!"));
        return null;
    }

    // Kept as long as regular orders (contract 6.1): what never reached the engine three days, the rest ninety.
    private static bool Visible(AlgoOrder order, long now)
    {
        if (now - order.CreatedAt > 90 * OrderHistory.Day)
            return false;
        var untraded = order.Status is AlgoStatus.Canceled or AlgoStatus.Expired or AlgoStatus.Rejected;
        return !untraded || now - order.UpdatedAt <= 3 * OrderHistory.Day;
    }

    private static Order? Child(RestCall call, AlgoOrder order) =>
        call.Account.OrdersById.GetValueOrDefault(order.ChildId);

    private static RestResponse Rows(RestCall call, IEnumerable<AlgoOrder> rows) =>
        HistoryRoutes.Rows(rows, (writer, order) => AlgoJson.Row(writer, order, Child(call, order)));
}
