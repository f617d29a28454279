using System.Text;
using System.Text.Json;

namespace Bowline.Journal;

/// <summary>
/// Texts read a moment ago. Most texts of a journal are ids and names that come again within a few lines: one string stands
/// for all of them, and a million records are recovered with half of the collecting. Used by one thread.
/// </summary>
internal sealed class KnownTexts
{
    // Longer ones are sentences, and seldom the same.
    private const int Longest = 48;

    private const int Slots = 1024;

    private readonly string?[] _texts = new string?[Slots];

    /// <summary>The text that the reader stands on.</summary>
    public string Of(ref readonly Utf8JsonReader json)
    {
        var utf8 = json.ValueSpan;
        if (json.ValueIsEscaped || utf8.Length > Longest)
            return json.GetString()!;
        ref var known = ref _texts[Slot(utf8)];
        if (known is null || !Ascii.Equals(utf8, known))
            known = json.GetString()!;
        return known;
    }

    // Ids of the same kind differ at their end.
    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        var mixed = (uint)utf8.Length;
        foreach (var digit in utf8[^Math.Min(utf8.Length, 8)..])
            mixed = unchecked((mixed * 31) + digit);
        return (int)(unchecked(mixed * 0x9E3779B1u) >> 22);
    }
}
