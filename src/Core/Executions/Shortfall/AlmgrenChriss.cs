using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// The optimal way to work an order off between the risk of waiting and the cost of hurrying (Almgren and Chriss, Optimal
/// Execution of Portfolio Transactions, 2000; sections 1 and 2, linear impact, discrete time).
/// </summary>
/// <remarks>
/// The holdings obey x(j−1) − 2c·x(j) + x(j+1) = 0 with c = 1 + λσ²τ²/2η̃ and x(N) = 0, whose solution the paper writes
/// with hyperbolic sines. Here it is a chain of quotients instead, ρ(k) = 1 / (2c − ρ(k−1)) from ρ(1) = 0: what is held
/// after an interval over what was held before it, with k intervals to go. Each is below one, so an error shrinks as it is
/// handed on: no function of a machine is asked, and a fraction is good to 500 × 10^-28.
/// </remarks>
/// <param name="Quantity">Base asset.</param>
/// <param name="Days">From first to last, days.</param>
/// <param name="Intervals">How many equal ones.</param>
/// <param name="Volatility">σ: quote asset per base asset and square root of a day.</param>
/// <param name="Eta">η, temporary impact: quote asset per base asset, for each base asset a day.</param>
/// <param name="Gamma">γ, permanent impact: quote asset per base asset, for each base asset traded.</param>
/// <param name="HalfSpread">ε: quote asset per base asset.</param>
internal readonly record struct AlmgrenChriss(
    decimal Quantity, decimal Days, int Intervals, decimal Volatility, decimal Eta, decimal Gamma, decimal HalfSpread)
{
    private const decimal AllAtOnce = 1_000_000;

    /// <summary>τ, days.</summary>
    public decimal Interval => Days / Intervals;

    /// <summary>η̃: what of the temporary impact the permanent one does not give back within an interval.</summary>
    public decimal EtaWithinInterval => Eta - (Gamma * Interval / 2);

    /// <summary>c − 1, from the aversion to risk λ, per quote asset; where it is so large that all goes at once, a million.</summary>
    public decimal Bend(decimal riskAversion)
    {
        var (risk, cost) = (riskAversion * Volatility * Volatility * Interval * Interval, 2 * EtaWithinInterval);
        return risk >= cost * AllAtOnce ? AllAtOnce : risk / cost;
    }

    /// <summary>c − 1, from an urgency that is κ̃T: about how often the rest shrinks to 1/e over the whole time.</summary>
    public static decimal BendOf(decimal urgency, int intervals) => urgency / intervals * (urgency / intervals) / 2;

    /// <summary>What is still to do at the start of each interval, and after the last, as fractions: 1 … 0.</summary>
    public static ImmutableArray<decimal> Held(decimal bend, int intervals)
    {
        var kept = new decimal[intervals + 1];
        for (var toGo = 2; toGo <= intervals; toGo++)
            kept[toGo] = 1 / ((2 * (1 + bend)) - kept[toGo - 1]);
        var held = ImmutableArray.CreateBuilder<decimal>(intervals + 1);
        held.Add(1);
        for (var done = 1; done <= intervals; done++)
            held.Add(held[done - 1] * kept[intervals - done + 1]);
        return held.MoveToImmutable();
    }

    /// <summary>E: expected cost against arrival, quote asset.</summary>
    public decimal ExpectedCost(ImmutableArray<decimal> held)
    {
        var squares = 0m;
        for (var j = 1; j < held.Length; j++)
        {
            var traded = (held[j - 1] - held[j]) * Quantity;
            squares += traded * traded;
        }

        return (Gamma * Quantity * Quantity / 2) + (HalfSpread * Quantity) + (EtaWithinInterval / Interval * squares);
    }

    /// <summary>V: variance of the cost, quote asset squared.</summary>
    public decimal Variance(ImmutableArray<decimal> held)
    {
        var squares = 0m;
        for (var j = 1; j < held.Length; j++)
            squares += held[j] * Quantity * held[j] * Quantity;
        return Volatility * Volatility * Interval * squares;
    }
}
