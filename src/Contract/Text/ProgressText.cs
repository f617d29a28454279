using System.Globalization;
using System.Text;

namespace Bowline.Contract;

/// <summary>How far an execution is, in one line of ASCII: planned against done, average against arrival, time left.</summary>
public static class ProgressText
{
    private const int Cells = 20;

    /// <summary><c>TWAP-4f9k2m1x [#############.......] 66% 0.006/0.009, avg 60512.3 (+1.2 bps), 2s left</c>.</summary>
    public static string Of(ExecutionRow execution)
    {
        var share = Share(execution);
        var text = new StringBuilder(execution.LinkId).Append(" [");
        var full = (int)(share * Cells / 100);
        text.Append('#', full).Append('.', Cells - full).Append("] ");
        text.Append(CultureInfo.InvariantCulture, $"{(int)share}% {execution.Filled}/{execution.Quantity}");
        if (execution.AvgPrice is { } average)
            text.Append(", avg ").Append(average);
        if (execution.SlippageBps is { } bps)
            text.Append(" (").Append(bps.StartsWith('-') ? bps : "+" + bps).Append(" bps)");
        if (execution.TimeLeftMs is { } left)
            text.Append(", ").Append(SliceStory.Duration((left + 999) / 1000 * 1000)).Append(" left");
        if (execution.Status != "running")
            text.Append(", ").Append(execution.Status);
        return text.ToString();
    }

    private static decimal Share(ExecutionRow execution) =>
        Number(execution.Quantity) is > 0 and var whole && Number(execution.Filled) is var done ? Math.Min(100, done * 100 / whole) : 0;

    private static decimal Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
