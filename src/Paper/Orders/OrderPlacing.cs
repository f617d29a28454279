namespace Bowline.Paper;

/// <summary>
/// Takes a new order: every rule is asked before anything changes, in the order of contract 4.1; then the order gets
/// its id, matches, and rests or ends.
/// </summary>
internal sealed class OrderPlacing(Exchange exchange)
{
    public Checked<Order> Place(Account account, OrderRequest asked, long now)
    {
        var admitted = Admit(account, asked);
        if (admitted.Refusal is { } refused)
            return refused;
        var order = Create(account, admitted.Value!, exchange.Ids.NextOrder(), now);
        account.Open(order);
        exchange.Counts.Orders++;
        exchange.Changes.Touch(order);
        if (asked.Parent is { } parent)
            exchange.Algos.ChildPlaced(account, parent, order, now);
        exchange.Events.Accepted(account, order, now);
        if (order.GoodTill > 0)
            exchange.GoodTill.Watch(order);
        exchange.Taking.Run(account, order, now);
        return order;
    }

    /// <summary>The order as it would be taken, with matched price and shrunk quantity; or the refusal.</summary>
    public Checked<AdmittedOrder> Admit(Account account, OrderRequest asked)
    {
        var listing = asked.Listing;
        if (asked.PriceMatch != "NONE")
        {
            if (OrderParser.MatchedTicks(listing, asked.Side, asked.PriceMatch) is not { } ticks)
                return Refusal.Of(-5041, "No depth matches this BBO order");
            asked = asked with { Price = listing.Spec.Price(ticks) };
        }
        asked = asked with { ReduceOnly = ReduceOnlyRules.Closes(asked) };
        var refused = LiquidationEngine.Refuses(account, account.On(listing.Spec))
            ?? SymbolState.Refuses(listing.Spec, asked.Side, asked.ReduceOnly)
            ?? Duplicate(account, asked.ClientId) ?? OrderFilters.Check(asked) ?? Count(account, asked);
        if (refused is not null)
            return refused;
        var assumed = MarginMath.AssumedPrice(listing, asked.Side, asked.Type, asked.Ticks);
        var lots = asked.Lots;
        if (asked.ReduceOnly)
        {
            var closing = new ClosingOrder(asked.PositionSide, asked.Side, asked.Ticks, lots, 0);
            (lots, refused) = ReduceOnlyRules.Fit(account.On(listing.Spec), closing);
            refused ??= MarginMath.AffordClosing(exchange, account, listing, asked.Side, lots);
        }
        else
        {
            var price = asked.Type == OrderType.Limit ? asked.Price : assumed;
            refused = MarginMath.Afford(
                exchange, account, listing, new AddedOrder(asked.Side, lots, price, assumed));
        }
        refused ??= Liquidity(listing, asked, lots);
        return refused is null ? new AdmittedOrder(asked, lots, assumed) : refused;
    }

    /// <summary>The order as it would be acknowledged, without an id of its own; nothing changes.</summary>
    public Order Preview(Account account, AdmittedOrder admitted, long now) =>
        Create(account, admitted, exchange.Ids.LastOrder + 1, now);

    private static Refusal? Duplicate(Account account, string? clientId) =>
        clientId is not null && account.NewestByClientId.TryGetValue(clientId, out var known) && known.IsOpen
            ? Refusal.Of(-4116, "ClientOrderId is duplicated.")
            : null;

    private static Refusal? Count(Account account, OrderRequest asked) =>
        asked.Type == OrderType.Limit && account.On(asked.Listing.Spec).Open.Count >= asked.Listing.Spec.MaxOpenOrders
            ? Refusal.Of(-2025, "Reach max open order limit.")
            : null;

    private Refusal? Liquidity(Listing listing, OrderRequest asked, long lots)
    {
        var book = listing.Book;
        var makers = asked.Side.Opposite();
        if (asked.Type == OrderType.Market)
            return MarketLiquidity(listing, asked.Side);
        return asked.Tif switch
        {
            TimeInForce.Fok when book.Available(makers, asked.Ticks, lots) < lots => Refusal.Of(-5021,
                "Due to the order could not be filled immediately, the FOK order has been rejected. "
                + "The order will not be recorded in the order history"),
            TimeInForce.Gtx when book.Peek(makers, asked.Ticks).Lots > 0 => Refusal.Of(-5022,
                "Due to the order could not be executed as maker, the Post Only order will be rejected. "
                + "The order will not be recorded in the order history"),
            _ => null,
        };
    }

    private Refusal? MarketLiquidity(Listing listing, Side side)
    {
        if (listing.Book.Best(side.Opposite()) is null)
            return exchange.Settings.Rules.EmptyBookRefused ? Refusal.Of(-2020, "Unable to fill.") : null;
        return listing.Book.Peek(side.Opposite(), OrderFilters.MarketLimit(listing, side)).Lots == 0
            ? Refusal.Of(-4131, "The counterparty's best price does not meet the PERCENT_PRICE filter limit.")
            : null;
    }

    private Order Create(Account account, AdmittedOrder admitted, long id, long now)
    {
        var asked = admitted.Asked;
        return new Order
        {
            Id = id,
            Account = account.Index,
            Spec = asked.Listing.Spec,
            ClientId = asked.ClientId ?? exchange.Chance.Text(22),
            Side = asked.Side,
            PositionSide = asked.PositionSide,
            Type = asked.Type,
            Tif = asked.Tif,
            ReduceOnly = asked.ReduceOnly,
            SelfTrade = asked.SelfTrade,
            PriceMatch = asked.PriceMatch,
            GoodTill = asked.GoodTill,
            CreatedAt = now,
            UpdatedAt = now,
            Ticks = asked.Type == OrderType.Limit ? asked.Ticks : 0,
            OrigLots = admitted.Lots,
            AssumedPrice = admitted.AssumedPrice,
            Parent = asked.Parent,
        };
    }
}

/// <summary>An order that passed every rule, with the lots it may have.</summary>
internal sealed record AdmittedOrder(OrderRequest Asked, long Lots, decimal AssumedPrice);
