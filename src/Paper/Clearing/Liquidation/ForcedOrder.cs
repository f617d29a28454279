namespace Bowline.Paper;

/// <summary>An order of the venue's in the making; it passes no filter and needs no margin.</summary>
internal sealed class ForcedOrder
{
    private readonly Exchange exchange;
    private readonly Account account;
    private readonly SymbolSpec spec;
    private readonly ForcedKind kind;
    private readonly string clientId;

    private ForcedOrder(Exchange exchange, Account account, SymbolSpec spec, ForcedKind kind, string clientId)
    {
        this.exchange = exchange;
        this.account = account;
        this.spec = spec;
        this.kind = kind;
        this.clientId = clientId;
    }

    public Side Side { get; set; }

    public PositionSide PositionSide { get; set; }

    public TimeInForce Tif { get; set; }

    public long Ticks { get; set; }

    public long Lots { get; set; }

    public static ForcedOrder Of(
        Exchange exchange, Account account, SymbolSpec spec, ForcedKind kind, string clientId) =>
        new(exchange, account, spec, kind, clientId);

    /// <summary>Enters it into the account and tells it; a liquidation is told as CALCULATED NEW first.</summary>
    public Order Open(long now)
    {
        var order = new Order
        {
            Id = exchange.Ids.NextOrder(),
            Account = account.Index,
            Spec = spec,
            ClientId = clientId,
            Side = Side,
            PositionSide = PositionSide,
            Type = OrderType.Limit,
            Tif = Tif,
            ReduceOnly = false,
            SelfTrade = SelfTradeMode.None,
            PriceMatch = "NONE",
            GoodTill = 0,
            CreatedAt = now,
            Forced = kind,
            UpdatedAt = now,
            Ticks = Ticks,
            OrigLots = Lots,
            AssumedPrice = spec.Price(Ticks),
        };
        account.Open(order);
        exchange.Changes.Touch(order);
        if (kind == ForcedKind.Liquidation)
            exchange.Events.Accepted(account, order, now);
        return order;
    }
}
