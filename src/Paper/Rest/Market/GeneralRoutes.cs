using System.Text.Json;

namespace Bowline.Paper;

/// <summary>ping, time and exchangeInfo.</summary>
internal static class GeneralRoutes
{
    public static IEnumerable<Endpoint> All =>
    [
        new("GET", "/fapi/v1/ping", Security.None, 1, _ => RestAnswer.Ok(Empty)),
        new("GET", "/fapi/v1/time", Security.None, 1, Time),
        // The spot host's paths: some clients knock there first.
        new("GET", "/api/v3/ping", Security.None, 1, _ => RestAnswer.Ok(Empty)),
        new("GET", "/api/v3/time", Security.None, 1, Time),
        new("GET", "/fapi/v1/exchangeInfo", Security.None, 1, ExchangeInfo),
    ];

    internal static void Empty(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteEndObject();
    }

    private static RestResponse Time(RestCall call) => RestAnswer.Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("serverTime", call.Exchange.ShownTime(call.Now));
        writer.WriteEndObject();
    });

    private static RestResponse ExchangeInfo(RestCall call) => RestAnswer.Ok(writer =>
    {
        var symbols = call.Exchange.Settings.Symbols;
        writer.WriteStartObject();
        writer.WriteString("timezone", "UTC");
        writer.WriteNumber("serverTime", call.Exchange.ShownTime(call.Now));
        writer.WriteString("futuresType", "U_MARGINED");
        writer.WriteStartArray("rateLimits");
        Limit(writer, "REQUEST_WEIGHT", "MINUTE", 1, 2400);
        Limit(writer, "ORDERS", "MINUTE", 1, 1200);
        Limit(writer, "ORDERS", "SECOND", 10, 300);
        writer.WriteEndArray();
        writer.WriteStartArray("exchangeFilters");
        writer.WriteEndArray();
        writer.WritePropertyName("assets");
        symbols.Assets.WriteTo(writer);
        writer.WriteStartArray("symbols");
        foreach (var symbol in symbols.All)
            symbol.WriteRow(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    internal static void Limit(Utf8JsonWriter writer, string type, string interval, int count, int limit)
    {
        writer.WriteStartObject();
        writer.WriteString("rateLimitType", type);
        writer.WriteString("interval", interval);
        writer.WriteNumber("intervalNum", count);
        writer.WriteNumber("limit", limit);
        writer.WriteEndObject();
    }
}
