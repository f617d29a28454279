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

/// <summary>One execution: what it is for, how far it is, what it has at the exchange.</summary>
public sealed record ExecutionRow
{
    public required string LinkId { get; init; }

    public required string Kind { get; init; }

    public required string Symbol { get; init; }

    public string? Side { get; init; }

    public string? PositionSide { get; init; }

    /// <summary><c>running</c>, <c>paused</c>, <c>ending</c> or <c>finished</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What it needs rests at the exchange.</summary>
    public bool InPlace { get; init; }

    /// <summary>What it is for, base asset; it is always filled + working + left (and what was filled too much).</summary>
    public required string Quantity { get; init; }

    public required string Filled { get; init; }

    /// <summary>At the exchange now, or on its way there.</summary>
    public string? Working { get; init; }

    /// <summary>Not sent yet.</summary>
    public string? Left { get; init; }

    public string? AvgPrice { get; init; }

    /// <summary>What of its symbol's position belongs to it now, signed; 0 once it has ended.</summary>
    public string Holding { get; init; } = "0";

    /// <summary>The mid when it was asked for.</summary>
    public string? ArrivalPrice { get; init; }

    /// <summary>Average price against arrival in basis points; positive is worse.</summary>
    public string? SlippageBps { get; init; }

    public string? Outcome { get; init; }

    /// <summary>The code of the failure that ended it, listed in docs/errors.md.</summary>
    public string? Code { get; init; }

    /// <summary>Its parameters as the desk resolved them: durations in milliseconds, prices and quantities absolute.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>What else it tells of itself.</summary>
    public IReadOnlyDictionary<string, string>? Details { get; init; }

    /// <summary>In the order they were made.</summary>
    public IReadOnlyList<OrderRow> Orders { get; init; } = [];

    public long StartedAt { get; init; }

    public long? EndedAt { get; init; }

    /// <summary>When it looks at the time again; empty when only events move it.</summary>
    public long? NextAt { get; init; }

    /// <summary>Milliseconds until its schedule ends; empty when it has none.</summary>
    public long? TimeLeftMs { get; init; }
}

public sealed record AlarmRow
{
    public required string Alarm { get; init; }

    public required string Text { get; init; }

    public long Since { get; init; }
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

    /// <summary><c>starting</c>, <c>ready</c>, <c>halted</c>, <c>disconnected</c>.</summary>
    public required string Health { get; init; }

    public string? HealthReason { get; init; }

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
