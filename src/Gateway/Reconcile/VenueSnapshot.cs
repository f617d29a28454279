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
}

/// <summary>What a comparison gave.</summary>
/// <param name="LookUp">Orders of ours that the snapshot does not settle: to be asked about one by one.</param>
internal sealed record Differences(ImmutableArray<Event> Events, ImmutableArray<ClientOrderId> LookUp)
{
    /// <summary>How many of the events a stream that hears all would have told before.</summary>
    public int Untold { get; init; }

    /// <summary>What we had heard of a moment before may be too new for the answers: to be compared again a little later.</summary>
    public bool IsEarly { get; init; }
}
