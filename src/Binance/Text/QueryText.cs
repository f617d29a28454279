using System.Collections.Immutable;

namespace Bowline.Binance;

/// <summary>One parameter, decoded.</summary>
public readonly record struct QueryPair(string Name, string Value);

/// <summary>Why a request's parameters could not be read.</summary>
public enum QueryFault
{
    /// <summary>More text than a request may have.</summary>
    TooLong,

    /// <summary>More parameters than a request may have.</summary>
    TooMany,

    /// <summary>A part without "=", an empty name, or a broken percent sequence.</summary>
    Malformed,

    /// <summary>The same name twice in the query, or twice in the body.</summary>
    Duplicate,
}

/// <summary>A request's parameters as the server reads them, or why it could not.</summary>
public abstract record QueryRead
{
    private QueryRead() { }

    /// <summary>Read.</summary>
    public sealed record Ok(QueryText Parameters) : QueryRead;

    /// <summary>Not readable; <paramref name="Name"/> is the parameter at fault, or "".</summary>
    public sealed record Bad(QueryFault Fault, string Name) : QueryRead;
}

/// <summary>
/// The parameters of one request. On a clash between query and body the query wins. The signature covers
/// <see cref="TotalParams"/>: query and body joined without "&amp;", without the signature itself.
/// </summary>
public sealed class QueryText
{
    /// <summary>Longest query or body taken. batchOrders of five orders stays far below.</summary>
    public const int CharsMax = 16 * 1024;

    /// <summary>Most parameters taken. The longest order has about twenty.</summary>
    public const int PairsMax = 64;

    private readonly ImmutableArray<QueryPair> _pairs;

    internal QueryText(ImmutableArray<QueryPair> pairs, string totalParams, string? signature)
    {
        _pairs = pairs;
        TotalParams = totalParams;
        Signature = signature;
    }

    /// <summary>The exact text that was signed.</summary>
    public string TotalParams { get; }

    /// <summary>The decoded signature, or null when none was sent.</summary>
    public string? Signature { get; }

    /// <summary>How many parameters, the signature not counted.</summary>
    public int Count => _pairs.Length;

    /// <summary>
    /// The parameters in order: those of the query, then those of the body that the query does not have.
    /// </summary>
    public ImmutableArray<QueryPair> Pairs => _pairs;

    /// <summary>The value of that name, or null when it was not sent.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var pair in _pairs)
                if (pair.Name == name) return pair.Value;
            return null;
        }
    }

    /// <summary>True when the parameter was sent, even empty.</summary>
    public bool Has(string name) => this[name] is not null;

    /// <summary>
    /// The value of one parameter of a text that can be read, without reading the others; null when it was not sent.
    /// </summary>
    public static string? ValueOf(string query, string name) => QueryParser.ValueOf(query, name);

    /// <summary>Reads the text after "?" and the form body; either may be "".</summary>
    public static QueryRead Parse(string query, string body) => QueryParser.Parse(query, body);
}
