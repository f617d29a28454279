namespace Bowline.Contract;

public sealed record OrderRow
{
    public string? OrderId { get; init; }

    public required string ClientOrderId { get; init; }

    /// <summary>Empty when the order is not the desk's.</summary>
    public string? LinkId { get; init; }

    public required string Symbol { get; init; }

    public required string Side { get; init; }

    public required string PositionSide { get; init; }

    public required string Type { get; init; }

    public required string OrigQty { get; init; }

    public required string ExecutedQty { get; init; }

    /// <summary>The limit price; empty for a kind that trades at the book's prices.</summary>
    public string? Price { get; init; }

    /// <summary>What wakes a conditional order.</summary>
    public string? StopPrice { get; init; }

    /// <summary>CONTRACT_PRICE or MARK_PRICE, of a conditional order.</summary>
    public string? WorkingType { get; init; }

    /// <summary>Where a trailing stop starts to trail.</summary>
    public string? ActivatePrice { get; init; }

    /// <summary>How far a trailing stop stays behind, percent.</summary>
    public string? CallbackRate { get; init; }

    /// <summary>It closes the whole position that is there when it wakes.</summary>
    public bool ClosePosition { get; init; }

    public string? AvgPrice { get; init; }

    public string? TimeInForce { get; init; }

    public required string Status { get; init; }

    /// <summary>What it is to its execution (<c>take-profit</c>, <c>slice 3</c>); empty for an order of nobody's.</summary>
    public string? Leg { get; init; }

    /// <summary>The request under way, with <c>?</c> when its outcome is unknown.</summary>
    public string? Inflight { get; init; }

    public bool ReduceOnly { get; init; }

    public string? Reason { get; init; }

    /// <summary>UTC, milliseconds since 1970.</summary>
    public long Time { get; init; }

    public long UpdateTime { get; init; }
}

public sealed record TradeRow
{
    public required string Id { get; init; }

    public required string OrderId { get; init; }

    public required string ClientOrderId { get; init; }

    public string? LinkId { get; init; }

    public required string Symbol { get; init; }

    public required string Side { get; init; }

    public required string Price { get; init; }

    public required string Qty { get; init; }

    public required string QuoteQty { get; init; }

    public required string Commission { get; init; }

    public required string CommissionAsset { get; init; }

    public required string RealizedPnl { get; init; }

    public bool Maker { get; init; }

    public long Time { get; init; }
}

public sealed record PositionRow
{
    public required string Symbol { get; init; }

    public required string PositionSide { get; init; }

    /// <summary>Signed: negative is short.</summary>
    public required string PositionAmt { get; init; }

    public required string EntryPrice { get; init; }

    public string? MarkPrice { get; init; }

    /// <summary>USDT at the mark price.</summary>
    public string? UnRealizedProfit { get; init; }

    /// <summary>USDT at the mark price, signed like the amount.</summary>
    public string? Notional { get; init; }

    public int? Leverage { get; init; }

    public string? MarginType { get; init; }

    /// <summary>What running executions hold of it, together, signed; 0 when none does.</summary>
    public string OfExecutions { get; init; } = "0";

    /// <summary>The rest: the user's own, signed.</summary>
    public string OwnHands { get; init; } = "0";
}

public sealed record BalanceRow
{
    public required string Asset { get; init; }

    /// <summary>Wallet balance.</summary>
    public required string Balance { get; init; }

    public required string AvailableBalance { get; init; }

    public string? CrossUnPnl { get; init; }
}

public sealed record AlarmRow
{
    public required string Alarm { get; init; }

    public required string Text { get; init; }

    public long Since { get; init; }

    /// <summary>When what it is about is closed at market by the desk; none when nothing counts down.</summary>
    public long? FlattenAt { get; init; }

    /// <summary>Milliseconds until then; 0 once the time is up and it is being closed.</summary>
    public long? TimeLeftMs { get; init; }

    /// <summary>What a person can do.</summary>
    public required string Advice { get; init; }
}

public sealed record PriceRow
{
    public required string Symbol { get; init; }

    public string? BidPrice { get; init; }

    public string? BidQty { get; init; }

    public string? AskPrice { get; init; }

    public string? AskQty { get; init; }

    public string? LastPrice { get; init; }

    public string? MarkPrice { get; init; }

    public long Time { get; init; }
}

public sealed record BookView
{
    public required string Symbol { get; init; }

    /// <summary>Price and quantity, best first.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Bids { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Asks { get; init; }

    public long Time { get; init; }
}

public sealed record SymbolRow
{
    public required string Symbol { get; init; }

    public required string Status { get; init; }

    public required string ContractType { get; init; }

    public required string TickSize { get; init; }

    public required string StepSize { get; init; }

    public required string MinQty { get; init; }

    public required string MaxQty { get; init; }

    public required string MarketMaxQty { get; init; }

    public required string MinNotional { get; init; }
}

public sealed record StatusView
{
    public required string Mode { get; init; }

    public required string Profile { get; init; }

    /// <summary>What the paper exchange trades on; empty elsewhere.</summary>
    public string? Market { get; init; }

    public required int Pid { get; init; }

    public required string Version { get; init; }

    /// <summary><c>starting</c>, <c>ready</c>, <c>halted</c>, <c>banned</c>, <c>disconnected</c>.</summary>
    public required string Health { get; init; }

    public string? HealthReason { get; init; }

    /// <summary>The desk has compared its view with the exchange's since it started; before that what it shows may be of yesterday.</summary>
    public bool Compared { get; init; }

    /// <summary>The API's address on loopback.</summary>
    public string? Http { get; init; }

    public string? Venue { get; init; }

    public bool Armed { get; init; }

    public long StartedAt { get; init; }

    public long JournalSequence { get; init; }

    public string? JournalHead { get; init; }

    public int OpenOrders { get; init; }

    public int OpenPositions { get; init; }

    public int RunningExecutions { get; init; }

    public int Alarms { get; init; }

    public int? WeightUsed { get; init; }

    public long? ClockOffsetMs { get; init; }
}

public sealed record DoctorCheck
{
    public required string Name { get; init; }

    /// <summary><c>ok</c>, <c>warn</c> or <c>fail</c>.</summary>
    public required string Result { get; init; }

    public required string Text { get; init; }
}
