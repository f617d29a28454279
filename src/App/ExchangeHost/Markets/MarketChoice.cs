using System.Collections.Immutable;
using System.Globalization;

namespace Bowline.App;

/// <summary>Where a paper exchange takes its market from.</summary>
public abstract record MarketChoice
{
    private const ulong DefaultSeed = 1;

    private MarketChoice() { }

    /// <summary>A seeded order flow that never ends and needs no network.</summary>
    public sealed record Synthetic(ulong Seed) : MarketChoice
    {
        public override string ToString() => $"synthetic:{Seed}";
    }

    /// <summary>A recording, shifted to now.</summary>
    public sealed record Replay(string File) : MarketChoice
    {
        public override string ToString() => $"replay:{File}";
    }

    /// <summary>The public streams of the real venue.</summary>
    public sealed record Live : MarketChoice
    {
        public override string ToString() => "live";
    }

    /// <summary>Nobody trades by himself; for exact tests.</summary>
    /// <param name="Prices">Start prices by symbol, in the order of names.</param>
    public sealed record Still(ImmutableSortedDictionary<string, decimal> Prices) : MarketChoice
    {
        public override string ToString() => Prices.IsEmpty
            ? "still"
            : $"still:{string.Join(',', Prices.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}={one.Value}")))}";
    }

    /// <summary>Live if it answers, else synthetic.</summary>
    public sealed record Auto : MarketChoice
    {
        public override string ToString() => "auto";
    }

    /// <summary>The synthetic market with the seed it has when none is named.</summary>
    public static MarketChoice Default { get; } = new Synthetic(DefaultSeed);

    /// <summary>Reads <c>synthetic[:seed]</c>, <c>replay:FILE</c>, <c>still[:SYMBOL=PRICE,…]</c>, <c>live</c> or <c>auto</c>;
    /// null when it is none of them.</summary>
    public static MarketChoice? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var word = (colon < 0 ? text : text[..colon]).ToLowerInvariant();
        var rest = colon < 0 ? null : text[(colon + 1)..];
        return (word, rest) switch
        {
            ("synthetic", null) => Default,
            ("synthetic", _) => ParseSeed(rest!),
            ("replay", { Length: > 0 }) => new Replay(rest),
            ("still", null) => new Still(ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal)),
            ("still", _) => ParseStill(rest!),
            ("live", null) => new Live(),
            ("auto", null) => new Auto(),
            _ => null,
        };
    }

    private static Still? ParseStill(string text)
    {
        var prices = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        foreach (var part in text.Split(','))
        {
            var pair = part.Split('=');
            if (pair.Length != 2 || !decimal.TryParse(
                pair[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price))
            {
                return null;
            }
            prices[pair[0].Trim().ToUpperInvariant()] = price;
        }
        return new Still(prices.ToImmutable());
    }

    private static Synthetic? ParseSeed(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? new Synthetic(seed) : null;
}
