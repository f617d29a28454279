namespace Bowline.Paper;

/// <summary>
/// Points that the venue's documents leave open or contradict (contract section 16), each one named switch with the
/// reading we chose as its default.
/// </summary>
public sealed record VenueRules
{
    /// <summary>Largest recvWindow in ms (60000 by one source, none by another); above it: -1130.</summary>
    public long MaxRecvWindow { get; init; } = 60_000;

    /// <summary>Weight of the account, balance and positionRisk reads: 5 on the pages, 10 announced for v2.</summary>
    public int AccountReadWeight { get; init; } = 5;
}
