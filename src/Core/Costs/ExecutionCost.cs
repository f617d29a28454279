using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// What an execution's fills have cost so far: immutable, one fill at a time. Price is judged by the fills on the
/// parent's side alone; what is filled on the other side (exits of what it opened, an excess traded back) counts in
/// fees and profit.
/// </summary>
/// <param name="Side">The parent's side.</param>
/// <param name="Arrival">The mid when it started; null for a single order, which keeps none.</param>
public sealed record ExecutionCost(Side Side, Price? Arrival)
{
    /// <summary>Filled on the parent's side, base asset.</summary>
    public Quantity Filled { get; private init; }

    /// <summary>Price × quantity of those fills.</summary>
    public Notional Quote { get; private init; }

    /// <summary>All fees, one entry an asset, by the assets' names; positive is paid.</summary>
    public ImmutableArray<AssetAmount> Fees { get; private init; } = [];

    /// <summary>The profits the venue stated for what was closed, before fees [<c>rp</c>].</summary>
    public Notional RealizedProfit { get; private init; }

    /// <summary>Average price on the parent's side, not on the tick; null before the first fill.</summary>
    public decimal? AveragePrice => Filled.IsZero ? null : Quote.Value / Filled.Value;

    /// <summary>The average against <see cref="Arrival"/>: positive is worse. Null while either is not known.</summary>
    public Bps? Slippage => AveragePrice is { } average && Arrival is { } arrival
        ? new Bps(Shortfall.Against(Side, average, arrival.Value) / arrival.Value * Shortfall.BpsPerOne)
        : null;

    /// <summary>The cost of an execution whose orders are known.</summary>
    public static ExecutionCost Of(Execution execution, IEnumerable<Order> orders)
    {
        ExecutionCost? cost = execution.Spec is AlgorithmSpec spec ? new(spec.Side, spec.Context.Arrival) : null;
        foreach (var order in orders)
            cost = (cost ?? new(order.Spec.Side, null)).With(order.Spec.Side, order.Fills);
        return cost ?? new(Side.Buy, null);
    }

    /// <summary>With one more fill of an order of that side.</summary>
    public ExecutionCost With(Side side, Fill fill) =>
        With(side, fill.Quantity, fill.Price * fill.Quantity, fill.RealizedProfit) with
        {
            Fees = FillSummary.AddFee(Fees, fill.FeeAsset, fill.Fee),
        };

    /// <summary>With all fills of an order of that side.</summary>
    public ExecutionCost With(Side side, FillSummary fills)
    {
        var fees = Fees;
        foreach (var fee in fills.Fees)
            fees = FillSummary.AddFee(fees, fee.Asset, fee.Amount);
        return With(side, fills.Priced, fills.Quote, fills.RealizedProfit) with { Fees = fees };
    }

    /// <summary>
    /// Fees and slippage of what was filled, as parts of the paper value at arrival; null while nothing is to be judged,
    /// or when fees were paid in another asset than <paramref name="quoteAsset"/>.
    /// </summary>
    public Shortfall? ShortfallOfFilled(string quoteAsset)
    {
        if (AveragePrice is not { } average || Arrival is not { } arrival || Fees.Any(fee => fee.Asset != quoteAsset))
            return null;
        return Shortfall.Of(new(Side, Filled, arrival, arrival)
        {
            Filled = Filled,
            AveragePrice = average,
            Fees = new(Fees.Sum(fee => fee.Amount)),
        });
    }

    private ExecutionCost With(Side side, Quantity quantity, Notional quote, Notional profit) => this with
    {
        Filled = side == Side ? Filled + quantity : Filled,
        Quote = side == Side ? Quote + quote : Quote,
        RealizedProfit = RealizedProfit + profit,
    };
}
