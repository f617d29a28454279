namespace Bowline.Paper;

/// <summary>What an exchange is built with.</summary>
public sealed record ExchangeSettings
{
    public required SymbolRegistry Symbols { get; init; }

    /// <summary>Seed of all chance: generated ids, listen keys.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Rate limits on or off (the headers are there in both).</summary>
    public bool Limits { get; init; } = true;

    /// <summary>Funding terms of symbols that do not have the usual ones.</summary>
    public IReadOnlyDictionary<string, FundingTerms> Funding { get; init; } =
        new Dictionary<string, FundingTerms>();

    /// <summary>Sums all money after every call; a breach stops it, see <see cref="Exchange.Breach"/>.</summary>
    public bool Audit { get; init; }

    /// <summary>When resting orders fill in a market that is only displayed.</summary>
    public FillModel Fills { get; init; }

    /// <summary>Gathers what changed for a durable store; without one, false saves the work.</summary>
    public bool KeepsChanges { get; init; } = true;

    /// <summary>The open points of the contract, each one switch.</summary>
    public VenueRules Rules { get; init; } = new();
}
