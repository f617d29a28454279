using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// The filters: every one that an order breaks is told, each with its numbers, the nearest valid values and the venue's
/// code.
/// </summary>
public sealed partial record Instrument
{
    /// <summary>All broken rules, the symbol's status included; empty when the venue would take the order.</summary>
    /// <param name="mark">Mark price; without it the rules that need one are left to the venue.</param>
    public ImmutableArray<Refusal> Check(OrderSpec spec, Price? mark)
    {
        var filters = CheckFilters(spec, mark);
        return !spec.Closes && CheckStatus() is { } status ? filters.Insert(0, status) : filters;
    }

    /// <summary>Null when the symbol takes orders that open.</summary>
    public Refusal? CheckStatus() => Status == "TRADING" ? null : new(
        "symbol-not-trading",
        $"{Symbol} must be in status TRADING to take orders",
        Status,
        [],
        "wait until it trades, or choose another symbol",
        Status == "CLOSE" ? -4141 : -4140);

    /// <summary>The broken filters of price, quantity and notional.</summary>
    public ImmutableArray<Refusal> CheckFilters(OrderSpec spec, Price? mark)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var kind = KindOf(spec);
        var conditional = spec as OrderSpec.Conditional;
        if (!spec.ClosesPosition)
            CheckQuantity(spec.Quantity, kind, refusals);
        if (spec.LimitPrice is { } limit)
        {
            CheckPrice(limit, refusals);
            CheckBand(spec.Side, limit, mark, conditional?.TriggerPrice, refusals);
        }

        if (conditional is not null)
            CheckConditional(conditional, refusals);
        if (!spec.ReduceOnly && !spec.Quantity.IsZero
            && (spec.LimitPrice ?? conditional?.TriggerPrice ?? mark) is { } price)
            CheckNotional(spec.Quantity, price, kind, refusals);
        return refusals.ToImmutable();
    }

    /// <summary>The smallest quantity on the grid whose notional at a price is enough.</summary>
    public Quantity SmallestAt(Price price, LotKind kind)
    {
        var lot = LotFor(kind);
        var smallest = RoundUp(new Quantity(Math.Max(lot.Min, MinNotional / price.Value)), kind);
        // The quotient has 28 digits; should it have come out a hair low, the next step is enough.
        return (price * smallest).Value < MinNotional ? new(smallest.Value + lot.Step) : smallest;
    }

    private void CheckQuantity(Quantity quantity, LotKind kind, ImmutableArray<Refusal>.Builder refusals)
    {
        var lot = LotFor(kind);
        var filter = kind == LotKind.Market ? "of market orders " : "";
        if (quantity.IsZero)
        {
            refusals.Add(Quantity("quantity-zero", "the quantity must be above zero", quantity, [new(lot.Min)], -4003));
            return;
        }

        if (FilterText.Decimals(quantity.Value) > QuantityPrecision)
            refusals.Add(Quantity("quantity-precision",
                $"a quantity {filter}has at most {QuantityPrecision} decimals", quantity, Neighbours(quantity, kind),
                -1111));
        if (quantity.Value < lot.Min)
            refusals.Add(Quantity("quantity-below-min", $"the least quantity {filter}is {Base(lot.Min)}", quantity,
                [new(lot.Min)], -4004));
        if (lot.Max > 0 && quantity.Value > lot.Max)
            refusals.Add(Quantity("quantity-above-max", $"the largest quantity {filter}is {Base(lot.Max)}", quantity,
                [RoundDown(new Quantity(lot.Max), kind)], -4005));
        if (!IsOnGrid(quantity, kind))
            refusals.Add(Quantity("quantity-off-step", $"a quantity {filter}goes up in steps of {Base(lot.Step)}",
                quantity, Neighbours(quantity, kind), -4023));
    }

    private void CheckPrice(Price price, ImmutableArray<Refusal>.Builder refusals)
    {
        if (FilterText.Decimals(price.Value) > PricePrecision)
            refusals.Add(Price("price-precision", $"a price has at most {PricePrecision} decimals", price,
                Neighbours(price), -1111));
        if (price.Value < MinPrice)
            refusals.Add(Price("price-below-min", $"the lowest price is {Quote(MinPrice)}", price, [new(MinPrice)],
                -4013));
        if (MaxPrice > 0 && price.Value > MaxPrice)
            refusals.Add(Price("price-above-max", $"the highest price is {Quote(MaxPrice)}", price,
                [RoundDown(new Price(MaxPrice))], -4002));
        if (!IsOnGrid(price))
            refusals.Add(Price("price-off-tick",
                $"a price goes up in ticks of {Quote(TickSize)} from {Quote(MinPrice)}", price, Neighbours(price),
                -4014));
    }

    /// <summary>The farthest that a limit price may be from another one on the side that could hurt, off the tick.</summary>
    internal decimal BandEdge(Side side, Price near) => near.Value * (side == Side.Buy ? MultiplierUp : MultiplierDown);

    // Only the side that could hurt is bounded: a buy above, a sell below. A conditional order's limit is held against
    // its trigger, since that is where the market will be (wire contract, section 4.1: -4183, -4184).
    private void CheckBand(
        Side side, Price limit, Price? mark, Price? trigger, ImmutableArray<Refusal>.Builder refusals)
    {
        if ((trigger ?? mark) is not { } near)
            return;
        var name = trigger is null ? "mark price" : "stop price";
        var edge = BandEdge(side, near);
        if (side == Side.Buy && MultiplierUp > 0 && limit.Value > edge)
            refusals.Add(Price("price-above-band",
                $"a buy's price is at most {DecimalText.Plain(MultiplierUp)} × {name} {near} = {Quote(edge)}",
                limit, [RoundDown(new Price(edge))], trigger is null ? -4016 : -4183));
        if (side == Side.Sell && MultiplierDown > 0 && limit.Value < edge)
            refusals.Add(Price("price-below-band",
                $"a sell's price is at least {DecimalText.Plain(MultiplierDown)} × {name} {near} = {Quote(edge)}",
                limit, [RoundUp(new Price(edge))], trigger is null ? -4024 : -4184));
    }

    private void CheckNotional(Quantity quantity, Price price, LotKind kind, ImmutableArray<Refusal>.Builder refusals)
    {
        var notional = price * quantity;
        if (notional.Value >= MinNotional)
            return;
        var smallest = SmallestAt(price, kind);
        refusals.Add(new(
            "notional-below-min",
            $"price × quantity must be at least {Quote(MinNotional)} (reduce-only orders are exempt)",
            $"{price} × {quantity} = {notional} {QuoteAsset}",
            [smallest.ToString()],
            $"type {smallest} or more, or add --reduce-only to close",
            -4164));
    }

    private Refusal Quantity(string code, string rule, Quantity value, ImmutableArray<Quantity> nearest, int venue) =>
        FilterText.Refuse(code, rule, value.ToString(), FilterText.Texts(nearest), "--round rounds it down", venue);

    private Refusal Price(string code, string rule, Price value, ImmutableArray<Price> nearest, int venue) =>
        FilterText.Refuse(code, rule, value.ToString(), FilterText.Texts(nearest),
            "--round rounds it to the passive side", venue);

    private ImmutableArray<Quantity> Neighbours(Quantity value, LotKind kind)
    {
        var lot = LotFor(kind);
        return [.. new[] { RoundDown(value, kind), RoundUp(value, kind) }
            .Where(q => q.Value >= lot.Min && (lot.Max <= 0 || q.Value <= lot.Max) && !q.IsZero).Distinct()];
    }

    private ImmutableArray<Price> Neighbours(Price value) =>
        [.. new[] { RoundDown(value), RoundUp(value) }
            .Where(p => p.Value >= MinPrice && (MaxPrice <= 0 || p.Value <= MaxPrice)).Distinct()];

    private string Base(decimal value) => $"{DecimalText.Plain(value)} {BaseAsset}";

    private string Quote(decimal value) => $"{DecimalText.Plain(value)} {QuoteAsset}";
}
