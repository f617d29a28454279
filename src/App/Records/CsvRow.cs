using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>One row of the export: the cells of one audit entry.</summary>
internal static class CsvRow
{
    /// <summary>The seed's columns first, in its order; then ours.</summary>
    public static ImmutableArray<string> Header { get; } =
    [
        "ts", "action", "type", "symbol", "side", "qty", "price", "stopPrice", "limitPrice", "tif", "orderId", "linkId",
        "result", "sliceIndex", "totalSlices", "avgPrice", "fee", "feeAsset", "realizedPnl", "funding", "mode",
        "clientOrderId",
    ];

    public static string[] Of(AuditEntry entry, string mode)
    {
        var cells = new string[Header.Length];
        Array.Fill(cells, "");
        Set(cells, "ts", entry.At.ToString());
        Set(cells, "action", entry.Action);
        Set(cells, "mode", mode);
        switch (entry)
        {
            case AuditEntry.OrderAction a:
                Order(cells, a.Order);
                Set(cells, "result", a.Code is { } code ? $"{a.Result}:{code}" : a.Result);
                break;
            case AuditEntry.AttemptFailed a:
                Order(cells, a.Order);
                Set(cells, "result", a.Code is { } failure ? $"failed:{failure}" : "failed");
                break;
            case AuditEntry.Retried r:
                Order(cells, r.Order);
                Set(cells, "result", "retry");
                break;
            case AuditEntry.Refused r:
                Order(cells, r.Order);
                Set(cells, "result", $"refused:{r.Code}");
                break;
            case AuditEntry.Filled f:
                Filled(cells, f);
                break;
            case AuditEntry.StateChanged s:
                Order(cells, s.Order);
                Set(cells, "result", s.What);
                break;
            case AuditEntry.Told t:
                Told(cells, t);
                break;
            case AuditEntry.Alarm a:
                Set(cells, "result", $"{a.State}:{a.Name}");
                break;
            default:
                // A noted head or an answer has no cell of its own: its row says when.
                break;
        }

        return cells;
    }

    private static void Filled(string[] cells, AuditEntry.Filled f)
    {
        Order(cells, f.Order);
        Set(cells, "qty", f.Fill.Quantity.ToString());
        Set(cells, "price", f.Fill.Price.ToString());
        Set(cells, "result", "ok");
        Set(cells, "avgPrice", DecimalText.Plain(f.AveragePrice));
        Set(cells, "fee", DecimalText.Plain(f.Fill.Fee));
        Set(cells, "feeAsset", f.Fill.FeeAsset);
        Set(cells, "realizedPnl", f.Fill.RealizedProfit.ToString());
    }

    // A field under a column's name fills it; what has another name in a line of the log stands beside its column here.
    private static void Told(string[] cells, AuditEntry.Told told)
    {
        foreach (var field in told.Fields)
        {
            var column = field.Name switch
            {
                "totalQty" => "qty",
                "stopLimitPrice" => "limitPrice",
                "slices" => "totalSlices",
                _ => field.Name,
            };
            if (Header.Contains(column)) Set(cells, column, field.Value);
        }

        if (told["code"] is { Length: > 0 } code) Set(cells, "result", $"{told["result"]}:{code}");
        else if (told["result"].Length == 0) Set(cells, "result", "ok");
    }

    private static void Order(string[] cells, AuditOrder order)
    {
        var stop = order["stopPrice"].Length > 0 ? order["stopPrice"] : order["triggerPrice"];
        Set(cells, "type", order["type"]);
        Set(cells, "symbol", order["symbol"]);
        Set(cells, "side", order["side"]);
        Set(cells, "qty", order["quantity"]);
        Set(cells, stop.Length > 0 ? "limitPrice" : "price", order["price"]);
        Set(cells, "stopPrice", stop);
        Set(cells, "tif", order["timeInForce"]);
        Set(cells, "orderId", order.OrderId);
        Set(cells, "linkId", order.LinkId);
        Set(cells, "clientOrderId", order.ClientOrderId);
    }

    private static void Set(string[] cells, string column, string value) =>
        cells[Header.IndexOf(column)] = CsvCell.Safe(value);
}
