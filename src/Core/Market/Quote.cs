namespace Bowline.Core;

/// <summary>Best bid and ask with what is shown there [<c>bookTicker</c>].</summary>
public sealed record Quote(Price Bid, Quantity BidQuantity, Price Ask, Quantity AskQuantity, Time At)
{
    /// <summary>The mean of best bid and ask: exact, so it may lie between two ticks.</summary>
    public Price Mid => new((Bid.Value + Ask.Value) / 2);
}
