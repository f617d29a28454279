using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Which position: a symbol and, in hedge mode, its leg.</summary>
public readonly record struct PositionKey(Symbol Symbol, PositionSide Side) : IComparable<PositionKey>
{
    public int CompareTo(PositionKey other)
    {
        var bySymbol = Symbol.CompareTo(other.Symbol);
        // As numbers: comparing enums boxes both, and this is done for every event of a position.
        return bySymbol != 0 ? bySymbol : ((int)Side).CompareTo((int)other.Side);
    }
}

/// <summary>
/// One position. What the venue states wins; what our fills add up to is kept beside it, so that a difference shows.
/// A fill newer than the venue's last statement counts at once, an older one is in that statement already.
/// </summary>
public sealed record Position : IStateful
{
    public required PositionKey Key { get; init; }

    public Symbol Symbol => Key.Symbol;

    public PositionSide Side => Key.Side;

    /// <summary>Signed, base asset: the venue's last statement and the fills since.</summary>
    public PositionAmount Amount { get; init; }

    /// <summary>Average entry price in quote asset, not on the tick; 0 when flat.</summary>
    public decimal EntryPrice { get; init; }

    /// <summary>Sum of the profits the venue stated on our fills, before fees [<c>rp</c>].</summary>
    public Notional RealizedProfit { get; init; }

    /// <summary>Fees of our fills, one entry an asset.</summary>
    public ImmutableArray<AssetAmount> Fees { get; init; } = [];

    /// <summary>The same position by our fills alone, since the last reconcile.</summary>
    public PositionBook ByFills { get; init; }

    /// <summary>The venue's time of its last statement; null before the first.</summary>
    public Time? StatedAt { get; init; }

    /// <summary>Our clock when that was told; no part of the hash.</summary>
    public Time? ToldAt { get; init; }

    /// <summary>
    /// What the venue states beyond our fills: zero when they agree. Meaningful once both streams are quiet.
    /// </summary>
    public PositionAmount Difference => new(Amount.Value - ByFills.Amount.Value);

    /// <summary>Profit not yet realized at a mark price, quote asset.</summary>
    public Notional UnrealizedProfit(Price mark) =>
        Amount.IsFlat ? Notional.Zero : new(Amount.Value * (mark.Value - EntryPrice));

    /// <summary>
    /// Price at which closing earns nothing after an equal fee for entry was paid: entry moved by the taker rate.
    /// </summary>
    public decimal BreakEven(decimal feeRate) => EntryPrice * (1 + (Amount.IsShort ? -feeRate : feeRate));

    public Position With(Side side, Fill fill)
    {
        var counted = StatedAt is { } stated && fill.At <= stated;
        var now = new PositionBook(Amount, EntryPrice, Notional.Zero).Fill(side, fill.Quantity, fill.Price);
        return this with
        {
            Amount = counted ? Amount : now.Amount,
            EntryPrice = counted ? EntryPrice : now.EntryPrice,
            RealizedProfit = RealizedProfit + fill.RealizedProfit,
            Fees = FillSummary.AddFee(Fees, fill.FeeAsset, fill.Fee),
            ByFills = ByFills.Fill(side, fill.Quantity, fill.Price),
        };
    }

    /// <summary>The venue's statement; an older one than the last is no news.</summary>
    public Position With(Event.PositionChanged e)
    {
        if (StatedAt is { } last && e.AsOf < last)
            return this;
        if (StatedAt is not null && Amount == e.Amount && EntryPrice == e.EntryPrice && e.AsOf == StatedAt)
            return this;
        var untouched = StatedAt is null && ByFills == default;
        return this with
        {
            Amount = e.Amount,
            EntryPrice = e.EntryPrice,
            StatedAt = e.AsOf,
            ToldAt = e.At,
            ByFills = untouched ? new(e.Amount, e.EntryPrice, Notional.Zero) : ByFills,
        };
    }

    /// <summary>After a reconcile the venue's view is where our own count starts again.</summary>
    public Position Align() =>
        ByFills.Amount == Amount && ByFills.EntryPrice == EntryPrice ? this
        : this with { ByFills = ByFills with { Amount = Amount, EntryPrice = EntryPrice } };

    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add("position");
        mixer.Add(Symbol.Name);
        mixer.Add((long)Side);
        mixer.Add(Amount.Value);
        mixer.Add(EntryPrice);
        mixer.Add(RealizedProfit.Value);
        FillSummary.MixFees(ref mixer, Fees);
        mixer.Add(ByFills.Amount.Value);
        mixer.Add(ByFills.EntryPrice);
        mixer.Add(ByFills.Realized.Value);
        mixer.Add(StatedAt);
    }
}
