namespace Bowline.Contract;

/// <summary>
/// What an execution has done so far, line by line, as section 5 of the product's page has it. The lines only ever grow,
/// so a face that follows it prints those it has not printed yet; how it ended stands apart.
/// </summary>
public static class ExecutionStory
{
    public static IReadOnlyList<string> Lines(ExecutionRow execution) => execution.Kind switch
    {
        "stop-market" or "stop-limit" or "take-profit" => [.. execution.Orders.Take(1).Select(order => "OK: " + Single(execution, order))],
        "oco" => Pair(execution),
        "bracket" => Bracket(execution),
        "twap" or "vwap" or "pov" or "shortfall" => SliceStory.Lines(execution),
        _ => Plain(execution),
    };

    /// <summary>How it ended; nothing while it runs.</summary>
    public static IReadOnlyList<string> End(ExecutionRow execution)
    {
        if (execution.Outcome is null)
            return [];
        var average = execution.AvgPrice is null ? "" : $", average {execution.AvgPrice}";
        var cost = execution.SlippageBps is { } bps ? $" ({Signed(bps)} bps against arrival)" : "";
        return execution.Kind is "twap" or "vwap" or "pov" or "shortfall"
            ? SliceStory.End(execution)
            : [$"{execution.LinkId}: {execution.Outcome}{average}{cost}"];
    }

    /// <summary>What was asked for, on one line: kind, side, quantity, symbol and its other parameters.</summary>
    public static string Asked(ExecutionRow execution)
    {
        var others = ParameterText.Of(execution.Kind, execution.Parameters)
            .Where(p => p.Name is not ("side" or "quantity" or "position-side")).Select(p => $", {p.Name}={p.Value}");
        // What waits for a condition has no side and no quantity of its own.
        var what = execution.Quantity == "0" && Amount(execution) == "0" ? "" : $"{Side(execution)} {Amount(execution)} ";
        return $"{Name(execution)} {what}{execution.Symbol}{string.Concat(others)}";
    }

    public static string Described(OrderRow order)
    {
        var at = order.Type == "MARKET" || order.Price is null ? "" : $" @ {order.Price}";
        var stop = order.StopPrice is null ? "" : $", stop={order.StopPrice}";
        return $"{order.Type} {order.Side} {order.OrigQty} {order.Symbol}{at}{stop}";
    }

    internal static string Signed(string bps) => bps.StartsWith('-') ? bps : "+" + bps;

    private static string Single(ExecutionRow execution, OrderRow order)
    {
        var limit = order.Price is null ? "" : $", limit={order.Price}";
        var tif = order.Price is null ? "" : $", tif={order.TimeInForce}";
        return $"{Name(execution)} {Side(execution)} {Amount(execution)} {execution.Symbol}, stop={order.StopPrice}{limit}{tif}, orderId={Id(order)}";
    }

    private static IReadOnlyList<string> Pair(ExecutionRow execution)
    {
        var (profit, stop) = (Leg(execution, "take-profit"), Leg(execution, "stop"));
        return execution.InPlace || execution.Outcome is not null
            ? [$"OK: OCO linkId={execution.LinkId} TP orderId={Id(profit)} SL orderId={Id(stop)}"]
            : [];
    }

    private static List<string> Bracket(ExecutionRow execution)
    {
        var lines = new List<string>();
        if (Leg(execution, "entry") is not { OrderId: not null } entry)
            return lines;
        var kind = entry.StopPrice is null ? entry.Type : $"{entry.Type}, stop={entry.StopPrice}";
        lines.Add($"OK: Entry placed ({kind}) orderId={entry.OrderId}, linkId={execution.LinkId}");
        if (!execution.InPlace && execution.Outcome is null)
            return lines;
        Exits(execution, "take-profit", "TP", lines);
        Exits(execution, "stop", "SL", lines);
        return lines;
    }

    private static void Exits(ExecutionRow execution, string leg, string name, List<string> lines)
    {
        var placed = execution.Orders.Where(order => IsLeg(order, leg) && order.OrderId is not null).GroupBy(order => order.Leg).ToList();
        if (placed.Count == 0 && execution.Outcome is null)
            lines.Add($"OK: {name} armed, on fill");
        foreach (var orders in placed)
            lines.Add($"OK: {name} placed orderId={orders.Last().OrderId}");
    }

    private static List<string> Plain(ExecutionRow execution)
    {
        var lines = new List<string> { $"OK: {Asked(execution)}, linkId={execution.LinkId}" };
        lines.AddRange(execution.Orders.Where(order => order.OrderId is not null)
            .Select(order => $"  {order.Leg ?? "order"}: {Described(order)}, orderId={order.OrderId}"));
        return lines;
    }

    private static OrderRow? Leg(ExecutionRow execution, string leg) => execution.Orders.LastOrDefault(order => IsLeg(order, leg));

    private static bool IsLeg(OrderRow order, string leg) =>
        order.Leg == leg || order.Leg?.StartsWith(leg + " ", StringComparison.Ordinal) == true;

    private static string Name(ExecutionRow execution) => execution.Kind.ToUpperInvariant();

    private static string Amount(ExecutionRow execution) =>
        execution.Parameters?.GetValueOrDefault("close-position") == "true" ? "close-position" : execution.Quantity;

    private static string Side(ExecutionRow execution) => execution.PositionSide is "LONG" or "SHORT"
        ? $"{execution.Side} {execution.PositionSide}"
        : execution.Side ?? "";

    private static string Id(OrderRow? order) => order?.OrderId ?? "(not known yet)";
}
