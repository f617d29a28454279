namespace Bowline.Contract;

/// <summary>Parameters that several kinds of execution share.</summary>
public static class Parameters
{
    public static ParameterSpec Side { get; } =
        new("side", ParameterKind.Side, "SIDE", "BUY or SELL") { Required = true, Choices = ["BUY", "SELL"] };

    public static ParameterSpec Quantity { get; } =
        new("quantity", ParameterKind.Quantity, "QUANTITY", "0.01, 500$ or 25% of what can be opened or closed")
        {
            Required = true,
        };

    public static ParameterSpec ReduceOnly { get; } =
        new("reduce-only", ParameterKind.Flag, null, "may only shrink the position");

    public static ParameterSpec PostOnly { get; } =
        new("post-only", ParameterKind.Flag, null, "orders must rest or be refused: never a taker until it crosses or is finished");

    /// <summary>How often a price that follows the market may move.</summary>
    public static ParameterSpec MoveEvery { get; } =
        new("every", ParameterKind.Duration, "TIME", "the least time between two moves of the price: 200ms to 10m (1s)")
        {
            Default = "1s", Least = 0.2m, Most = 600,
        };

    public static ParameterSpec PositionSide { get; } =
        new("position-side", ParameterKind.PositionSide, "SIDE", "LONG or SHORT, in hedge mode")
        {
            Choices = ["LONG", "SHORT"],
        };

    public static ParameterSpec WorkingType { get; } =
        new("working-type", ParameterKind.Choice, "PRICE", "which price wakes it: last-price (default) or mark-price")
        {
            Choices = ["last-price", "mark-price"], Default = "last-price",
        };

    /// <summary>Short for <c>--working-type mark-price</c>.</summary>
    public static ParameterSpec Mark { get; } =
        new("mark", ParameterKind.Flag, null, "the mark price wakes it: short for --working-type mark-price");

    public static ParameterSpec SelfTradePrevention { get; } =
        new("stp", ParameterKind.Choice, "MODE", "self-trade prevention, as the exchange names it")
        {
            Aliases = ["self-trade-prevention"], Choices = ["none", "expire-taker", "expire-maker", "expire-both"],
        };

    public static ParameterSpec ClientOrderId { get; } =
        new("client-order-id", ParameterKind.Text, "ID", "your own id for the order, 1 to 36 characters")
        {
            Aliases = ["new-client-order-id"],
        };

    /// <summary>The dead man's switch, for kinds whose resting orders open.</summary>
    public static ParameterSpec DeadMan { get; } =
        new("dead-man", ParameterKind.Duration, "TIME",
            "the exchange withdraws all orders of the symbol when it has not heard of the desk for so long: 20s to 1h (never)")
        {
            Aliases = ["deadMan"], Least = 20, Most = 3_600,
        };

    public static ParameterSpec ProtectWithin { get; } =
        new("protect-within", ParameterKind.Duration, "TIME",
            "how long a stop may be missing before what it protects is closed at market: 1s to 10m (10s)")
        {
            Default = "10s", Least = 1, Most = 600,
        };
}
