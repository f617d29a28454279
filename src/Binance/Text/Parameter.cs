using System.Globalization;

namespace Bowline.Binance;

/// <summary>One parameter as the server needs it: not sent, sent but unreadable, or its value.</summary>
public abstract record Parameter<T>
{
    private Parameter() { }

    /// <summary>Not sent.</summary>
    public sealed record Absent : Parameter<T>;

    /// <summary>Sent, but empty or not of the kind asked for.</summary>
    public sealed record Malformed(string Text) : Parameter<T>;

    /// <summary>Sent and read.</summary>
    public sealed record Given(T Value) : Parameter<T>;
}

/// <summary>Typed reading of one request's parameters.</summary>
public static class Parameters
{
    private const int TextMax = 512;

    /// <summary>Text of 1 to 512 characters.</summary>
    public static Parameter<string> Text(this QueryText query, string name) =>
        Read(query, name, t => t.Length is > 0 and <= TextMax ? new Parameter<string>.Given(t) : null);

    /// <summary>An amount: plain decimal digits, no exponent.</summary>
    public static Parameter<decimal> Amount(this QueryText query, string name) =>
        Read(query, name, t => WireDecimal.Parse(t) is { } v ? new Parameter<decimal>.Given(v) : null);

    /// <summary>An id, a count or a time.</summary>
    public static Parameter<long> Integer(this QueryText query, string name) =>
        Read(query, name, t =>
            long.TryParse(t, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var v)
                ? new Parameter<long>.Given(v)
                : null);

    /// <summary>A flag: true or false in any case.</summary>
    public static Parameter<bool> Flag(this QueryText query, string name) =>
        Read(query, name, t => bool.TryParse(t, out var v) ? new Parameter<bool>.Given(v) : null);

    private static Parameter<T> Read<T>(QueryText query, string name, Func<string, Parameter<T>?> read) =>
        query[name] is not { } text
            ? new Parameter<T>.Absent()
            : read(text) ?? new Parameter<T>.Malformed(text.Length <= TextMax ? text : text[..TextMax]);
}
