namespace Bowline.Core;

/// <summary>The parameters that every worked parent order has.</summary>
public abstract record WorkedSpec(SpecContext Context) : AlgorithmSpec(Context)
{
    /// <summary>It may only shrink a position: its children say so to the venue.</summary>
    public bool ReduceOnly { get; init; }

    /// <summary>The least quantity that a new child may have at a price; reduce-only orders need no notional.</summary>
    internal Quantity Least(Price price, LotKind kind = LotKind.Limit) =>
        ReduceOnly ? new(Instrument.LotFor(kind).Min) : Instrument.SmallestAt(price, kind);
}
