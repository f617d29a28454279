using System.Text;
using Bowline.Binance;

namespace Bowline.Gateway;

/// <summary>Builds <c>k=v&amp;k=v</c>: percent-encoded, decimals plain, in the order given.</summary>
internal sealed class ParameterText
{
    private readonly StringBuilder _text = new();

    public ParameterText Add(string name, string value)
    {
        if (_text.Length > 0)
            _text.Append('&');
        _text.Append(name).Append('=').Append(Percent.Encode(value));
        return this;
    }

    public ParameterText Add(string name, long value) => Add(name, value.ToString());

    public ParameterText Add(string name, decimal value) => Add(name, WireDecimal.Trimmed(value));

    public ParameterText AddIf(bool condition, string name, string value) => condition ? Add(name, value) : this;

    public override string ToString() => _text.ToString();
}
