using System.Globalization;
using System.Text;

namespace Bowline.Binance;

/// <summary>
/// Builds <c>k=v&amp;k=v</c> in the order given, percent-encoded as UTF-8. Absent (null) values are left out, so that a
/// request record can be written field by field. Amounts are trimmed decimals without exponent.
/// </summary>
public sealed class QueryWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds text.</summary>
    public QueryWriter Add(string name, string? value)
    {
        if (value is null) return this;
        if (_text.Length > 0) _text.Append('&');
        _text.Append(name).Append('=').Append(Percent.Encode(value));
        return this;
    }

    /// <summary>Adds an amount.</summary>
    public QueryWriter Add(string name, decimal? value) => Add(name, value is { } v ? WireDecimal.Trimmed(v) : null);

    /// <summary>Adds an id, a count or a time.</summary>
    public QueryWriter Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a flag as the text true or false.</summary>
    public QueryWriter Add(string name, bool? value) => Add(name, value is { } v ? (v ? "true" : "false") : null);

    /// <summary>Adds recvWindow and timestamp, which every signed request needs.</summary>
    /// <param name="timestamp">Unix ms by the venue's clock.</param>
    /// <param name="recvWindow">How many ms later the venue may still take it.</param>
    public QueryWriter Timed(long timestamp, int recvWindow) =>
        Add("recvWindow", (long?)recvWindow).Add("timestamp", (long?)timestamp);

    /// <summary>The unsigned text so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>The text to send: what was signed, and the signature last.</summary>
    public static string WithSignature(string unsigned, string signature) =>
        unsigned + (unsigned.Length == 0 ? "" : "&") + "signature=" + Percent.Encode(signature);
}
