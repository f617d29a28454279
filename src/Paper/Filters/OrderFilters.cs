namespace Bowline.Paper;

/// <summary>The filters of contract 4.1 in its check order; nothing here changes state.</summary>
internal static class OrderFilters
{
    /// <summary>Sign, lot size, price filter, percent price, notional: for a new order.</summary>
    public static Refusal? Check(OrderRequest request) =>
        Sign(request)
        // A closePosition order closes the whole leg, whatever its size.
        ?? (request.Parent is { ClosePosition: true }
            ? null
            : Lot(request.Listing.Spec, request.Type, request.Quantity))
        ?? (request.Type == OrderType.Limit ? Price(request.Listing, request.Side, request.Price) : null)
        ?? Notional(request);

    public static Refusal? Lot(SymbolSpec spec, OrderType type, decimal quantity)
    {
        var limits = type == OrderType.Market ? spec.Filters.Market : spec.Filters.Limit;
        if (quantity < spec.Quantity(limits.Min))
            return Refusal.Of(-4004, "Quantity less than min quantity.");
        if (quantity > spec.Quantity(limits.Max))
            return Refusal.Of(-4005, "Quantity greater than max quantity.");
        return quantity % spec.Filters.Step != 0 ? Refusal.Of(-4023, "Qty not increased by step size.") : null;
    }

    /// <summary>PRICE_FILTER, then PERCENT_PRICE of the side that the venue checks.</summary>
    public static Refusal? Price(Listing listing, Side side, decimal price)
    {
        var spec = listing.Spec;
        if (Grid(spec, price) is { } off)
            return off;
        var mark = listing.Market.MarkPrice;
        if (mark == 0)
            return null;
        if (side == Side.Buy && price > mark * spec.MultiplierUp)
            return Refusal.Of(-4016, "Price is higher than mark price multiplier cap.");
        return side == Side.Sell && price < mark * spec.MultiplierDown
            ? Refusal.Of(-4024, "Price is lower than mark price multiplier floor.")
            : null;
    }

    /// <summary>PRICE_FILTER alone.</summary>
    public static Refusal? Grid(SymbolSpec spec, decimal price)
    {
        var least = spec.Filters.MinPrice;
        if (price < least)
            return Refusal.Of(-4013, "Price less than min price.");
        if (price > spec.Price(spec.MaxTicks))
            return Refusal.Of(-4002, "Price greater than max price.");
        return (price - least) % spec.Filters.Tick != 0
            ? Refusal.Of(-4014, "Price not increased by tick size.")
            : null;
    }

    /// <summary>
    /// Worst price a MARKET order may trade at, in ticks: mark x (1 +- marketTakeBound), inside the band.
    /// </summary>
    public static long MarketLimit(Listing listing, Side side)
    {
        var spec = listing.Spec;
        var mark = listing.Market.MarkPrice;
        if (side == Side.Buy)
            return mark == 0 ? long.MaxValue : spec.Ticks(mark * (1 + spec.MarketTakeBound));
        var least = mark * (1 - spec.MarketTakeBound);
        var ticks = spec.Ticks(least);
        return spec.Price(ticks) < least ? ticks + 1 : ticks;
    }

    public static Refusal Sign() => Refusal.Of(-4003, "Quantity less than zero.");

    public static Refusal NegativePrice() => Refusal.Of(-4001, "Price less than 0.");

    private static Refusal? Sign(OrderRequest request)
    {
        if (request.Quantity <= 0)
            return Sign();
        return request.Type == OrderType.Limit && request.Price <= 0 ? NegativePrice() : null;
    }

    private static Refusal? Notional(OrderRequest request)
    {
        if (request.ReduceOnly)
            return null;
        var spec = request.Listing.Spec;
        var price = request.Type == OrderType.Limit ? request.Price : request.Listing.Market.MarkPrice;
        return price > 0 && price * request.Quantity < spec.Filters.MinNotional
            ? Refusal.Of(-4164,
                $"Order's notional must be no smaller than {spec.Filters.MinNotionalText} (unless you choose reduce only).")
            : null;
    }
}
