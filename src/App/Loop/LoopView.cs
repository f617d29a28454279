using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>How things stand: the ledger after the events so far, and what the session knows besides. Immutable; faces draw it.</summary>
public sealed record LoopView
{
    public required Ledger Ledger { get; init; }

    /// <summary>The loop's clock.</summary>
    public required Time Now { get; init; }

    public required DeskOptions Options { get; init; }

    public required Arming Arming { get; init; }

    /// <summary>The venue has been reached and compared with since the start.</summary>
    public bool Ready { get; init; }

    /// <summary>Why not every order is taken; null when trading is open.</summary>
    public Halt? Halt { get; init; }

    public SessionFacts Session { get; init; } = SessionFacts.None;

    /// <summary>Weight used of the running minute.</summary>
    public int? WeightUsed { get; init; }

    /// <summary>What the last round of probes found.</summary>
    public DriftFacts Drift { get; init; } = DriftFacts.None;

    /// <summary>The newest fills, oldest first.</summary>
    public TradeLog Trades { get; init; } = TradeLog.Empty;

    /// <summary>The venue's newest answers by order.</summary>
    public ReplyShelf Replies { get; init; } = ReplyShelf.Empty;

    /// <summary>Symbols whose leverage somebody has asked for through the desk: the profile's is not imposed there again.</summary>
    public ImmutableHashSet<Symbol> LeverageChosen { get; init; } = [];

    /// <summary>The market of a symbol is known well enough to price an order.</summary>
    public bool Knows(Symbol symbol) => Ledger.Market is var market
        && market.Instrument(symbol) is not null && market.Mark(symbol) is not null && market.Quote(symbol) is not null
        && Ledger.Settings.Find(symbol)?.Leverage is not null;

    /// <summary>Every contract of the venue, also those that nobody follows.</summary>
    public ImmutableSortedDictionary<Symbol, Instrument> Instruments { get; init; } = ImmutableSortedDictionary<Symbol, Instrument>.Empty;
}
