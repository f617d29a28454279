using System.Globalization;

namespace Bowline.Contract;

/// <summary>The story of what works off in slices, in the words of the seed's TWAP.</summary>
internal static class SliceStory
{
    private const string SliceLeg = "slice ";

    public static IReadOnlyList<string> Lines(ExecutionRow execution)
    {
        var (slices, apart) = (Text(execution, "slices"), Apart(execution));
        var over = slices is null ? "" : slices == "1" ? " in 1 slice"
            : $" over {slices} slices" + (apart is null ? "" : $", {apart} apart");
        var each = slices is null ? "" : $"Each slice: ~{Each(execution, slices)} | ";
        var lines = new List<string>
        {
            $"Starting {execution.Kind.ToUpperInvariant()}: {execution.Quantity} {execution.Symbol} {execution.Side}{over}",
            $"{each}LinkId: {execution.LinkId}",
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
            lines.Add($"Slice {number}{(slices is null ? "" : "/" + slices)}: {order.OrigQty} {order.Symbol} {order.Side}{at} → orderId={order.OrderId}");
        }

        if (last > 0 && slices is not null && execution.Outcome is null && last.ToString(CultureInfo.InvariantCulture) != slices)
            lines.Add(Waiting(apart));
        return lines;
    }

    public static IReadOnlyList<string> End(ExecutionRow execution)
    {
        var complete = execution.Filled == execution.Quantity;
        var cost = execution.AvgPrice is null ? ""
            : $"Average price: {execution.AvgPrice}" + (execution.SlippageBps is null ? "" : $" ({ExecutionStory.Signed(execution.SlippageBps)} bps against arrival {execution.ArrivalPrice})");
        var end = $"{execution.Kind.ToUpperInvariant()} {(complete ? "complete" : "ended")}: {execution.Filled}/{execution.Quantity} executed, linkId={execution.LinkId}";
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

    private static string Waiting(string? apart) => apart is null ? "Waiting for the next slice..." : $"Waiting {apart} before next slice...";

    // As it was typed, or the duration over the slices; kinds whose slices lie unevenly have neither.
    private static string? Apart(ExecutionRow execution)
    {
        if (Milliseconds(execution, "interval") is { } interval)
            return Duration(interval);
        return execution.Kind == "twap" && Milliseconds(execution, "over") is { } over
            && long.TryParse(Text(execution, "slices"), NumberStyles.None, CultureInfo.InvariantCulture, out var slices) && slices > 0
            ? Duration(over / slices)
            : null;
    }

    private static long? Milliseconds(ExecutionRow execution, string name) =>
        Text(execution, name) is { } text && text.EndsWith("ms", StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(0, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            ? ms
            : null;

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
