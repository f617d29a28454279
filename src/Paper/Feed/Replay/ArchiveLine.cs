using System.Buffers.Text;

namespace Bowline.Paper;

/// <summary>
/// The fields of one line of an archive CSV, read in place. No quotes: the archive has numbers and words only.
/// </summary>
internal readonly ref struct ArchiveLine(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> text = text.TrimEnd((byte)'\r');

    /// <summary>True when the first field is no number: the header that newer files have.</summary>
    public bool IsHeader => text.Length > 0 && !char.IsAsciiDigit((char)text[0]);

    public bool IsEmpty => text.IsEmpty;

    public bool Whole(int field, out long value) =>
        Utf8Parser.TryParse(Field(field), out value, out var used) && used == Field(field).Length;

    /// <summary>A price on the symbol's grid, in ticks.</summary>
    public bool Ticks(int field, SymbolSpec spec, out long ticks)
    {
        ticks = 0;
        if (!Number(field, out var price))
            return false;
        ticks = spec.Ticks(price);
        return ticks > 0 && spec.Price(ticks) == price;
    }

    /// <summary>A quantity on the symbol's grid, in lots.</summary>
    public bool Lots(int field, SymbolSpec spec, out long lots)
    {
        lots = 0;
        if (!Number(field, out var quantity))
            return false;
        lots = spec.Lots(quantity);
        return lots >= 0 && spec.Quantity(lots) == quantity;
    }

    public bool Flag(int field, out bool value)
    {
        var word = Field(field);
        value = word.SequenceEqual("true"u8) || word.SequenceEqual("True"u8);
        return value || word.SequenceEqual("false"u8) || word.SequenceEqual("False"u8);
    }

    private bool Number(int field, out decimal value)
    {
        var digits = Field(field);
        value = 0;
        return digits.Length is > 0 and <= 30 && Utf8Parser.TryParse(digits, out value, out var used)
            && used == digits.Length && value < 1_000_000_000_000m;
    }

    private ReadOnlySpan<byte> Field(int index)
    {
        var rest = text;
        for (; index > 0; index--)
        {
            var comma = rest.IndexOf((byte)',');
            if (comma < 0)
                return default;
            rest = rest[(comma + 1)..];
        }
        var end = rest.IndexOf((byte)',');
        return end < 0 ? rest : rest[..end];
    }
}
