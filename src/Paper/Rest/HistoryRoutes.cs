using System.Text.Json;

namespace Bowline.Paper;

/// <summary>openOrders, allOrders, userTrades (contract 5.4).</summary>
internal static class HistoryRoutes
{
    private const int DefaultLimit = 500;
    private const int MaxLimit = 1000;
    // Three months, since 2026-08-26.
    private const long TradesKept = 90 * OrderHistory.Day;
    private const long Week = 7 * OrderHistory.Day;

    public static IEnumerable<Endpoint> All =>
    [
        new("GET", "/fapi/v1/openOrders", Security.Signed, p => p.Has("symbol") ? 1 : 40, OpenOrders),
        new("GET", "/fapi/v1/allOrders", Security.Signed, 5, AllOrders),
        new("GET", "/fapi/v1/userTrades", Security.Signed, 5, UserTrades),
    ];

    private static RestResponse OpenOrders(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var holdings = Holdings(call, reader, needed: false);
        if (reader.Refused is { } refused)
            return refused.Answer();
        return Rows(holdings.SelectMany(holding => holding.Open), (writer, order) => OrderJson.Query(writer, order));
    }

    private static RestResponse AllOrders(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var holdings = Holdings(call, reader, needed: false);
        var limit = Limit(reader);
        var fromId = reader.Whole("orderId", -1);
        var window = Window(call, reader, Week - 1);
        if (reader.Refused is { } refused)
            return refused.Answer();
        var found = holdings
            .SelectMany(holding => fromId >= 0
                ? holding.Orders.Skip(OrderHistory.FirstFrom(holding.Orders, fromId, order => order.Id))
                : holding.Orders.Where(order => order.CreatedAt >= window.From && order.CreatedAt <= window.To))
            .Where(order => OrderHistory.Visible(order, call.Now))
            .OrderBy(order => order.Id);
        // Without a starting id the newest rows count, still told oldest first.
        var rows = fromId >= 0 ? found.Take(limit) : found.TakeLast(limit);
        return Rows(rows, (writer, order) => OrderJson.Query(writer, order, withPair: true));
    }

    private static RestResponse UserTrades(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var holdings = Holdings(call, reader, needed: true);
        var limit = Limit(reader);
        var fromId = reader.Whole("fromId", -1);
        var orderId = reader.Whole("orderId", -1);
        if (fromId >= 0 && (reader.Has("startTime") || reader.Has("endTime")))
            reader.Refuse(Refusal.Of(-1128, "Combination of optional parameters invalid."));
        var window = Window(call, reader);
        if (reader.Refused is { } refused)
            return refused.Answer();
        var holding = holdings[0];
        var kept = fromId >= 0
            ? holding.Trades.Skip(OrderHistory.FirstFrom(holding.Trades, fromId, trade => trade.Id))
            : holding.Trades.Where(trade => trade.At >= window.From && trade.At <= window.To);
        if (orderId >= 0)
            kept = holding.Trades.Where(trade => trade.OrderId == orderId && trade.Id >= fromId);
        kept = kept.Where(trade => call.Now - trade.At <= TradesKept);
        kept = fromId >= 0 ? kept.Take(limit) : kept.TakeLast(limit);
        return Rows(kept, (writer, trade) => OrderJson.Trade(writer, holding.Spec, trade));
    }

    private static IReadOnlyList<Holding> Holdings(RestCall call, ParamReader reader, bool needed)
    {
        if (!needed && !reader.Has("symbol"))
            return call.Account.Holdings;
        return OrderParser.Symbol(call, reader) is { } listing ? [call.Account.On(listing.Spec)] : [];
    }

    public static int Limit(ParamReader reader)
    {
        var limit = reader.Whole("limit", DefaultLimit);
        if (limit is < 1 or > MaxLimit)
            reader.Refuse(ParamReader.NotValid("limit"));
        return (int)Math.Clamp(limit, 1, MaxLimit);
    }

    // allOrders wants less than seven days, others at most. Default: the last seven days; a start without an end covers
    // seven days from it.
    public static (long From, long To) Window(RestCall call, ParamReader reader, long longest = Week)
    {
        var to = reader.Moment("endTime");
        var from = reader.Moment("startTime");
        if (from >= 0 && to >= 0 && from > to)
            reader.Refuse(Refusal.Of(-1023, "Start time is greater than end time."));
        if (from >= 0 && to - from > longest)
            reader.Refuse(Refusal.Of(-4165, "Maximum time interval is 7 days"));
        if (from < 0)
            from = (to >= 0 ? to : call.Now) - Week;
        return (from, to >= 0 ? to : from + Week);
    }

    public static RestResponse Rows<T>(IEnumerable<T> rows, Action<Utf8JsonWriter, T> write) =>
        RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var row in rows)
                write(writer, row);
            writer.WriteEndArray();
        });
}
