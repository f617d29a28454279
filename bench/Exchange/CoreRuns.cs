using System.Diagnostics;
using System.Globalization;
using Bowline.Paper;

namespace Bowline.Bench;

/// <summary>The exchange without host, sockets or threads: what one signed order costs from its query to its answer's bytes.
/// </summary>
internal static class CoreRuns
{
    private const string Key = "bench";
    private const string Secret = "bench-secret";
    private const long Start = 1_800_000_000_000;
    private const int Prepared = 20_000;

    /// <summary>Signed orders through <see cref="Exchange.Handle"/>, the synthetic market running beside them.</summary>
    public static int Orders(int count)
    {
        var (exchange, feed, now) = Open();
        var orders = new SignedOrders(Secret, [.. exchange.Listings.Select(each => (each.Spec, each.Market.LastPrice))]);
        var requests = Enumerable.Range(0, Prepared).Select(n => Request(orders.Query(n, now))).ToArray();
        Run(exchange, feed, requests, 200_000, ref now);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var gen0 = GC.CollectionCount(0);
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.UserTime);
        var refused = Run(exchange, feed, requests, count, ref now);
        var (seconds, busy) = (watch.Elapsed.TotalSeconds, Environment.CpuUsage.UserTime - cpu);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"core: {count / seconds:0} orders/s, {busy.TotalNanoseconds / count:0} ns of processor and {(GC.GetAllocatedBytesForCurrentThread() - bytes) / count} bytes an order, {GC.CollectionCount(0) - gen0} collections, {refused} refused, {exchange.Counts.Trades} trades"));
        return refused == 0 ? 0 : 1;
    }

    // A millisecond of the exchange's clock passes every forty orders: the rate we aim at.
    private static int Run(Exchange exchange, SyntheticFeed feed, RestRequest[] requests, int count, ref long now)
    {
        var refused = 0;
        for (var n = 0; n < count; n++)
        {
            var answer = exchange.Handle(requests[n % requests.Length], now);
            if (answer.Status != 200) refused++;
            if (n % 64 == 63)
            {
                exchange.DrainOutgoing();
                exchange.DrainChanges(now);
            }
            if (n % 40 == 39) Market(exchange, feed, ++now);
        }
        return refused;
    }

    private static void Market(Exchange exchange, SyntheticFeed feed, long now)
    {
        while (feed.NextDue <= now)
        {
            var due = feed.NextDue;
            foreach (var told in feed.Until(due)) exchange.Apply(told, due);
        }
    }

    private static (Exchange Exchange, SyntheticFeed Feed, long Now) Open()
    {
        var symbols = SymbolRegistry.Shipped();
        var exchange = new Exchange(new ExchangeSettings { Symbols = symbols, Limits = false, KeepsChanges = false });
        exchange.OpenAccount(Key, new Credential.Hmac(Secret), 1_000_000_000m, Start);
        var feed = SyntheticFeed.Start(1, symbols, Start);
        Market(exchange, feed, Start + 5_000);
        return (exchange, feed, Start + 5_000);
    }

    private static RestRequest Request(string query) => new("POST", "/fapi/v1/order", query, "", Key, "127.0.0.1");
}
