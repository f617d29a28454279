using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>What the venue said when it was asked for everything.</summary>
/// <param name="AskedAt">Venue clock, before the first of the answers.</param>
/// <param name="OpenConditionals">Conditional orders that wait for their trigger.</param>
/// <param name="Leverages">Leverage and margin type of the symbols that matter to us.</param>
internal sealed record VenueSnapshot(
    Time AskedAt,
    ImmutableArray<OrderRecord> OpenOrders,
    ImmutableArray<AlgoOrder> OpenConditionals,
    ImmutableArray<PositionRiskV3> Positions,
    ImmutableArray<BalanceRow> Balances,
    Core.PositionMode Mode,
    ImmutableArray<SymbolConfig> Leverages)
{
    /// <summary>The same moment by our clock, which never goes back.</summary>
    public Time AskedAtOurs { get; init; } = AskedAt;

    /// <summary>Leverage and margin type of every symbol.</summary>
    public ImmutableArray<SymbolConfig> AllLeverages { get; init; } = Leverages;

    /// <summary>Rows of orders and positions that could not be read.</summary>
    public ImmutableArray<UnreadAnswer> Unread { get; init; } = [];

    /// <summary>Rows of balances and settings that could not be read.</summary>
    public ImmutableArray<UnreadAnswer> UnreadBeside { get; init; } = [];

    /// <summary>A position of the symbol may be listed in a row that could not be read.</summary>
    public bool MayHide(Symbol symbol) => Unread.Any(answer => answer.Path == VenuePaths.Positions && (answer.Row.Symbol ?? symbol.Name) == symbol.Name);
}

/// <summary>One row that could not be read, and the list it stands in.</summary>
internal sealed record UnreadAnswer(string Path, UnreadRow Row);

/// <summary>What a comparison gave.</summary>
/// <param name="LookUp">Orders of ours that the snapshot does not settle: to be asked about one by one.</param>
internal sealed record Differences(ImmutableArray<Event> Events, ImmutableArray<ClientOrderId> LookUp)
{
    /// <summary>How many of the events a stream that hears all would have told before.</summary>
    public int Untold { get; init; }

    /// <summary>What we had heard of a moment before may be too new for the answers: to be compared again a little later.</summary>
    public bool IsEarly { get; init; }
}
