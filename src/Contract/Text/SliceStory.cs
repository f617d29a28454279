using System.Globalization;

namespace Bowline.Contract;

/// <summary>The story of a TWAP in its seed's words.</summary>
internal static class SliceStory
{
    private const string SliceLeg = "slice ";

    public static IReadOnlyList<string> Lines(ExecutionRow execution)
    {
        var (slices, apart) = (Text(execution, "slices") ?? "?", Apart(execution));
        var lines = new List<string>
        {
            $"Starting TWAP: {execution.Quantity} {execution.Symbol} {execution.Side} over {slices} slices, {apart} apart",
            $"Each slice: ~{Each(execution, slices)} | LinkId: {execution.LinkId}",
        };
        var last = 0;
        foreach (var order in execution.Orders)
        {
            if (order.OrderId is null || order.Leg?.StartsWith(SliceLeg, StringComparison.Ordinal) != true)
                continue;
            var number = int.Parse(order.Leg.AsSpan(SliceLeg.Length), NumberStyles.None, CultureInfo.InvariantCulture);
            if (last > 0 && number != last)
                lines.Add(Waiting(apart));
            last = number;
            var at = order.Price is null ? "" : $" @ {order.Price}";
            lines.Add($"Slice {number}/{slices}: {order.OrigQty} {order.Symbol} {order.Side}{at} → orderId={order.OrderId}");
        }

        if (last > 0 && execution.Outcome is null && last.ToString(CultureInfo.InvariantCulture) != slices)
            lines.Add(Waiting(apart));
        return lines;
    }

    public static IReadOnlyList<string> End(ExecutionRow execution)
    {
        var complete = execution.Filled == execution.Quantity;
        var cost = execution.AvgPrice is null ? ""
            : $"Average price: {execution.AvgPrice}" + (execution.SlippageBps is null ? "" : $" ({execution.SlippageBps} bps against arrival {execution.ArrivalPrice})");
        var end = $"TWAP {(complete ? "complete" : "ended")}: {execution.Filled}/{execution.Quantity} executed, linkId={execution.LinkId}";
        IReadOnlyList<string> lines = complete ? [end] : [end, $"{execution.LinkId}: {execution.Outcome}"];
        return cost.Length == 0 ? lines : [.. lines, cost];
    }

    /// <summary>Milliseconds as people say them: <c>2s</c>, <c>1m</c>, <c>1h30m</c>, <c>500ms</c>.</summary>
    public static string Duration(long milliseconds)
    {
        if (milliseconds % 1000 != 0)
            return milliseconds < 1000 ? $"{milliseconds}ms" : $"{milliseconds / 1000}.{milliseconds % 1000:000}s";
        var (hours, minutes, seconds) = (milliseconds / 3_600_000, milliseconds / 60_000 % 60, milliseconds / 1000 % 60);
        var text = (hours > 0 ? $"{hours}h" : "") + (minutes > 0 ? $"{minutes}m" : "") + (seconds > 0 ? $"{seconds}s" : "");
        return text.Length == 0 ? "0s" : text;
    }

    private static string Waiting(string apart) => $"Waiting {apart} before next slice...";

    private static string Apart(ExecutionRow execution) =>
        Text(execution, "interval") is { } interval && interval.EndsWith("ms", StringComparison.Ordinal)
            && long.TryParse(interval.AsSpan(0, interval.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            ? Duration(ms)
            : "?";

    // The first slice where there is one, else the plain quotient cut to the decimals of the whole.
    private static string Each(ExecutionRow execution, string slices)
    {
        if (execution.Details?.GetValueOrDefault("slice") is { } told)
            return told;
        if (!decimal.TryParse(execution.Quantity, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var whole)
            || !int.TryParse(slices, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            return "?";
        var point = execution.Quantity.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : execution.Quantity.Length - point - 1;
        return decimal.Round(whole / count, Math.Max(decimals, 3), MidpointRounding.ToZero).ToString("0.############", CultureInfo.InvariantCulture);
    }

    private static string? Text(ExecutionRow execution, string name) =>
        execution.Details?.GetValueOrDefault(name) ?? execution.Parameters?.GetValueOrDefault(name);
}
