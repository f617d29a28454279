using System.Text;
using System.Text.RegularExpressions;

namespace Bowline.Binance;

/// <summary>
/// Reads an HTTP answer's status and body into an outcome: the venue's rules for 4xx, the texts of 503, HTML pages of
/// proxies. When in doubt it says Unknown, because sending an order twice is worse than asking once more.
/// </summary>
public static partial class OutcomeOf
{
    private const int TextMax = 4096;
    private const int ExcerptMax = 300;

    /// <summary>Classifies an answer of the venue's REST interface.</summary>
    public static VenueOutcome Reply(int httpStatus, ReadOnlySpan<byte> body)
    {
        var said = Said(body);
        if (httpStatus is >= 200 and < 300 && said is not { Code: < 0 }) return new VenueOutcome.Succeeded();
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, TextMax)]);
        var meaning = said is { Code: < 0 } ? VenueErrors.Find(said.Code) : null;
        var @class = ClassOf(httpStatus, said?.Code, meaning, text);
        return new VenueOutcome.Refused(
            @class, httpStatus, said?.Code, said?.Msg ?? Excerpt(text), meaning,
            @class == ErrorClass.Unknown || AskFirst(said?.Code, text), LimitOf(httpStatus, said?.Code), BanEnd(text));
    }

    // Answers of the main path have no "code": they are not worth a failed read.
    private static CodeMessage? Said(ReadOnlySpan<byte> body) =>
        body.Length <= TextMax && body.IndexOf("\"code\""u8) >= 0
        && Wire.Decode(body, WireJson.Shapes.CodeMessage, TextMax) is Decoded<CodeMessage>.Ok(var said)
            ? said
            : null;

    private static ErrorClass ClassOf(int status, int? code, VenueError? meaning, string text) => status switch
    {
        408 => ErrorClass.Unknown,
        403 or 418 or 429 when meaning is null => ErrorClass.Failed,
        >= 500 => ServerSide(status, code, text),
        >= 200 and < 500 when meaning is not null => meaning.Class,
        // A page of some proxy: whether the venue saw the request cannot be told.
        _ => ErrorClass.Unknown,
    };

    // The venue documents exactly these 5xx answers as sure failures; every other one may have been executed.
    private static ErrorClass ServerSide(int status, int? code, string text) => code switch
    {
        -1008 => ErrorClass.Transient,
        -1001 => ErrorClass.Transient,
        -1016 => ErrorClass.Failed,
        // A proxy's 502 or 504 with the same words may have passed the request on.
        _ when status == 503 && Says(text, "Service Unavailable.") && !Says(text, "Unknown error") => ErrorClass.Transient,
        _ => ErrorClass.Unknown,
    };

    private static bool AskFirst(int? code, string text) =>
        code is -1001 || Says(text, "Request occur unknown error");

    private static LimitHit LimitOf(int status, int? code) => (status, code) switch
    {
        (418, _) => LimitHit.Banned,
        (429, -1015) or (_, -1015) => LimitHit.Orders,
        (429, _) or (_, -1003) => LimitHit.Weight,
        (403, _) => LimitHit.Firewall,
        _ => LimitHit.None,
    };

    private static long? BanEnd(string text) =>
        long.TryParse(BannedUntil().Match(text).Groups["end"].ValueSpan, out var until) ? until : null;

    private static bool Says(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string Excerpt(string text) => text.Length <= ExcerptMax ? text : text[..ExcerptMax];

    [GeneratedRegex("banned until (?<end>[0-9]{13})", RegexOptions.CultureInvariant)]
    private static partial Regex BannedUntil();
}
