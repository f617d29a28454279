using System.Globalization;
using System.Text;
using Bowline.App;

namespace Bowline.Daemon;

/// <summary>The same figures in Prometheus' text format 0.0.4.</summary>
internal static class StatusMetrics
{
    public static string Text(ServerStanding standing)
    {
        var text = new StringBuilder();
        var load = standing.Load;
        Head(text, "requests_total", "counter", "REST answers by HTTP status.");
        foreach (var (status, count) in load.Answers)
            Line(text, $"requests_total{{status=\"{status}\"}}", count);
        One(text, "orders_total", "counter", "Orders taken.", standing.Orders);
        One(text, "orders_open", "gauge", "Orders that rest.", standing.Exchange.OpenOrders);
        One(text, "trades_total", "counter", "Public trades.", standing.Trades);
        One(text, "accounts", "gauge", "Accounts.", standing.Exchange.Accounts.Count);
        One(text, "connections", "gauge", "Open stream connections.", standing.Exchange.Connections);
        One(text, "frames_total", "counter", "Stream frames made.", standing.Frames);
        One(text, "queue", "gauge", "Requests and frames that wait for the exchange.", standing.Queue);
        One(text, "turns_total", "counter", "Turns of the exchange.", load.Turns);
        One(text, "turn_seconds_total", "counter", "Time in all turns, flushes included.", load.TurnTime.TotalSeconds);
        One(text, "turn_seconds_max", "gauge", "Longest turn so far.", load.LongestTurn.TotalSeconds);
        One(text, "store_flushes_total", "counter", "Writes of the durable state.", load.Flushes);
        One(text, "store_flush_seconds_total", "counter", "Time in all writes of the durable state.", load.FlushTime.TotalSeconds);
        One(text, "store_health", "gauge", "0 sound, 1 on its reserve, 2 failing.", (int)standing.Health);
        return text.ToString();
    }

    private static void One(StringBuilder text, string name, string kind, string help, IFormattable value)
    {
        Head(text, name, kind, help);
        Line(text, name, value);
    }

    private static void Head(StringBuilder text, string name, string kind, string help) =>
        text.Append("# HELP bowline_").Append(name).Append(' ').Append(help).Append('\n')
            .Append("# TYPE bowline_").Append(name).Append(' ').Append(kind).Append('\n');

    private static void Line(StringBuilder text, string name, IFormattable value) =>
        text.Append("bowline_").Append(name).Append(' ').Append(value.ToString(null, CultureInfo.InvariantCulture)).Append('\n');
}
