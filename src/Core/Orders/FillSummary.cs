using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>An amount of one asset, such as a sum of fees.</summary>
public readonly record struct AssetAmount(string Asset, decimal Amount);

/// <summary>What an order has done so far.</summary>
public sealed record FillSummary
{
    public static FillSummary None { get; } = new();

    /// <summary>Filled, in base asset, as the venue counts it.</summary>
    public Quantity Quantity { get; private init; }

    /// <summary>
    /// The part of it whose fills we saw: less than all only for an order found at the venue half filled.
    /// </summary>
    public Quantity Priced { get; private init; }

    /// <summary>
    /// What has filled under trade numbers that we have not seen: before an adopted order was known, or told without a number.
    /// </summary>
    public Quantity Unseen => Quantity > Numbered ? Quantity - Numbered : Quantity.Zero;

    private Quantity Numbered { get; init; }

    /// <summary>Sum of price × quantity over the fills we saw.</summary>
    public Notional Quote { get; private init; }

    /// <summary>Sum of the profits the venue stated, before fees [<c>rp</c>].</summary>
    public Notional RealizedProfit { get; private init; }

    /// <summary>Fees paid, one entry an asset, in the order of the assets' names.</summary>
    public ImmutableArray<AssetAmount> Fees { get; private init; } = [];

    public TradeIds Trades { get; private init; } = TradeIds.None;

    public Time? LastAt { get; private init; }

    /// <summary>Quote value over quantity of the fills we saw, not rounded to a tick; null before the first.</summary>
    public decimal? AveragePrice => Priced.IsZero ? null : Quote.Value / Priced.Value;

    public static FillSummary Found(Quantity filled) => None with { Quantity = filled };

    public FillSummary With(Fill fill) => this with
    {
        Quantity = Quantity + fill.Quantity,
        Priced = Priced + fill.Quantity,
        Numbered = fill.Trade.IsNumbered ? Numbered + fill.Quantity : Numbered,
        Quote = Quote + fill.Price * fill.Quantity,
        RealizedProfit = RealizedProfit + fill.RealizedProfit,
        Fees = AddFee(Fees, fill.FeeAsset, fill.Fee),
        Trades = Trades.With(fill.Trade),
        LastAt = LastAt is { } last && last > fill.At ? last : fill.At,
    };

    /// <summary>Adds a fee to a list kept in the order of its assets.</summary>
    public static ImmutableArray<AssetAmount> AddFee(ImmutableArray<AssetAmount> fees, string asset, decimal fee)
    {
        if (fee == 0)
            return fees;
        for (var i = 0; i < fees.Length; i++)
        {
            var order = string.CompareOrdinal(fees[i].Asset, asset);
            if (order == 0)
                return fees.SetItem(i, new(asset, fees[i].Amount + fee));
            if (order > 0)
                return fees.Insert(i, new(asset, fee));
        }

        return fees.Add(new(asset, fee));
    }

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add(Quantity.Value);
        mixer.Add(Priced.Value);
        if (Numbered != Priced)
            mixer.Add(Numbered.Value);
        mixer.Add(Quote.Value);
        mixer.Add(RealizedProfit.Value);
        MixFees(ref mixer, Fees);
        Trades.MixInto(ref mixer);
        mixer.Add(LastAt);
    }

    internal static void MixFees(ref StateMixer mixer, ImmutableArray<AssetAmount> fees)
    {
        mixer.Add((long)fees.Length);
        foreach (var fee in fees)
        {
            mixer.Add(fee.Asset);
            mixer.Add(fee.Amount);
        }
    }
}
