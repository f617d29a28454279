namespace Bowline.Contract;

/// <summary>One execution for a terminal: what a face prints that lost its answer and asked again.</summary>
public static class ExecutionText
{
    public static Transcript Of(ExecutionRow execution)
    {
        var to = new Transcript();
        foreach (var order in execution.Orders)
        {
            var at = order.Type == "MARKET" || order.Price is null ? "" : $" @ {order.Price}";
            var line = $"{order.Type} {order.Side} {order.OrigQty} {order.Symbol}{at}, orderId={order.OrderId ?? "(not known yet)"}";
            if (IsRefused(order))
                to.Aside($"{order.Status}: {line}{(order.Reason is null ? "" : ": " + order.Reason)}");
            else
                to.Say($"OK: {line}");
            if (order.AvgPrice is not null)
                to.Say($"Average price: {order.AvgPrice}");
        }

        return to.Say($"{execution.LinkId}: {execution.Status}, {execution.Filled} of {execution.Quantity} filled");
    }

    /// <summary>Done, unless an order of it was refused or its outcome is still unknown.</summary>
    public static ExitCode ExitCodeOf(ExecutionRow execution)
    {
        if (execution.Orders.Any(o => o.Status == "REJECTED"))
            return ExitCode.ExchangeRefused;
        if (execution.Orders.Any(o => o.Status == "DENIED"))
            return ExitCode.Refused;
        return execution.Orders.Any(o => o.OrderId is null) ? ExitCode.Unknown : ExitCode.Done;
    }

    private static bool IsRefused(OrderRow order) => order.Status is "REJECTED" or "DENIED";
}
