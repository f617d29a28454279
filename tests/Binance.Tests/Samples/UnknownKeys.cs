namespace Bowline.Binance.Tests;

/// <summary>Keys that samples have and our records leave out, each with its reason. Any other fails a test.</summary>
internal static class UnknownKeys
{
    // Undocumented by the venue, always null or a time in the fixtures of one library.
    private static readonly string[] OrderW = ["o.W"];

    // The generator of the official examples merges the item's answer with its refusal.
    private static readonly string[] MergedRefusal = ["code", "msg"];

    private static readonly Dictionary<string, string[]> ByFile = new()
    {
        ["nautilus_py_ws_futures_order_update_new_limit_if_touched_price_match.json"] = OrderW,
        ["nautilus_py_ws_futures_order_update_new_price_match.json"] = OrderW,
        ["nautilus_py_ws_futures_order_update_new_reduce_only_qty.json"] = OrderW,
        ["nautilus_py_ws_futures_order_update_new_stop_limit_price_match.json"] = OrderW,
        ["nautilus_py_ws_futures_order_update_trade_reduce_only_qty.json"] = OrderW,
        ["rest_cancel_multiple_orders.json"] = MergedRefusal,
        ["rest_modify_multiple_orders.json"] = MergedRefusal,
        ["rest_place_multiple_orders.json"] = MergedRefusal,
        // The same generator merges all filters of a symbol into one object.
        ["rest_exchange_information.json"] =
        [
            .. new[]
            {
                "limit", "maxQty", "minQty", "multiplierDecimal", "multiplierDown", "multiplierUp",
                "notional", "stepSize",
            }.Select(key => "symbols[].filters[]." + key),
        ],
    };

    internal static IEnumerable<string> Of(SampleRow row) => ByFile.GetValueOrDefault(row.File, []);
}
