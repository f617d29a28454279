using System.Globalization;
using System.Text.Json;
using Bowline.Paper;

namespace Bowline.Bench;

/// <summary>Writes signed requests for wrk, a line each: key, tab, path and query.</summary>
internal static class RequestFile
{
    /// <summary>Orders of these accounts in turn (<c>KEY:SECRET</c>), priced at the market as it is now.</summary>
    public static async Task<int> Write(Uri rest, string file, int count, string[] accounts)
    {
        using var http = new HttpClient();
        var symbols = SymbolRegistry.Shipped();
        var priced = new List<(SymbolSpec, decimal)>();
        using (var prices = JsonDocument.Parse(await http.GetStringAsync(new Uri(rest, "/fapi/v1/ticker/price"))))
        {
            foreach (var row in prices.RootElement.EnumerateArray())
            {
                if (symbols.Find(row.GetProperty("symbol").GetString()) is { } spec)
                    priced.Add((spec, decimal.Parse(row.GetProperty("price").GetString()!, CultureInfo.InvariantCulture)));
            }
        }
        var signers = accounts.Select(pair => pair.Split(':')).Select(
            pair => (Key: pair[0], Orders: new SignedOrders(pair[1], priced))).ToArray();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await using var lines = new StreamWriter(file);
        for (var n = 0; n < count; n++)
        {
            // Two in a row for one account, a buy and a sell.
            var (key, orders) = signers[n / 2 % signers.Length];
            await lines.WriteAsync($"{key}\t/fapi/v1/order?{orders.Query(n, now)}\n");
        }
        return 0;
    }
}
