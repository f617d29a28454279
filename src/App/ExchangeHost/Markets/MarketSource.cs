using Bowline.Paper;

namespace Bowline.App;

/// <summary>A market that is ready to run.</summary>
/// <param name="Choice">What it is.</param>
/// <param name="Feed">Its events.</param>
/// <param name="Pasts">What happened before.</param>
/// <param name="Memory">Where it stands.</param>
/// <param name="Trouble">Why it stopped or stutters; null while all is well.</param>
internal sealed record MarketSource(
    MarketChoice Choice, IFeed Feed, IReadOnlyList<MarketPast> Pasts, MarketMemory Memory, Func<string?> Trouble)
{
    /// <summary>Something a user should know about the choice; empty for nothing.</summary>
    public string Note { get; init; } = "";
}

/// <summary>What came of opening a market.</summary>
internal abstract record MarketOpened
{
    private MarketOpened() { }

    public sealed record Ready(MarketSource Source) : MarketOpened;

    public sealed record Unusable(string Why) : MarketOpened;
}
