using System.Text;

namespace Bowline.Binance;

/// <summary>
/// A secret of the account: an HMAC secret or a PEM private key. It prints as "***" and compares by identity only.
/// </summary>
public sealed class Secret
{
    private readonly byte[] _bytes;

    /// <summary>Takes the secret as text, surrounding white space removed.</summary>
    public Secret(string text) => _bytes = Encoding.UTF8.GetBytes(text.Trim());

    /// <summary>True when nothing was given.</summary>
    public bool IsEmpty => _bytes.Length == 0;

    internal ReadOnlySpan<byte> Reveal() => _bytes;

    /// <inheritdoc />
    public override string ToString() => "***";
}

/// <summary>The public half of a key pair: sent in the header X-MBX-APIKEY, printed masked.</summary>
/// <param name="Value">The text as the venue gave it.</param>
public sealed record ApiKey(string Value)
{
    private const int Shown = 4;

    /// <summary>The first four characters and "…".</summary>
    public string Masked => Value.Length <= Shown ? "…" : string.Concat(Value.AsSpan(0, Shown), "…");

    /// <inheritdoc />
    public override string ToString() => Masked;
}
