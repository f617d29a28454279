namespace Bowline.Paper;

/// <summary>
/// Points that the venue's documents leave open or contradict (contract section 16), each one named switch with the
/// reading we chose as its default.
/// </summary>
public sealed record VenueRules
{
    /// <summary>Largest recvWindow in ms (60000 by one source, none by another); above it: -1130.</summary>
    public long MaxRecvWindow { get; init; } = 60_000;

    /// <summary>Weight of the account, balance and positionRisk reads: 5 on the pages, 10 announced for v2.</summary>
    public int AccountReadWeight { get; init; } = 5;

    /// <summary>Weight of historicalTrades: 200 in the newest connector, 20 in the pages.</summary>
    public int HistoricalTradesWeight { get; init; } = 200;

    /// <summary>forceOrder tells a second's largest liquidation; false: its latest, as a newer page says.</summary>
    public bool ForceOrderLargest { get; init; } = true;

    /// <summary>
    /// A URL without a route delivers everything, as the demo hosts do; false delivers what /public has, as mainnet
    /// does since 2026-04-23.
    /// </summary>
    public bool UnroutedServesAll { get; init; }

    /// <summary>With events= in the URL, listenKeyExpired comes only when it is listed.</summary>
    public bool KeyExpiredNeedsListing { get; init; } = true;

    /// <summary>New stream connections of one address in five minutes, 0 for no limit; more get 429.</summary>
    public int ConnectionsInFiveMinutes { get; init; } = 300;

    /// <summary>
    /// Self-trade mode when the client sent none: EXPIRE_MAKER as seen live; false is NONE, as some pages say.
    /// </summary>
    public bool SelfTradeByDefault { get; init; } = true;

    /// <summary>Price matches in force; OPPONENT_10 and _20 were switched off on 2025-10-23.</summary>
    public IReadOnlyList<string> PriceMatches { get; init; } =
        ["OPPONENT", "OPPONENT_5", "QUEUE", "QUEUE_5", "QUEUE_10", "QUEUE_20"];

    /// <summary>Order of the events of one fill, as recorded; the venue promises none.</summary>
    public IReadOnlyList<string> FillEvents { get; init; } = ["TRADE_LITE", "ACCOUNT_UPDATE", "ORDER_TRADE_UPDATE"];

    /// <summary>MARKET against an empty book: refused with -2020; false lets it expire.</summary>
    public bool EmptyBookRefused { get; init; } = true;

    /// <summary>Refused requests over the weight limit in one minute before the address is banned (418).</summary>
    public int RefusalsBeforeBan { get; init; } = 50;

    /// <summary>Retry-After on 429 and 418: documented for spot only.</summary>
    public bool RetryAfter { get; init; } = true;

    /// <summary>
    /// SUBSCRIBE and its kin may carry a text as id: the pages ask for an unsigned integer, the venue's own connectors
    /// send texts.
    /// </summary>
    public bool TextStreamIds { get; init; } = true;

    /// <summary>Open conditional orders of an account before -4045.</summary>
    public int MaxOpenAlgos { get; init; } = 200;

    /// <summary>
    /// Ms from TRIGGERING to the child order; 11 as recorded (contract 6.7). With 0 it follows at once.
    /// </summary>
    public long TriggerLatencyMs { get; init; } = 11;

    /// <summary>
    /// A met trigger that price protection holds back waits until both prices agree; false lets it expire.
    /// </summary>
    public bool PriceProtectWaits { get; init; } = true;

    /// <summary>closePosition without a position is refused with -4509; false accepts it.</summary>
    public bool ClosePositionNeedsPosition { get; init; }

    /// <summary>A trigger price off the tick is refused with -4014; false takes it, as measured.</summary>
    public bool TriggerOnTick { get; init; }

    /// <summary>Highest trigger as a multiple of the mark price before -4210; the venue's factor is unknown.</summary>
    public decimal TriggerCap { get; init; } = 10;

    /// <summary>Lowest trigger as a fraction of the mark price before -4211; the venue's factor is unknown.</summary>
    public decimal TriggerFloor { get; init; } = 0.1m;

    /// <summary>Smallest callbackRate in percent; the code of what is outside is open, we give -1130.</summary>
    public decimal MinCallback { get; init; } = 0.1m;

    /// <summary>Largest callbackRate in percent; 10 before 2026-10-23.</summary>
    public decimal MaxCallback { get; init; } = 20;

    /// <summary>Decimals of callbackRate; more give -1102, as reported.</summary>
    public int CallbackDecimals { get; init; } = 1;

    /// <summary>The child order carries the client's clientAlgoId; false gives it an id of the venue.</summary>
    public bool ChildTakesClientId { get; init; } = true;

    /// <summary>AP and cr in the ALGO_UPDATE of a trailing stop.</summary>
    public bool TrailingKeysInAlgoUpdate { get; init; } = true;

    /// <summary>error.data with serverTime and retryAfter on the socket's 429 and 418: spot documents it.</summary>
    public bool SocketErrorData { get; init; } = true;

    /// <summary>Acks with avgPrice and cumQuote as before 2026-06-30, for older clients.</summary>
    public bool OldAcks { get; init; }

    /// <summary>Maker fee as a fraction (VIP0).</summary>
    public decimal MakerFee { get; init; } = 0.0002m;

    /// <summary>
    /// Ms between the take-over of an account (orders expire, new ones get -2023) and the closing order: the venue
    /// names none.
    /// </summary>
    public long LiquidationMs { get; init; } = 40;

    /// <summary>Share of the margin balance that the maintenance margin must reach for a MARGIN_CALL.</summary>
    public decimal MarginCallAt { get; init; } = 0.8m;

    /// <summary>Fees and funding of an isolated position come from its isolated wallet first; false: cross.</summary>
    public bool IsolatedPaysFirst { get; init; } = true;

    /// <summary>USDT the insurance fund is born with; the venue's own holds more than a thousand million.</summary>
    public decimal InsuranceFund { get; init; } = 1_000_000;

    /// <summary>Taker fee as a fraction (VIP0).</summary>
    public decimal TakerFee { get; init; } = 0.0005m;
}
