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
            <meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="5">
            <style>:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:56rem;padding:0 1rem}
            h1{font-size:1.4rem;margin:0}main{display:flex;flex-wrap:wrap;gap:1rem 3rem;align-items:flex-start}
            table{border-collapse:collapse;font-variant-numeric:tabular-nums}caption{text-align:left;font-weight:600;padding:1rem 0 .3rem}
            td,th{border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:.2rem 1.5rem .2rem 0;text-align:left;font-weight:400}
            th{opacity:.65}td:last-child,th:last-child{text-align:right;padding-right:0}</style></head><body>
            <h1>Bowline paper exchange</h1>
            <p>Speaks Binance USDⓈ-M futures on this machine: REST under <code>/fapi</code>, streams under <code>/public</code>,
            <code>/market</code> and <code>/private</code>, the WebSocket API at <code>/ws-fapi/v1</code>, figures for Prometheus at
            <a href="/metrics">/metrics</a>. The money is paper.</p><main>
            """);
        Facts(page, standing);
        Table(page, "Prices", ["symbol", "last, USDT"], standing.Exchange.Symbols.Select(
            row => (row.Symbol, row.LastPrice == 0 ? "none yet" : Text(row.LastPrice))));
        Table(page, "Accounts", ["number", "key"], standing.Exchange.Accounts.Index().Select(
            row => (Text(row.Index + 1), row.Item)));
        if (standing.Exchange.Faults.Count > 0)
            Table(page, "Faults that are on", ["fault", "struck, of"], standing.Exchange.Faults.Select(
                fault => (fault.Name, $"{Text(fault.Struck)} of {Text(fault.Seen)}")));
        return page.Append("</main></body></html>\n").ToString();
    }

    private static void Facts(StringBuilder page, ServerStanding standing) => Table(page, "Now", [],
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

    private static void Table(
        StringBuilder page, string caption, string[] heads, IEnumerable<(string Name, string Value)> rows)
    {
        page.Append("<table><caption>").Append(caption).Append("</caption><tr>");
        foreach (var head in heads) page.Append("<th>").Append(head).Append("</th>");
        page.Append("</tr>\n");
        foreach (var (name, value) in rows)
        {
            page.Append("<tr><td>").Append(WebUtility.HtmlEncode(name)).Append("</td><td>")
                .Append(WebUtility.HtmlEncode(value)).Append("</td></tr>\n");
        }
        page.Append("</table>\n");
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
