using System.Text.Json;

namespace Bowline.Paper;

/// <summary>POST, PUT, GET and DELETE order; openOrder; DELETE allOpenOrders (contract 5.1 to 5.7).</summary>
internal static class OrderRoutes
{
    private const string Path = "/fapi/v1/order";

    public static IEnumerable<Endpoint> All =>
    [
        new("POST", Path, Security.Signed, 0, Place) { Orders = 1 },
        new("PUT", Path, Security.Signed, 0, Amend) { Orders = 1 },
        new("GET", Path, Security.Signed, 1, Query),
        new("DELETE", Path, Security.Signed, 1, Cancel),
        new("GET", "/fapi/v1/openOrder", Security.Signed, 1, OpenOrder),
        new("DELETE", "/fapi/v1/allOpenOrders", Security.Signed, 1, CancelAll),
    ];

    private static RestResponse Place(RestCall call)
    {
        var parsed = OrderParser.Parse(call);
        if (parsed.Refusal is { } malformed)
            return malformed.Answer();
        var asked = parsed.Value!;
        var placed = call.Exchange.Placing.Place(call.Account, asked, call.Now);
        if (placed.Refusal is { } refused)
            return refused.Answer();
        return Answer(call, (writer, rules) => OrderJson.Ack(writer, placed.Value!, rules, fresh: !asked.WantsResult));
    }

    private static RestResponse Amend(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = OrderParser.Symbol(call, reader);
        var side = OrderParser.ReadSide(reader);
        var match = reader.Text("priceMatch");
        var quantity = reader.Decimal("quantity");
        var price = match is null ? reader.Decimal("price") : 0;
        var modifyId = reader.Has("modifyId") ? reader.Whole("modifyId", 0) : (long?)null;
        var found = Find(call, reader, listing);
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        if (found is not { IsOpen: true } order || order.Side != side)
            return Refusal.Of(-2013, "Order does not exist.").Answer();
        if (match is not null)
        {
            if (!call.Exchange.Settings.Rules.PriceMatches.Contains(match))
                return Refusal.Of(-5037, "Invalid price match").Answer();
            if (OrderParser.MatchedTicks(listing!, side, match) is not { } ticks)
                return Refusal.Of(-5041, "No depth matches this BBO order").Answer();
            price = order.Spec.Price(ticks);
        }
        if (OrderParser.Precision(reader, order.Spec) is { } tooFine)
            return tooFine.Answer();
        var asked = new AmendRequest(order, quantity, price, modifyId);
        if (call.Exchange.Amending.Amend(call.Account, asked, call.Now) is { } refused)
            return refused.Answer();
        return Answer(call, (writer, rules) => OrderJson.Amended(writer, order, rules, modifyId));
    }

    private static RestResponse Query(RestCall call) => One(call, order => OrderHistory.Visible(order, call.Now));

    private static RestResponse OpenOrder(RestCall call) => One(call, order => order.IsOpen);

    private static RestResponse One(RestCall call, Func<Order, bool> shown)
    {
        var reader = new ParamReader(call.Params);
        var found = Find(call, reader, OrderParser.Symbol(call, reader));
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        if (found is null || !shown(found))
            return Refusal.Of(-2013, "Order does not exist.").Answer();
        return RestAnswer.Ok(writer => OrderJson.Query(writer, found));
    }

    private static RestResponse Cancel(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var found = Find(call, reader, OrderParser.Symbol(call, reader));
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        if (found is not { IsOpen: true })
            return Refusal.Of(-2011, "Unknown order sent.").Answer();
        call.Exchange.Ending.Cancel(call.Account, found, call.Now);
        return Answer(call, (writer, rules) => OrderJson.Ack(writer, found, rules));
    }

    private static RestResponse CancelAll(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = OrderParser.Symbol(call, reader);
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        foreach (var order in call.Account.On(listing!.Spec).Open.ToList())
            call.Exchange.Ending.Cancel(call.Account, order, call.Now);
        return RestAnswer.Success("The operation of cancel all open order is done.");
    }

    // orderId wins when both are sent (contract 5.4).
    private static Order? Find(RestCall call, ParamReader reader, Listing? listing)
    {
        var clientId = reader.Text("origClientOrderId");
        if (!reader.Has("orderId") && clientId is null)
        {
            reader.Refuse(Refusal.Of(
                -1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!"));
            return null;
        }
        var account = call.Account;
        var found = reader.Has("orderId")
            ? account.OrdersById.GetValueOrDefault(reader.Whole("orderId", 0))
            : account.NewestByClientId.GetValueOrDefault(clientId!);
        return found?.Spec == listing?.Spec ? found : null;
    }

    private static RestResponse Answer(RestCall call, Action<Utf8JsonWriter, VenueRules> write) =>
        RestAnswer.Ok(writer => write(writer, call.Exchange.Settings.Rules));
}
