namespace Bowline.Paper;

/// <summary>
/// The part of a query or body that was signed: all of it but the signature parameter (contract 2.2).
/// </summary>
internal static class SignedText
{
    private const string Name = "signature=";

    public static string Of(string text)
    {
        var at = text.StartsWith(Name, StringComparison.Ordinal)
            ? 0
            : text.IndexOf("&" + Name, StringComparison.Ordinal);
        if (at < 0)
            return text;
        var from = at == 0 && text[0] != '&' ? 0 : at + 1;
        var end = text.IndexOf('&', from + Name.Length);
        if (end < 0)
            return text[..at];
        return from == 0 ? text[(end + 1)..] : string.Concat(text.AsSpan(0, at), text.AsSpan(end));
    }
}
