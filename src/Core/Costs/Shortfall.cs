namespace Bowline.Core;

/// <summary>
/// Implementation shortfall: what a decision has cost against a paper portfolio that traded all of it at once at the
/// decision's price. The parts add up to the whole. Source: A. F. Perold, "The Implementation Shortfall: Paper versus
/// Reality", Journal of Portfolio Management 14 (3), 1988; split into four parts as the CFA curriculum does.
/// </summary>
/// <param name="Explicit">Fees.</param>
/// <param name="Execution">Fills against the arrival price.</param>
/// <param name="Delay">Arrival against the decision's price, for what was filled.</param>
/// <param name="Missed">What was not filled, at the price when it was given up.</param>
public readonly record struct Shortfall(Bps Explicit, Bps Execution, Bps Delay, Bps Missed)
{
    internal const decimal BpsPerOne = 10_000m;

    /// <summary>All of it; positive is a cost.</summary>
    public Bps Total => new(Explicit.Value + Execution.Value + Delay.Value + Missed.Value);

    /// <summary>Each part is a share of the paper value: quantity × decision price.</summary>
    public static Shortfall Of(ShortfallInput of)
    {
        var paper = (of.Decision * of.Quantity).Value;
        Ensure.That(paper > 0 && of.Filled <= of.Quantity);
        var missed = of.Quantity - of.Filled;
        var (execution, delay) = of.AveragePrice is { } average
            ? (Against(of.Side, average, of.Arrival.Value) * of.Filled.Value,
                Against(of.Side, of.Arrival.Value, of.Decision.Value) * of.Filled.Value)
            : (0m, 0m);
        var left = of.GivenUpAt is { } price ? Against(of.Side, price.Value, of.Decision.Value) * missed.Value : 0m;
        return new(
            new(of.Fees.Value / paper * BpsPerOne), new(execution / paper * BpsPerOne),
            new(delay / paper * BpsPerOne), new(left / paper * BpsPerOne));
    }

    /// <summary>How much worse a price is than another for a side: dearer for BUY, cheaper for SELL.</summary>
    internal static decimal Against(Side side, decimal price, decimal benchmark) =>
        side == Side.Buy ? price - benchmark : benchmark - price;
}

/// <summary>What a shortfall is found from.</summary>
/// <param name="Quantity">What was decided on, base asset.</param>
/// <param name="Decision">The price when it was decided.</param>
/// <param name="Arrival">The price when its first order could leave.</param>
public sealed record ShortfallInput(Side Side, Quantity Quantity, Price Decision, Price Arrival)
{
    public Quantity Filled { get; init; }

    /// <summary>Of the fills; null when there are none.</summary>
    public decimal? AveragePrice { get; init; }

    /// <summary>The price when the rest was given up; null leaves the rest out of the cost.</summary>
    public Price? GivenUpAt { get; init; }

    /// <summary>Quote asset; positive is paid.</summary>
    public Notional Fees { get; init; }
}
