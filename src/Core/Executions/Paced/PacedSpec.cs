namespace Bowline.Core;

/// <summary>
/// The parameters that everything shares which works a parent order off in pieces: how a piece goes to the venue, and
/// what holds it back.
/// </summary>
public abstract record PacedSpec(SpecContext Context) : AlgorithmSpec(Context)
{
    public SliceOrder OrderType { get; init; }

    /// <summary>The worst price; null takes any. <c>finish</c> alone goes beyond it.</summary>
    public Price? LimitPrice { get; init; }

    /// <summary>The most that its fills may be of what trades while it runs, percent; null has no bound.</summary>
    public decimal? MaxParticipation { get; init; }

    /// <summary>May only shrink the position.</summary>
    public bool ReduceOnly { get; init; }

    /// <summary>How long a limit order is good for.</summary>
    public virtual TimeInForce TimeInForce => new TimeInForce.GoodTillCanceled();

    public virtual UnfilledPolicy Unfilled => UnfilledPolicy.Carry;

    /// <summary>Which quantity limits its pieces keep to.</summary>
    internal LotKind Lot => OrderType == SliceOrder.Market && LimitPrice is null ? LotKind.Market : LotKind.Limit;

    /// <summary>It is priced by the market's best prices.</summary>
    internal bool NeedsQuotes => OrderType == SliceOrder.Chase || (OrderType == SliceOrder.Limit && LimitPrice is null);

    /// <summary>It is held to what trades.</summary>
    internal virtual bool NeedsTrades => MaxParticipation is not null;

    /// <summary>The interval of the candles it reads; null when it reads none.</summary>
    internal virtual string? Candles => null;

    /// <summary>
    /// It may be left undone by what its user set: then its time ends it. Otherwise only doing all of it does.
    /// </summary>
    internal virtual bool IsHeldBack => MaxParticipation is not null
        || (OrderType == SliceOrder.Limit ? Unfilled == UnfilledPolicy.Carry : LimitPrice is not null);

    /// <summary>The least quantity that one order may have, on the step: reduce-only orders have no least notional.</summary>
    internal Quantity Smallest(LotKind kind)
    {
        if (ReduceOnly)
            return Instrument.RoundUp(new Quantity(Instrument.LotFor(kind).Min), kind);
        var price = LimitPrice is { } limit && limit < Context.Mark ? limit : Context.Mark;
        return Instrument.SmallestAt(price, kind);
    }

    /// <summary>A piece at the venue.</summary>
    internal OrderSpec Piece(Quantity quantity, Price price) => OrderType switch
    {
        SliceOrder.Market when LimitPrice is { } worst =>
            Limit(Side, quantity, worst, new TimeInForce.ImmediateOrCancel(), ReduceOnly),
        SliceOrder.Market => Market(Side, quantity, ReduceOnly),
        SliceOrder.Limit => Limit(Side, quantity, price, TimeInForce, ReduceOnly),
        _ => Limit(Side, quantity, price, reduceOnly: ReduceOnly),
    };

    /// <summary>The same parameters with what all of the kind share read from a text.</summary>
    internal PacedSpec WithPace(SpecReader from) => this with
    {
        Side = from.Side(),
        Quantity = from.Quantity("quantity"),
        Leg = from.PositionSide(),
        OrderType = from.Word("order-type", SliceOrder.Market),
        LimitPrice = from.PriceOrNothing("limit-price"),
        MaxParticipation = from.DecimalOrNothing("max-participation"),
        ReduceOnly = from.Flag("reduce-only"),
    };

    protected void WritePace(SpecWriter to) => to
        .Word("order-type", OrderType).Price("limit-price", LimitPrice).Decimal("max-participation", MaxParticipation)
        .Flag("reduce-only", ReduceOnly);
}
