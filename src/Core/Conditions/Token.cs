using System.Collections.Immutable;
using System.Globalization;

namespace Bowline.Core;

internal enum TokenKind
{
    Word,
    Number,

    /// <summary>One of <c>( ) , > < >= <=</c>.</summary>
    Sign,
    End,
}

/// <summary>A piece of a condition's text.</summary>
/// <param name="At">Where it begins, counted from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public bool Is(string text) => Kind != TokenKind.End && string.Equals(Text, text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The pieces of a text, the end among them. What cannot be a piece is a sign that nothing takes.</summary>
    public static ImmutableArray<Token> Of(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var length = LengthAt(text, i);
            var piece = text.Substring(i, length);
            var kind = length == 1 && !char.IsAsciiLetterOrDigit(piece[0]) || piece is ">=" or "<=" ? TokenKind.Sign
                : IsNumber(piece) ? TokenKind.Number
                : TokenKind.Word;
            tokens.Add(new(kind, piece, i + 1));
            i += length;
        }

        tokens.Add(new(TokenKind.End, "", text.Length + 1));
        return tokens.ToImmutable();
    }

    /// <summary>The value of a number; a percent sign divides by a hundred.</summary>
    public decimal Value => decimal.Parse(Text.TrimEnd('%'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
        CultureInfo.InvariantCulture) / (Text[^1] == '%' ? 100 : 1);

    private static int LengthAt(string text, int from)
    {
        if (text[from] is '>' or '<')
            return from + 1 < text.Length && text[from + 1] == '=' ? 2 : 1;
        var to = from;
        while (to < text.Length && IsInWord(text[to]))
            to++;
        return Math.Max(1, to - from);
    }

    // Link ids, times, dates and negative numbers are words too.
    private static bool IsInWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or ':' or '%' or '_';

    private static bool IsNumber(string text) => text.Length <= 25 && decimal.TryParse(
        text.EndsWith('%') ? text[..^1] : text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
        CultureInfo.InvariantCulture, out _);
}
