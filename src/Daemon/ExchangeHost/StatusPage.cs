using System.Globalization;
using System.Net;
using System.Text;
using Bowline.App;

namespace Bowline.Daemon;

/// <summary>The page a person sees who opens the exchange in a browser: plain HTML, nothing from outside, no script. Keys
/// are shown, secrets never.</summary>
internal static class StatusPage
{
    public static string Text(ServerStanding standing)
    {
        var page = new StringBuilder();
        page.Append("""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bowline paper exchange</title>
            <meta http-equiv="refresh" content="5">
            <style>body{font-family:sans-serif;margin:2em;max-width:50em}table{border-collapse:collapse;margin:1em 0}
            td,th{border:1px solid #999;padding:.2em .7em;text-align:left}td.n{text-align:right}</style></head><body>
            <h1>Bowline paper exchange</h1>
            <p>Speaks Binance USDⓈ-M futures on this machine: REST under <code>/fapi</code>, streams under <code>/public</code>,
            <code>/market</code> and <code>/private</code>, figures for Prometheus at <a href="/metrics">/metrics</a>.
            The money is paper.</p>
            """);
        Facts(page, standing);
        Table(page, ["symbol", "last price"], standing.Exchange.Symbols.Select(
            row => (row.Symbol, row.LastPrice == 0 ? "none yet" : Text(row.LastPrice))));
        Table(page, ["account", "key"], standing.Exchange.Accounts.Index().Select(row => (Text(row.Index + 1), row.Item)));
        return page.Append("</body></html>\n").ToString();
    }

    private static void Facts(StringBuilder page, ServerStanding standing) => Table(page, ["what", ""],
    [
        ("market", standing.Market),
        ("server time", DateTimeOffset.FromUnixTimeMilliseconds(standing.At).ToString("u", CultureInfo.InvariantCulture)),
        ("durable state", standing.Health.ToString()),
        ("stream connections", Text(standing.Exchange.Connections)),
        ("orders a second", Text(standing.Load.OrdersInSecond)),
        ("orders taken", Text(standing.Orders)),
        ("orders open", Text(standing.Exchange.OpenOrders)),
        ("public trades", Text(standing.Trades)),
        ("waiting requests", Text(standing.Queue)),
    ]);

    private static void Table(StringBuilder page, string[] heads, IEnumerable<(string Name, string Value)> rows)
    {
        page.Append("<table><tr>");
        foreach (var head in heads) page.Append("<th>").Append(head).Append("</th>");
        page.Append("</tr>\n");
        foreach (var (name, value) in rows)
        {
            page.Append("<tr><td>").Append(WebUtility.HtmlEncode(name)).Append("</td><td class=\"n\">")
                .Append(WebUtility.HtmlEncode(value)).Append("</td></tr>\n");
        }
        page.Append("</table>\n");
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
