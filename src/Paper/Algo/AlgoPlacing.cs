namespace Bowline.Paper;

/// <summary>
/// Takes a new conditional order: every rule is asked before anything changes. Margin and position are not asked
/// before the trigger (contract 6.4).
/// </summary>
internal sealed class AlgoPlacing(Exchange exchange)
{
    private static readonly Refusal AtOnce = Refusal.Of(-2021, "Order would immediately trigger.");

    public Checked<AlgoOrder> Place(Account account, AlgoRequest asked, long now)
    {
        if (Refuse(account, asked) is { } refused)
            return refused;
        var order = Create(account, asked, now);
        exchange.Algos.Take(account, order, now);
        return order;
    }

    private Refusal? Refuse(Account account, AlgoRequest asked) =>
        SymbolState.Refuses(asked.Listing.Spec, asked.Side, asked.ReduceOnly)
        ?? Duplicate(account, asked.ClientId)
        ?? AlgoFilters.Check(asked, exchange.Settings.Rules)
        ?? Closing(account, asked)
        ?? (account.Algos.Open.Count >= exchange.Settings.Rules.MaxOpenAlgos
            ? Refusal.Of(-4045, "Reach max stop order limit.")
            : null)
        ?? (asked.IsTrailing ? Activation(asked) : Immediate(asked));

    private static Refusal? Duplicate(Account account, string? clientId) =>
        clientId is not null && account.Algos.Find(clientId) is { IsOpen: true }
            ? Refusal.Of(-4116, "ClientOrderId is duplicated.")
            : null;

    // One closePosition order for a symbol, direction and kind (contract 6.4).
    private Refusal? Closing(Account account, AlgoRequest asked)
    {
        if (!asked.ClosePosition)
            return null;
        // In hedge mode only SELL of the long leg and BUY of the short leg close.
        if (asked.PositionSide == (asked.Side == Side.Buy ? PositionSide.Long : PositionSide.Short))
            return ReduceOnlyRules.Refused;
        if (account.Algos.Open.Exists(open => open.ClosePosition && open.Spec == asked.Listing.Spec
            && open.Side == asked.Side && open.PositionSide == asked.PositionSide && open.Type == asked.Type))
        {
            return Refusal.Of(-4130,
                "An open stop or take profit order with GTE and closePosition in the direction is existing.");
        }
        var leg = account.On(asked.Listing.Spec).Leg(asked.PositionSide);
        return exchange.Settings.Rules.ClosePositionNeedsPosition && Math.Sign(leg.Lots) != -asked.Side.Sign()
            ? Refusal.Of(-4509, "Time in Force (TIF) GTE can only be used with open positions or open orders.")
            : null;
    }

    private static Refusal? Immediate(AlgoRequest asked)
    {
        var price = asked.WorkingPrice;
        return price > 0 && TriggerLadder.IsMet(asked.TriggerPrice, price, asked.Type.TriggersUpward(asked.Side))
            ? AtOnce
            : null;
    }

    // BUY needs an activation price below the market, SELL above it; without one there must be a price to start from.
    private static Refusal? Activation(AlgoRequest asked)
    {
        var price = asked.WorkingPrice;
        if (asked.ActivatePrice is not { } activation)
            return price > 0 ? null : Refusal.Of(-4135, "Invalid activation price");
        return price > 0 && TriggerLadder.IsMet(activation, price, asked.Type.TriggersUpward(asked.Side))
            ? AtOnce
            : null;
    }

    private AlgoOrder Create(Account account, AlgoRequest asked, long now) => new()
    {
        Id = exchange.Ids.NextAlgo(),
        Account = account.Index,
        Spec = asked.Listing.Spec,
        ClientId = asked.ClientId ?? exchange.Chance.Text(22),
        Named = asked.ClientId is not null,
        Type = asked.Type,
        Side = asked.Side,
        PositionSide = asked.PositionSide,
        Tif = asked.Tif,
        Lots = asked.Listing.Spec.Lots(asked.Quantity),
        Price = asked.Price,
        Working = asked.Working,
        PriceMatch = asked.PriceMatch,
        ClosePosition = asked.ClosePosition,
        PriceProtect = asked.PriceProtect,
        ReduceOnly = asked.ReduceOnly,
        SelfTrade = asked.SelfTrade,
        GoodTill = asked.GoodTill,
        ActivatePrice = asked.IsTrailing ? asked.ActivatePrice ?? asked.WorkingPrice : 0,
        CallbackRate = asked.CallbackRate,
        TriggerPrice = asked.TriggerPrice,
        // Without an activation price it trails from the price of the moment.
        Extreme = asked.IsTrailing && asked.ActivatePrice is null ? asked.WorkingPrice : 0,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
