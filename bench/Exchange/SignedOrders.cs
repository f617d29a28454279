using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bowline.Paper;

namespace Bowline.Bench;

/// <summary>Makes signed <c>POST /fapi/v1/order</c> queries over all symbols, buys and sells in turn so that positions stay
/// small: half are MARKET, a quarter LIMIT that cross, a quarter LIMIT IOC that find nobody. Each is just above the least
/// notional, so that the market can feed tens of thousands of them a second.</summary>
internal sealed class SignedOrders(string secret, IReadOnlyList<(SymbolSpec Spec, decimal Price)> symbols)
{
    /// <summary>Largest window the exchange takes, in ms: the requests are signed just before the run.</summary>
    private const int Window = 60_000;

    private const decimal MarginOverLeast = 1.2m;
    private readonly byte[] key = Encoding.UTF8.GetBytes(secret);

    /// <summary>The query of the n-th order.</summary>
    public string Query(int n, long timestamp)
    {
        var (spec, price) = symbols[n / 8 % symbols.Count];
        var buy = n % 2 == 0;
        var lots = spec.Lots(spec.Filters.MinNotional * MarginOverLeast / price) + 1;
        var terms = (n / 2 % 4) switch
        {
            0 or 1 => "type=MARKET",
            2 => $"type=LIMIT&timeInForce=GTC&price={spec.PriceText(spec.Ticks(price * (buy ? 1.02m : 0.98m)))}",
            _ => $"type=LIMIT&timeInForce=IOC&price={spec.PriceText(spec.Ticks(price * (buy ? 0.98m : 1.02m)))}",
        };
        return Sign(
            $"symbol={spec.Symbol}&side={(buy ? "BUY" : "SELL")}&quantity={spec.QuantityText(lots)}&{terms}", timestamp);
    }

    public string Sign(string parameters, long timestamp)
    {
        var query = string.Create(
            CultureInfo.InvariantCulture, $"{parameters}&recvWindow={Window}&timestamp={timestamp}");
        var hash = HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(query));
        return $"{query}&signature={Convert.ToHexStringLower(hash)}";
    }
}
