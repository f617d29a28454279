namespace Bowline.Contract;

/// <summary>The parameters of single conditional orders, which rest at the exchange until their trigger is met.</summary>
internal static class StopVerbs
{
    private static readonly ParameterSpec Quantity = Parameters.Quantity with { LeftOutWith = "close-position" };

    private static readonly ParameterSpec Trigger =
        new("stop-price", ParameterKind.Price, "PRICE", "the price that wakes it: 59000, or from the market -2%, -500")
        {
            Required = true, Aliases = ["trigger-price"],
        };

    private static readonly ParameterSpec ClosePosition =
        new("close-position", ParameterKind.Flag, null, "close all of the position that is there when it wakes; leave the quantity out");

    private static readonly ParameterSpec PriceProtect =
        new("price-protect", ParameterKind.Flag, null, "wake only while mark and last price are near each other");

    private static readonly ParameterSpec TimeInForce =
        new("tif", ParameterKind.TimeInForce, "TIF", "of the limit order once it is awake: GTC (default), IOC, FOK or GTX")
        {
            Aliases = ["time-in-force"], Choices = ["GTC", "IOC", "FOK", "GTX"],
        };

    private static readonly ParameterSpec[] Shared =
    [
        PriceProtect, Parameters.WorkingType, Parameters.Mark, Parameters.ReduceOnly, Parameters.PositionSide,
        Parameters.SelfTradePrevention, Parameters.ClientOrderId,
    ];

    public static ExecutionVerb StopMarket { get; } = new("stop-market", "ORD", "a market order once the price has moved against you")
    {
        Words = [Parameters.Side, Quantity],
        Flags = [Trigger, ClosePosition, .. Shared],
        Examples =
        [
            "stop-market BTCUSDT SELL 0.001 --stop-price 59000", "stop-market BTCUSDT SELL --close-position --stop-price -2% --mark",
        ],
    };

    public static ExecutionVerb StopLimit { get; } = new("stop-limit", "ORD", "a limit order once the price has moved against you")
    {
        Words = [Parameters.Side, Parameters.Quantity],
        Flags =
        [
            Trigger,
            new("limit-price", ParameterKind.Price, "PRICE", "its limit; SELL: at most the stop price, BUY: at least")
            {
                Required = true, Aliases = ["price"],
            },
            TimeInForce, .. Shared,
        ],
        Examples =
        [
            "stop-limit BTCUSDT SELL 0.001 --stop-price 59000 --limit-price 58800",
            "stop-limit BTCUSDT BUY 500$ --stop-price +1% --limit-price +1.1% --tif IOC",
        ],
    };

    public static ExecutionVerb TakeProfit { get; } = new("take-profit", "ORD", "an order once the price has moved for you")
    {
        Words = [Parameters.Side, Quantity],
        Flags =
        [
            Trigger,
            new("limit-price", ParameterKind.Price, "PRICE", "its limit; without it, it trades at market") { Aliases = ["price"] },
            TimeInForce, ClosePosition, .. Shared,
        ],
        Examples =
        [
            "take-profit BTCUSDT SELL 0.001 --stop-price 62000 --limit-price 61990",
            "take-profit BTCUSDT SELL --close-position --stop-price +3%",
        ],
    };
}
