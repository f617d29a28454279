using System.Globalization;
using System.Text;

namespace Bowline.Paper;

/// <summary>The answers of a bad day (contract 2.5, 13.1, 15.1 and the recorded pages that are not JSON).</summary>
internal static class FaultAnswers
{
    public const string RetryAfter = "Retry-After";
    private const string Html = "text/html";
    private const int UnavailableCode = 0;

    /// <summary>Outcome not known.</summary>
    public static RestResponse Unknown =>
        new Refusal(503, -1000, "Unknown error, please check your request or try again later.").Answer();

    /// <summary>
    /// A sure failure that may be tried again. The venue's text is known, its code is not (contract 15.1).
    /// </summary>
    public static RestResponse Unavailable => new Refusal(503, UnavailableCode, "Service Unavailable.").Answer();

    /// <summary>A sure failure by the documents.</summary>
    public static RestResponse Internal => new Refusal(
        503, -1001, "Internal error; unable to process your request. Please try again.").Answer();

    /// <summary>A sure failure: overload.</summary>
    public static RestResponse Throttled => new Refusal(
        503, -1008, "Request throttled by system-level protection. Reduce-only/close-position orders are exempt. "
        + "Please try again.").Answer();

    /// <summary>Outcome not known.</summary>
    public static RestResponse Timeout => new Refusal(
        408, -1007, "Timeout waiting for response from backend server. Send status unknown; execution status unknown.")
        .Answer();

    public static RestResponse Waf => Page(403, "403 Forbidden", "\r\n");

    /// <summary>As recorded.</summary>
    public static RestResponse BadGateway => Page(502, "502 Bad Gateway", "\r\n");

    /// <summary>The connection ends without an answer.</summary>
    public static RestResponse Dropped => new(0, [], []) { Dropped = true };

    /// <summary>To be tried again after so many ms, or with 0 in the next minute.</summary>
    public static RestResponse TooManyRequests(string remote, long retryMs, long now) => Later(
        new Refusal(429, -1003, $"Too many requests; current limit of IP({remote}) is {WeightWindows.MinuteMax} "
            + "requests per minute. Please use the websocket for live updates to avoid polling the API."),
        retryMs > 0 ? retryMs : 60_000 - now % 60_000);

    public static RestResponse TooManyOrders(long now) => Later(
        new Refusal(429, -1015, "Too many new orders; current limit is 300 orders per 10 SECOND."),
        10_000 - now % 10_000);

    public static RestResponse Banned(string remote, long until, long now) => Later(
        new Refusal(418, -1003, $"Way too many requests; IP({remote}) banned until {until}. "
            + "Please use the websocket for live updates to avoid bans."),
        until - now);

    /// <summary>The same answer without the time after which to ask again.</summary>
    public static RestResponse WithoutItsEnd(RestResponse answer) =>
        answer with { Headers = [.. answer.Headers.Where(header => header.Name != RetryAfter)] };

    // Whole seconds, up.
    private static RestResponse Later(Refusal refusal, long waitMs) => refusal.Answer() with
    {
        Headers = [(RetryAfter, ((waitMs + 999) / 1000).ToString(CultureInfo.InvariantCulture))],
    };

    private static RestResponse Page(int status, string title, string line) => new(
        status,
        Encoding.UTF8.GetBytes($"<html>{line}<head><title>{title}</title></head>{line}<body>{line}"
            + $"<center><h1>{title}</h1></center>{line}</body>{line}</html>{line}"),
        []) { ContentType = Html };
}
