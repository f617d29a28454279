namespace Bowline.Core;

/// <summary>One match of an order of ours [<c>TRADE</c>].</summary>
/// <param name="Trade">Unique within the symbol; the same id again is the same fill.</param>
/// <param name="Fee">Positive is paid, in <paramref name="FeeAsset"/>.</param>
/// <param name="RealizedProfit">Profit of the closed part in quote asset, before fees [<c>rp</c>].</param>
/// <param name="IsMaker">We were resting.</param>
/// <param name="At">The venue's time of the trade.</param>
public sealed record Fill(
    TradeId Trade,
    Price Price,
    Quantity Quantity,
    decimal Fee,
    string FeeAsset,
    Notional RealizedProfit,
    bool IsMaker,
    Time At);
