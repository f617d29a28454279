using System.Text;

namespace Bowline.Binance;

/// <summary>Why bytes could not be read as the record that was asked for.</summary>
public enum WireFaultKind
{
    /// <summary>There was nothing to read.</summary>
    Empty,

    /// <summary>More bytes than this message may have.</summary>
    TooLong,

    /// <summary>Not JSON at all: an HTML page of a proxy, a cut frame, noise.</summary>
    NotJson,

    /// <summary>JSON, but a field is missing or of another kind.</summary>
    WrongShape,
}

/// <summary>A failure to read, with enough of the text to tell a person what came.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Why">One sentence; names the path in the JSON where known.</param>
/// <param name="Bytes">How many bytes were offered.</param>
/// <param name="Excerpt">The first bytes as text, at most 200 characters.</param>
public sealed record WireFault(WireFaultKind Kind, string Why, int Bytes, string Excerpt)
{
    private const int ExcerptBytes = 200;

    /// <summary>Builds a fault around the offered bytes.</summary>
    public static WireFault Of(WireFaultKind kind, string why, ReadOnlySpan<byte> offered) =>
        new(kind, why, offered.Length, Encoding.UTF8.GetString(offered[..Math.Min(offered.Length, ExcerptBytes)]));
}
