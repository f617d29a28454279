using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>TRADE_LITE: the same fill as ORDER_TRADE_UPDATE's TRADE, earlier and shorter. Count a fill once.</summary>
public sealed record TradeLite() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "TRADE_LITE";
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public long TransactionTime { get; init; }
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    [JsonPropertyName("q")] public required decimal OrigQty { get; init; }
    [JsonPropertyName("p")] public required decimal Price { get; init; }
    [JsonPropertyName("m")] public required bool IsMaker { get; init; }
    [JsonPropertyName("c")] public required string ClientOrderId { get; init; }
    [JsonPropertyName("S")] public required string Side { get; init; }
    [JsonPropertyName("L")] public required decimal LastPrice { get; init; }
    [JsonPropertyName("l")] public required decimal LastQty { get; init; }
    [JsonPropertyName("t")] public required long TradeId { get; init; }
    [JsonPropertyName("i")] public required long OrderId { get; init; }
}

/// <summary>ACCOUNT_CONFIG_UPDATE: leverage of a symbol, or the multi-assets mode, changed.</summary>
public sealed record AccountConfigUpdate() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "ACCOUNT_CONFIG_UPDATE";
    /// <summary>Unix ms.</summary>
    [JsonPropertyName("T")] public long TransactionTime { get; init; }
    [JsonPropertyName("ac")] public LeverageChange? Leverage { get; init; }
    [JsonPropertyName("ai")] public MultiAssetsChange? MultiAssets { get; init; }
}

/// <summary>New leverage of a symbol.</summary>
public sealed record LeverageChange
{
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    [JsonPropertyName("l")] public required int Leverage { get; init; }
}

/// <summary>New multi-assets mode.</summary>
public sealed record MultiAssetsChange
{
    [JsonPropertyName("j")] public required bool On { get; init; }
}

/// <summary>MARGIN_CALL: advisory; liquidation may come without it.</summary>
public sealed record MarginCall() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "MARGIN_CALL";
    /// <summary>Cross wallet balance; only for cross positions.</summary>
    [JsonPropertyName("cw")] public decimal? CrossWalletBalance { get; init; }
    [JsonPropertyName("p")] public required ImmutableArray<MarginCallPosition> Positions { get; init; }
}

/// <summary>One position in danger.</summary>
public sealed record MarginCallPosition
{
    [JsonPropertyName("s")] public required string Symbol { get; init; }
    [JsonPropertyName("ps")] public required string PositionSide { get; init; }
    [JsonPropertyName("pa")] public required decimal PositionAmt { get; init; }
    /// <summary>CROSSED or ISOLATED, upper case here.</summary>
    [JsonPropertyName("mt")] public required string MarginType { get; init; }
    [JsonPropertyName("iw")] public decimal IsolatedWallet { get; init; }
    [JsonPropertyName("mp")] public required decimal MarkPrice { get; init; }
    [JsonPropertyName("up")] public decimal UnrealizedProfit { get; init; }
    /// <summary>Maintenance margin required.</summary>
    [JsonPropertyName("mm")] public decimal MaintMargin { get; init; }
}

/// <summary>listenKeyExpired: the last message of a user stream; the socket stays open and silent after it.</summary>
public sealed record ListenKeyExpired() : StreamEvent(EventName)
{
    /// <summary>The name on the wire.</summary>
    public const string EventName = "listenKeyExpired";
    [JsonPropertyName("listenKey")] public string? ListenKey { get; init; }

    /// <summary>A listen key opens the account's stream: it is not printed.</summary>
    public override string ToString() => "ListenKeyExpired(***)";
}
