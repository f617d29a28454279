using System.Collections.Immutable;

namespace Bowline.Binance;

/// <summary>The words the venue documents for one field. Others are kept as text and reported, never a crash.</summary>
/// <param name="Words">In the venue's spelling.</param>
public sealed record Vocabulary(ImmutableArray<string> Words)
{
    /// <summary>True when the word is documented, in the venue's spelling.</summary>
    public bool Has(string? word) => word is not null && Words.Contains(word);

    /// <summary>The documented spelling of a word given in any case, or the word as it came.</summary>
    public string Canonical(string word)
    {
        foreach (var known in Words)
            if (known.Equals(word, StringComparison.OrdinalIgnoreCase)) return known;
        return word;
    }
}
