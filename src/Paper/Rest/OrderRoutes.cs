using System.Globalization;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>order in its four methods, order/test, openOrder, allOpenOrders, countdownCancelAll (contract 5).</summary>
internal static class OrderRoutes
{
    private const string Path = "/fapi/v1/order";

    // A year: no timer of a trader is longer.
    private const long CountdownMax = 365 * OrderHistory.Day;

    public static IEnumerable<Endpoint> All =>
    [
        new("POST", Path, Security.Signed, 0, call => Answer(call, PlaceOne(call))) { Orders = 1 },
        new("PUT", Path, Security.Signed, 0, call => Answer(call, AmendOne(call))) { Orders = 1 },
        new("POST", Path + "/test", Security.Signed, 0, Test),
        new("GET", Path, Security.Signed, 1, Query),
        new("DELETE", Path, Security.Signed, 1, Cancel),
        new("GET", "/fapi/v1/openOrder", Security.Signed, 1, OpenOrder),
        new("DELETE", "/fapi/v1/allOpenOrders", Security.Signed, 1, CancelAll),
        new("POST", "/fapi/v1/countdownCancelAll", Security.Signed, 10, Countdown),
    ];

    /// <summary>Places the order that the call describes; writes its acknowledgement, or the refusal.</summary>
    public static Checked<Written> PlaceOne(RestCall call)
    {
        var parsed = OrderParser.Parse(call);
        if (parsed.Refusal is { } malformed)
            return malformed;
        var asked = parsed.Value!;
        var placed = call.Exchange.Placing.Place(call.Account, asked, call.Now);
        if (placed.Refusal is { } refused)
            return refused;
        var (order, fresh) = (placed.Value!, !asked.WantsResult);
        return new Written(writer => OrderJson.Ack(writer, order, call.Exchange.Settings.Rules, fresh));
    }

    /// <summary>Amends the order that the call's parameters name; writes its acknowledgement, or the refusal.</summary>
    public static Checked<Written> AmendOne(RestCall call)
    {
        var parsed = AmendParser.Parse(call);
        if (parsed.Refusal is { } malformed)
            return malformed;
        var asked = parsed.Value!;
        if (call.Exchange.Amending.Amend(call.Account, asked, call.Now) is { } refused)
            return refused;
        return new Written(
            writer => OrderJson.Amended(writer, asked.Order, call.Exchange.Settings.Rules, asked.ModifyId));
    }

    /// <summary>Cancels an order found by either id; writes its acknowledgement, or -2011.</summary>
    public static Checked<Written> CancelOne(RestCall call, Order? found)
    {
        if (found is not { IsOpen: true })
            return Refusal.Of(-2011, "Unknown order sent.");
        call.Exchange.Ending.Cancel(call.Account, found, call.Now);
        return new Written(writer => OrderJson.Ack(writer, found, call.Exchange.Settings.Rules));
    }

    /// <summary>The order under orderId, else under origClientOrderId: orderId wins when both are sent (5.4).</summary>
    public static Order? Find(RestCall call, ParamReader reader, Listing? listing)
    {
        var clientId = reader.Text("origClientOrderId");
        var id = reader.Whole("orderId", -1);
        if (!reader.Has("orderId") && clientId is null)
        {
            reader.Refuse(Refusal.Of(
                -1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!"));
            return null;
        }
        var account = call.Account;
        var found = reader.Has("orderId")
            ? account.OrdersById.GetValueOrDefault(id)
            : account.NewestByClientId.GetValueOrDefault(clientId!);
        return found?.Spec == listing?.Spec ? found : null;
    }

    // Everything is asked as for a real order; nothing reaches the book (contract 5.3).
    private static RestResponse Test(RestCall call)
    {
        var parsed = OrderParser.Parse(call);
        if (parsed.Refusal is { } malformed)
            return malformed.Answer();
        var admitted = call.Exchange.Placing.Admit(call.Account, parsed.Value!);
        if (admitted.Refusal is { } refused)
            return refused.Answer();
        var order = call.Exchange.Placing.Preview(call.Account, admitted.Value!, call.Now);
        return RestAnswer.Ok(writer => OrderJson.Ack(writer, order, call.Exchange.Settings.Rules, fresh: true));
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
        return reader.Refused is { } malformed ? malformed.Answer() : Answer(call, CancelOne(call, found));
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

    private static RestResponse Countdown(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = OrderParser.Symbol(call, reader);
        reader.Needed("countdownTime");
        var time = reader.Whole("countdownTime", 0);
        if (time is < 0 or > CountdownMax)
            reader.Refuse(ParamReader.NotValid("countdownTime"));
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        call.Exchange.Countdowns.Set(call.Account, listing!.Spec, time == 0 ? 0 : call.Now + time);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("symbol", listing.Spec.Symbol);
            writer.WriteString("countdownTime", time.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        });
    }

    private static RestResponse Answer(RestCall call, Checked<Written> done)
    {
        if (done.Refusal is { } refused)
            return refused.Answer();
        var json = call.Exchange.Json;
        done.Value!.To(json.Begin());
        return new RestResponse(200, json.End(), []);
    }
}

/// <summary>What an order call came to, ready to be written as one JSON value.</summary>
internal sealed record Written(Action<Utf8JsonWriter> To);
