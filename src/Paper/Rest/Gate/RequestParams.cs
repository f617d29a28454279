using System.Text;

namespace Bowline.Paper;

/// <summary>
/// Parameters of one request: query string and form body, the query wins on a clash (contract 2.2). Bounded: a request
/// longer than 32 KiB or with more than 100 parameters is malformed.
/// </summary>
internal sealed class RequestParams
{
    private const int MaxLength = 32 * 1024;
    private const int MaxCount = 100;

    private readonly List<(string Name, string Value)> values = [];

    private RequestParams() { }

    public static RequestParams? Parse(string query, string body)
    {
        var parsed = new RequestParams();
        return parsed.Read(query) && parsed.Read(body) ? parsed : null;
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

    private bool Read(string text)
    {
        if (text.Length > MaxLength)
            return false;
        foreach (var part in text.AsSpan().Split('&'))
        {
            var pair = text.AsSpan(part);
            if (pair.IsEmpty)
                continue;
            if (values.Count == MaxCount)
                return false;
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? default : pair[(equals + 1)..];
            values.Add((Decode(name), Decode(value)));
        }
        return true;
    }

    private static string Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('%', '+') < 0)
            return text.ToString();
        return Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
    }
}
