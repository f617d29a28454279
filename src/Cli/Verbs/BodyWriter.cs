using System.Globalization;
using System.Text;

namespace Bowline.Cli;

/// <summary>
/// Writes a request's body: one JSON object of texts and yeses. By hand, because loading a JSON library takes 6 ms of a
/// start that takes 28; RFC 8259 section 7 says what must be escaped.
/// </summary>
internal sealed class BodyWriter
{
    private readonly StringBuilder _json = new("{", 256);

    /// <summary>Leaves the field out when there is no value.</summary>
    public BodyWriter Text(string name, string? value)
    {
        if (value is null)
            return this;
        Quoted(Name(name), value);
        return this;
    }

    /// <summary>An object of texts; left out when it has none.</summary>
    public BodyWriter Texts(string name, List<(string Name, string Value)> texts)
    {
        if (texts.Count == 0)
            return this;
        Name(name).Append('{');
        for (var i = 0; i < texts.Count; i++)
        {
            if (i > 0)
                _json.Append(',');
            Quoted(_json.Append('"').Append(texts[i].Name).Append("\":"), texts[i].Value);
        }

        _json.Append('}');
        return this;
    }

    /// <summary>Leaves the field out when it is false.</summary>
    public BodyWriter Yes(string name, bool value)
    {
        if (value)
            Name(name).Append("true");
        return this;
    }

    public ReadOnlyMemory<byte> Done() => Encoding.UTF8.GetBytes(_json.Append('}').ToString());

    private static void Quoted(StringBuilder json, string value)
    {
        json.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c))
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }

        json.Append('"');
    }

    private StringBuilder Name(string name)
    {
        if (_json.Length > 1)
            _json.Append(',');
        return _json.Append('"').Append(name).Append("\":");
    }
}
