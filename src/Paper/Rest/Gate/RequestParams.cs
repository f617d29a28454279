using System.Collections.Frozen;

namespace Bowline.Paper;

/// <summary>
/// Parameters of one request: query string and form body, the query wins on a clash (contract 2.2). Bounded: a request
/// longer than 32 KiB or with more than 100 parameters is refused with -1101, as is a name sent twice in one of them.
/// </summary>
internal sealed class RequestParams
{
    private const int MaxLength = 32 * 1024;
    private const int MaxCount = 100;

    private readonly List<(string Name, string Value)> values = [];

    // Names that nearly every request carries; their texts are shared instead of made anew each time.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Common = FrozenSet.ToFrozenSet(
        [
            "symbol", "side", "type", "quantity", "price", "timeInForce", "recvWindow", "timestamp", "signature",
            "newClientOrderId", "newOrderRespType", "reduceOnly", "positionSide", "orderId", "origClientOrderId",
        ],
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private RequestParams() { }

    public static Checked<RequestParams> Parse(string query, string body)
    {
        var parsed = new RequestParams();
        return (parsed.Read(query) ?? parsed.Read(body)) is { } refused ? refused : parsed;
    }

    /// <summary>The members of one item of a JSON list, as if they had come one by one.</summary>
    public static RequestParams Of(IEnumerable<(string Name, string Value)> members)
    {
        var made = new RequestParams();
        made.values.AddRange(members.Take(MaxCount));
        return made;
    }

    /// <summary>The value, null when absent; an empty value counts as absent, as the venue's text says.</summary>
    public string? Get(string name)
    {
        foreach (var (key, value) in values)
        {
            if (key == name)
                return value.Length == 0 ? null : value;
        }
        return null;
    }

    public bool Has(string name) => Get(name) is not null;

    /// <summary>True when the name was sent without a value.</summary>
    public bool IsEmpty(string name)
    {
        foreach (var (key, value) in values)
        {
            if (key == name)
                return value.Length == 0;
        }
        return false;
    }

    private Refusal? Read(string text)
    {
        if (text.Length > MaxLength)
            return TooMany();
        var start = values.Count;
        foreach (var part in text.AsSpan().Split('&'))
        {
            var pair = text.AsSpan(part);
            if (pair.IsEmpty)
                continue;
            if (values.Count == MaxCount)
                return TooMany();
            var equals = pair.IndexOf('=');
            var sent = equals < 0 ? pair : pair[..equals];
            if (!Common.TryGetValue(sent, out var name))
                name = Decode(sent);
            for (var i = start; i < values.Count; i++)
            {
                if (values[i].Name == name)
                    return Refusal.Of(-1101, "Duplicate values for a parameter detected.");
            }
            values.Add((name, equals < 0 ? "" : Decode(pair[(equals + 1)..])));
        }
        return null;
    }

    private static Refusal TooMany() =>
        Refusal.Of(-1101, $"Too many parameters; expected '{MaxCount}' and received more.");

    private static string Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('%', '+') < 0)
            return text.ToString();
        return Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
    }
}
