using System.Collections.Immutable;

namespace Bowline.Binance;

/// <summary>Reads <c>k=v&amp;k=v</c> with bounds on length and count.</summary>
internal static class QueryParser
{
    private const string SignatureName = "signature";

    internal static QueryRead Parse(string query, string body)
    {
        var text = query.StartsWith('?') ? query[1..] : query;
        if (text.Length > QueryText.CharsMax || body.Length > QueryText.CharsMax) return Bad(QueryFault.TooLong);
        var inQuery = new List<QueryPair>();
        if (Split(text, inQuery) is { } faultInQuery) return faultInQuery;
        var inBody = new List<QueryPair>();
        if (Split(body, inBody) is { } faultInBody) return faultInBody;
        if (inQuery.Count + inBody.Count > QueryText.PairsMax) return Bad(QueryFault.TooMany);
        var all = inQuery.Concat(inBody.Where(b => !inQuery.Exists(q => q.Name == b.Name))).ToList();
        var signature = all.Find(p => p.Name == SignatureName).Value;
        var pairs = all.Where(p => p.Name != SignatureName).ToImmutableArray();
        return new QueryRead.Ok(new QueryText(pairs, Unsigned(text) + Unsigned(body), signature));
    }

    internal static string? ValueOf(ReadOnlySpan<char> query, ReadOnlySpan<char> name)
    {
        foreach (var range in query.Split('&'))
        {
            var part = query[range];
            if (part.Length > name.Length && part[name.Length] == '=' && part.StartsWith(name, StringComparison.Ordinal))
                return Percent.Decode(part[(name.Length + 1)..].ToString());
        }

        return null;
    }

    private static QueryRead.Bad? Split(string text, List<QueryPair> into)
    {
        if (text.Length == 0) return null;
        foreach (var part in text.Split('&'))
        {
            if (into.Count == QueryText.PairsMax) return Bad(QueryFault.TooMany);
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1) return Bad(QueryFault.Malformed, part);
            if (Percent.Decode(part[..equals]) is not { } name) return Bad(QueryFault.Malformed, part[..equals]);
            if (Percent.Decode(part[(equals + 1)..]) is not { } value) return Bad(QueryFault.Malformed, name);
            if (into.Exists(p => p.Name == name)) return Bad(QueryFault.Duplicate, name);
            into.Add(new QueryPair(name, value));
        }
        return null;
    }

    // The signature is the last parameter by the venue's rule; wherever it stands, what was signed is the rest.
    private static string Unsigned(string text)
    {
        if (!text.Contains(SignatureName, StringComparison.Ordinal)) return text;
        return string.Join('&', text.Split('&').Where(p => !p.StartsWith("signature=", StringComparison.Ordinal)));
    }

    private static QueryRead.Bad Bad(QueryFault fault, string name = "") =>
        new(fault, name.Length <= 64 ? name : name[..64]);
}
