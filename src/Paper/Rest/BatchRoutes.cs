using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// POST, PUT and DELETE batchOrders (contract 5.5 to 5.7): items stand for themselves, the answer is 200 and an array
/// in the order of the list, each item an acknowledgement or its refusal. Items run one after another.
/// </summary>
internal static class BatchRoutes
{
    private const string Path = "/fapi/v1/batchOrders";
    private const int OrdersMax = 5;
    private const int CancelsMax = 10;

    public static IEnumerable<Endpoint> All =>
    [
        new("POST", Path, Security.Signed, 5, call => Orders(call, OrderRoutes.PlaceOne)) { Orders = OrdersMax },
        new("PUT", Path, Security.Signed, 5, call => Orders(call, OrderRoutes.AmendOne)) { Orders = OrdersMax },
        new("DELETE", Path, Security.Signed, 1, Cancel),
    ];

    private static RestResponse Orders(RestCall call, Func<RestCall, Checked<Written>> one)
    {
        var reader = new ParamReader(call.Params);
        var text = reader.Needed("batchOrders");
        if (reader.Refused is { } missing)
            return missing.Answer();
        if (BatchList.Objects(text) is not { } items)
            return Refusal.Of(-4083, "Fail to place batch orders.").Answer();
        if (items.Count is 0 or > OrdersMax)
            return Refusal.Of(-4082, $"Invalid number of batch place orders: {items.Count}").Answer();
        return Answer(items.Select(item => one(call with { Params = item })));
    }

    private static RestResponse Cancel(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = OrderParser.Symbol(call, reader);
        // Documented in camel case; recorded: the venue reads the lower-case names too (ccxt pull request 22890).
        var ids = reader.Text("orderIdList") ?? reader.Text("orderidlist");
        var names = reader.Text("origClientOrderIdList") ?? reader.Text("origclientorderidlist");
        if (ids is null && names is null)
        {
            reader.Refuse(Refusal.Of(
                -1102, "Param 'origClientOrderIdList' or 'orderIdList' must be sent, but both were empty/null!"));
        }
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        var account = call.Account;
        var found = ids is not null
            ? BatchList.Numbers(ids)?.Select(id => account.OrdersById.GetValueOrDefault(id)).ToList()
            : BatchList.Texts(names!)?.Select(name => account.NewestByClientId.GetValueOrDefault(name)).ToList();
        if (found is null or { Count: 0 })
            return ParamReader.NotValid(ids is not null ? "orderIdList" : "origClientOrderIdList").Answer();
        if (found.Count > CancelsMax)
            return Refusal.Of(-4032, "Exceed maximum cancel order size.").Answer();
        return Answer(found.Select(
            order => OrderRoutes.CancelOne(call, order?.Spec == listing!.Spec ? order : null)));
    }

    // The items run while they are written: an item sees what those before it did.
    private static RestResponse Answer(IEnumerable<Checked<Written>> items) => RestAnswer.Ok(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            if (item.Refusal is { } refused)
                refused.Write(writer);
            else
                item.Value!.To(writer);
        }
        writer.WriteEndArray();
    });
}
