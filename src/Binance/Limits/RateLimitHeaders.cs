using System.Globalization;

namespace Bowline.Binance;

/// <summary>What an answer's headers say of the limits.</summary>
/// <param name="UsedWeight1m">Request weight the address has used in this minute.</param>
/// <param name="Orders10s">Orders of the account in this 10-second window; on successful placings only.</param>
/// <param name="Orders1m">Orders of the account in this minute; on successful placings only.</param>
/// <param name="RetryAfterSeconds">Seconds to wait, on 429 and 418.</param>
public readonly record struct RateLimitHeaders(int? UsedWeight1m, int? Orders10s, int? Orders1m, int? RetryAfterSeconds)
{
    public const string UsedWeight1mName = "X-MBX-USED-WEIGHT-1M";
    public const string Orders10sName = "X-MBX-ORDER-COUNT-10S";
    public const string Orders1mName = "X-MBX-ORDER-COUNT-1M";
    public const string RetryAfterName = "Retry-After";

    /// <summary>Reads the four headers; names in any case, others and unreadable values are ignored.</summary>
    public static RateLimitHeaders Parse(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var read = default(RateLimitHeaders);
        foreach (var (name, value) in headers)
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) continue;
            read = read.With(name, number);
        }
        return read;
    }

    /// <summary>
    /// False where the venue documents that the weight header is wrong: ticker/bookTicker and v2/ticker/price.
    /// </summary>
    public static bool TellsWeight(string path) => path is not (EndpointPaths.BookTicker or EndpointPaths.PriceV2);

    private RateLimitHeaders With(string name, int number) => name.ToUpperInvariant() switch
    {
        UsedWeight1mName => this with { UsedWeight1m = number },
        Orders10sName => this with { Orders10s = number },
        Orders1mName => this with { Orders1m = number },
        "RETRY-AFTER" => this with { RetryAfterSeconds = number },
        _ => this,
    };
}
