namespace Bowline.Paper;

/// <summary>What an exchange has done since it was made; only ever grows.</summary>
public sealed class ExchangeCounts
{
    /// <summary>Orders that were taken, of accounts only.</summary>
    public long Orders { get; internal set; }

    /// <summary>Public trades, those of the market among itself included.</summary>
    public long Trades { get; internal set; }

    /// <summary>Stream frames handed to the host.</summary>
    public long Frames { get; internal set; }
}

/// <summary>How an exchange stands, for a person or a monitor to look at.</summary>
/// <param name="Symbols">In the order of the listing; price in quote units, 0 before the first trade.</param>
/// <param name="Accounts">Keys in the order of opening.</param>
/// <param name="Connections">Open stream connections.</param>
/// <param name="OpenOrders">Resting orders of accounts.</param>
/// <param name="Faults">Each fault that is on: its name, how often it struck, and how often it was asked.</param>
public sealed record ExchangeStanding(
    IReadOnlyList<(string Symbol, decimal LastPrice)> Symbols, IReadOnlyList<string> Accounts, int Connections,
    int OpenOrders, IReadOnlyList<(string Name, long Struck, long Seen)> Faults)
{
    internal static ExchangeStanding Of(Exchange exchange) => new(
        [.. exchange.Listings.Select(listing => (listing.Spec.Symbol, listing.Market.LastPrice))],
        [.. exchange.Accounts.All.Select(account => account.ApiKey)],
        exchange.Hub.Connections,
        exchange.Accounts.All.Sum(account => account.OpenOrders),
        [.. exchange.Faults.Live.Select(fault => (fault.Rule.Kind.Name, fault.Struck, fault.Seen))]);
}
