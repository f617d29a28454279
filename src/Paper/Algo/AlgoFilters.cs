namespace Bowline.Paper;

/// <summary>
/// The filters of contract 4.1 for a conditional order at its placement; nothing here changes state. The order placed
/// at the trigger passes the filters of regular orders again.
/// </summary>
internal static class AlgoFilters
{
    public static Refusal? Check(AlgoRequest asked, VenueRules rules) =>
        Quantity(asked) ?? Trigger(asked, rules) ?? Price(asked) ?? Notional(asked);

    private static Refusal? Quantity(AlgoRequest asked)
    {
        if (asked.ClosePosition)
            return null;
        return asked.Quantity <= 0
            ? OrderFilters.Sign()
            : OrderFilters.Lot(asked.Listing.Spec, asked.Type.ChildType(), asked.Quantity);
    }

    // The limit price: PRICE_FILTER, then the band around the trigger instead of that around the mark.
    private static Refusal? Price(AlgoRequest asked)
    {
        if (asked.Type.ChildType() == OrderType.Market || asked.PriceMatch != "NONE")
            return null;
        if (asked.Price <= 0)
            return OrderFilters.NegativePrice();
        var spec = asked.Listing.Spec;
        var most = spec.Price(spec.Ticks(asked.TriggerPrice * spec.MultiplierUp));
        var least = spec.Price(spec.Ticks(asked.TriggerPrice * spec.MultiplierDown));
        if (OrderFilters.Grid(spec, asked.Price) is { } off)
            return off;
        if (asked.Side == Side.Buy && asked.Price > most)
            return Refusal.Of(-4183, $"Limit price can't be higher than {Text(most)}.");
        return asked.Side == Side.Sell && asked.Price < least
            ? Refusal.Of(-4184, $"Limit price can't be lower than {Text(least)}.")
            : null;
    }

    private static Refusal? Trigger(AlgoRequest asked, VenueRules rules)
    {
        var spec = asked.Listing.Spec;
        if (asked.IsTrailing)
        {
            return asked.ActivatePrice > spec.Price(spec.MaxTicks)
                ? Refusal.Of(-4135, "Invalid activation price")
                : null;
        }
        var trigger = asked.TriggerPrice;
        if (trigger < spec.Price(spec.MinTicks))
            return Refusal.Of(-4006, "Stop price less than zero.");
        if (trigger > spec.Price(spec.MaxTicks))
            return Refusal.Of(-4007, "Stop price greater than max price.");
        if (rules.TriggerOnTick && trigger % spec.Filters.Tick != 0)
            return Refusal.Of(-4014, "Price not increased by tick size.");
        var mark = asked.Listing.Market.MarkPrice;
        if (mark == 0)
            return null;
        if (trigger > mark * rules.TriggerCap)
            return Refusal.Of(-4210, $"Stop price can't be higher than {Text(mark * rules.TriggerCap)}");
        return trigger < mark * rules.TriggerFloor
            ? Refusal.Of(-4211, $"Stop price can't be lower than {Text(mark * rules.TriggerFloor)}")
            : null;
    }

    private static Refusal? Notional(AlgoRequest asked)
    {
        var spec = asked.Listing.Spec;
        var price = asked.Price > 0 ? asked.Price : asked.Listing.Market.MarkPrice;
        return !asked.ReduceOnly && price > 0 && price * asked.Quantity < spec.Filters.MinNotional
            ? Refusal.Of(-4164,
                $"Order's notional must be no smaller than {spec.Filters.MinNotionalText} (unless you choose reduce only).")
            : null;
    }

    private static string Text(decimal price) => Money.Trimmed(price);
}
