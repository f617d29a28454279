namespace Bowline.Core;

/// <summary>
/// What an order asks for: a closed family, each member with just the fields that mean something for it.
/// </summary>
public abstract record OrderSpec
{
    private OrderSpec() { }

    public required Symbol Symbol { get; init; }

    public required Side Side { get; init; }

    /// <summary>Base asset, on the symbol's step.</summary>
    public required Quantity Quantity { get; init; }

    public PositionSide PositionSide { get; init; }

    /// <summary>May only shrink a position [<c>reduceOnly</c>].</summary>
    public bool ReduceOnly { get; init; }

    /// <summary>
    /// It closes all of the position that is there when it wakes [<c>closePosition</c>]: only conditional market kinds can.
    /// </summary>
    public virtual bool ClosesPosition => false;

    /// <summary>It can only shrink a position: by a flag, or in hedge mode by its side.</summary>
    public bool Closes => PositionSide == PositionSide.Both
        ? ReduceOnly || ClosesPosition
        : (Side == Side.Sell) == (PositionSide == PositionSide.Long);

    /// <summary>
    /// Self-trade prevention; null leaves it to the venue's default [<c>selfTradePreventionMode</c>].
    /// </summary>
    public SelfTradePrevention? SelfTradePrevention { get; init; }

    /// <summary>The limit price; null for a kind that trades at the book's prices.</summary>
    public virtual Price? LimitPrice => null;

    /// <summary>Takes what the book offers [MARKET].</summary>
    public sealed record Market : OrderSpec;

    /// <summary>Trades at its price or better [LIMIT].</summary>
    public sealed record Limit : OrderSpec
    {
        public required Price Price { get; init; }

        public required TimeInForce TimeInForce { get; init; }

        public override Price? LimitPrice => Price;
    }

    /// <summary>
    /// Waits at the venue for its trigger; then the venue places its child [algo order]. Only the market kinds can
    /// close a whole position: their quantity is zero until the child is placed.
    /// </summary>
    public abstract record Conditional : OrderSpec
    {
        private protected Conditional() { }

        /// <summary>Which price wakes it [<c>workingType</c>].</summary>
        public WorkingType WorkingType { get; init; }

        /// <summary>
        /// It wakes only while mark and last price are near each other [<c>priceProtect</c>, <c>triggerProtect</c>].
        /// </summary>
        public bool PriceProtect { get; init; }

        /// <summary>The price that wakes it [<c>triggerPrice</c>]; null for a trail, whose trigger moves.</summary>
        public virtual Price? TriggerPrice => null;
    }

    /// <summary>A market order once the market has moved against us as far as the trigger [STOP_MARKET].</summary>
    public sealed record StopMarket : Conditional
    {
        public required Price Trigger { get; init; }

        public bool ClosePosition { get; init; }

        public override Price? TriggerPrice => Trigger;

        public override bool ClosesPosition => ClosePosition;
    }

    /// <summary>A limit order once the market has moved against us as far as the trigger [STOP].</summary>
    public sealed record StopLimit : Conditional
    {
        public required Price Trigger { get; init; }

        public required Price Price { get; init; }

        public required TimeInForce TimeInForce { get; init; }

        public override Price? TriggerPrice => Trigger;

        public override Price? LimitPrice => Price;
    }

    /// <summary>A market order once the market has moved for us as far as the trigger [TAKE_PROFIT_MARKET].</summary>
    public sealed record TakeProfitMarket : Conditional
    {
        public required Price Trigger { get; init; }

        public bool ClosePosition { get; init; }

        public override Price? TriggerPrice => Trigger;

        public override bool ClosesPosition => ClosePosition;
    }

    /// <summary>A limit order once the market has moved for us as far as the trigger [TAKE_PROFIT].</summary>
    public sealed record TakeProfitLimit : Conditional
    {
        public required Price Trigger { get; init; }

        public required Price Price { get; init; }

        public required TimeInForce TimeInForce { get; init; }

        public override Price? TriggerPrice => Trigger;

        public override Price? LimitPrice => Price;
    }

    /// <summary>
    /// A market order once the market has come back from its best price by the callback [TRAILING_STOP_MARKET].
    /// </summary>
    public sealed record TrailingStop : Conditional
    {
        /// <summary>Distance from the best price in percent, one decimal [<c>callbackRate</c>].</summary>
        public required decimal CallbackPercent { get; init; }

        /// <summary>Where it starts to trail; null starts it at once [<c>activatePrice</c>].</summary>
        public Price? Activation { get; init; }
    }
}

/// <summary>Which price wakes a conditional order [<c>workingType</c>].</summary>
public enum WorkingType
{
    /// <summary>The last traded price [CONTRACT_PRICE].</summary>
    LastPrice,

    /// <summary>[MARK_PRICE]</summary>
    MarkPrice,
}

/// <summary>Which order expires when an account would trade with itself [<c>selfTradePreventionMode</c>].</summary>
public enum SelfTradePrevention
{
    None,
    ExpireTaker,
    ExpireMaker,
    ExpireBoth,
}
