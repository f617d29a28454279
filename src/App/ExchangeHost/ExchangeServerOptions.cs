using Bowline.Gateway;
using Bowline.Paper;

namespace Bowline.App;

/// <summary>What a paper exchange is opened with.</summary>
public sealed record ExchangeServerOptions
{
    /// <summary>Null takes what the folder remembers, else the synthetic market.</summary>
    public MarketChoice? Market { get; init; }

    /// <summary>Only these symbols; empty lists all.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Accounts that must exist; those the folder has already keep their balance.</summary>
    public IReadOnlyList<PaperAccount> Accounts { get; init; } = [];

    /// <summary>Opened when there would be no account otherwise.</summary>
    public PaperAccount? AccountIfNone { get; init; }

    /// <summary>Folder of the durable state; null keeps nothing over a restart.</summary>
    public string? Folder { get; init; }

    /// <summary>How fast a recording or the synthetic market runs: 1 as recorded, 10 ten times as fast, 0 as fast as it can
    /// be. The exchange's own clock stays the wall's.</summary>
    public decimal Speed { get; init; } = 1;

    /// <summary>What carries the live market; null is the real venue's public streams.</summary>
    public Func<Action<TransportEvent>, ITransport>? LiveTransport { get; init; }

    /// <summary>How long the live market may take to its first frame. Null is ten seconds where it was asked for, two where the
    /// synthetic one stands ready.</summary>
    public TimeSpan? LiveWithin { get; init; }

    /// <summary>Faults that are on from the start; null for none.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>When resting orders fill in a recorded or live market.</summary>
    public FillModel Fills { get; init; }

    /// <summary>How long requests and answers are on their way; null is no time.</summary>
    public ILatencyModel? Latency { get; init; }

    /// <summary>Weights and order counts as at the venue.</summary>
    public bool Limits { get; init; } = true;

    /// <summary>Proves after every call that no money came or went; a breach stops the exchange.</summary>
    public bool Audit { get; init; }

    /// <summary>Acknowledgements as before 2026-06-30.</summary>
    public bool OldAcks { get; init; }
}

/// <summary>What came of opening a paper exchange.</summary>
public abstract record ServerOpened
{
    private ServerOpened() { }

    /// <summary>It stands ready; <see cref="ExchangeServer.Start"/> sets it going.</summary>
    /// <param name="Server">The exchange.</param>
    /// <param name="Market">The market it runs, in text.</param>
    /// <param name="Notes">What a user should know, a line each.</param>
    public sealed record Ready(ExchangeServer Server, string Market, IReadOnlyList<string> Notes) : ServerOpened
    {
        /// <summary>Every account's key, in the order of opening.</summary>
        public IReadOnlyList<string> Keys { get; init; } = [];
    }

    /// <summary>Another server holds the folder.</summary>
    public sealed record FolderHeld(string Folder) : ServerOpened;

    /// <summary>The folder cannot be read or written.</summary>
    public sealed record FolderUnusable(string Folder, string Why) : ServerOpened;

    /// <summary>The folder holds something that was not written by us.</summary>
    public sealed record FolderDamaged(string File, long Offset, string Why) : ServerOpened;

    /// <summary>The folder's market is another one, and orders or positions are open in it.</summary>
    public sealed record MarketDiffers(string Remembered, string Asked) : ServerOpened;

    /// <summary>The market cannot be had: no such recording, no such stream.</summary>
    public sealed record MarketUnusable(string Market, string Why) : ServerOpened;

    /// <summary>Symbols that this exchange does not know.</summary>
    public sealed record UnknownSymbols(IReadOnlyList<string> Symbols, IReadOnlyList<string> Known) : ServerOpened;
}
