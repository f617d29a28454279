using System.Globalization;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Puts a REST answer into the socket's envelope (contract 11.1).</summary>
internal sealed class SocketAnswer(VenueRules rules)
{
    private const int Good = 200;
    private const int Banned = 418;
    private const int Limited = 429;
    private readonly FrameWriter frames = new();

    public byte[] Write(string id, RestResponse response, bool withLimits, long now)
    {
        var writer = frames.Begin();
        writer.WriteStartObject();
        writer.WritePropertyName("id");
        writer.WriteRawValue(id, skipInputValidation: true);
        writer.WriteNumber("status", response.Status);
        writer.WritePropertyName(response.Status == Good ? "result" : "error");
        if (response.Status == Good)
            writer.WriteRawValue(response.Body, skipInputValidation: true);
        else
            Error(writer, response, now);
        if (withLimits)
            Limits(writer, response);
        writer.WriteEndObject();
        return frames.End();
    }

    private void Error(Utf8JsonWriter writer, RestResponse response, long now)
    {
        var (code, message) = Read(response);
        writer.WriteStartObject();
        writer.WriteNumber("code", code);
        writer.WriteString("msg", message);
        if (response.Status is Banned or Limited && rules.SocketErrorData)
        {
            writer.WriteStartObject("data");
            writer.WriteNumber("serverTime", now);
            if (Header(response, "Retry-After") is { } seconds)
                writer.WriteNumber("retryAfter", now + seconds * 1000);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    // A body that is not the venue's error object (an HTML page of a broken gateway) has no place in the envelope.
    private static (int Code, string Message) Read(RestResponse response)
    {
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            return (document.RootElement.GetProperty("code").GetInt32(),
                document.RootElement.GetProperty("msg").GetString() ?? "");
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (-1001, "Internal error; unable to process your request. Please try again.");
        }
    }

    private static void Limits(Utf8JsonWriter writer, RestResponse response)
    {
        writer.WriteStartArray("rateLimits");
        Limit(writer, response, "X-MBX-ORDER-COUNT-10S", "ORDERS", "SECOND", 10, OrderWindows.TenSecondsMax);
        Limit(writer, response, "X-MBX-ORDER-COUNT-1M", "ORDERS", "MINUTE", 1, OrderWindows.MinuteMax);
        Limit(writer, response, "X-MBX-USED-WEIGHT-1M", "REQUEST_WEIGHT", "MINUTE", 1, WeightWindows.MinuteMax);
        writer.WriteEndArray();
    }

    private static void Limit(
        Utf8JsonWriter writer, RestResponse response, string header, string type, string interval, int times, int most)
    {
        if (Header(response, header) is not { } count)
            return;
        writer.WriteStartObject();
        writer.WriteString("rateLimitType", type);
        writer.WriteString("interval", interval);
        writer.WriteNumber("intervalNum", times);
        writer.WriteNumber("limit", most);
        writer.WriteNumber("count", count);
        writer.WriteEndObject();
    }

    private static long? Header(RestResponse response, string name)
    {
        foreach (var (key, value) in response.Headers)
        {
            if (key == name)
                return long.Parse(value, CultureInfo.InvariantCulture);
        }
        return null;
    }
}
