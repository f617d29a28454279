using System.Globalization;

namespace Bowline.Cards.Tests;

/// <summary>The words of a request line: <c>POST /path name=value …</c>, and options that begin with an at-sign.</summary>
internal sealed class CardParameters
{
    private readonly Dictionary<string, string> options = [];

    private CardParameters() { }

    /// <summary>The words before the first parameter: method and path, or the method of the request socket.</summary>
    public List<string> Words { get; } = [];

    public List<(string Name, string Value)> Values { get; } = [];

    public static CardParameters Read(string text, Func<string, string> valueOf)
    {
        var read = new CardParameters();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (word, "") : (word[..equals], word[(equals + 1)..]);
            if (word[0] == '@') read.options[name[1..]] = value;
            else if (equals < 0 || word[0] == '/') read.Words.Add(word);
            else read.Values.Add((name, valueOf(value)));
        }
        return read;
    }

    public string? Option(string name) => options.GetValueOrDefault(name);

    /// <summary>Takes a value out: what a card says of a timestamp or signature is not a parameter like others.</summary>
    public string? Take(string name)
    {
        var at = Values.FindIndex(one => one.Name == name);
        if (at < 0) return null;
        var value = Values[at].Value;
        Values.RemoveAt(at);
        return value;
    }

    public static string Encoded(IEnumerable<(string Name, string Value)> values) =>
        string.Join('&', values.Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
