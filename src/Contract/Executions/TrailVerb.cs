namespace Bowline.Contract;

/// <summary>The parameters of a trail. The exchange's own is taken where it can do all that was typed.</summary>
internal static class TrailVerb
{
    public static ParameterSpec Delay { get; } =
        new("delay", ParameterKind.Duration, "TIME", "least time between two moves of the stop, 0s to 1h (1s)")
        {
            Default = "1s", Least = 0, Most = 3600,
        };

    public static ParameterSpec AtrPeriod { get; } =
        new("atr-period", ParameterKind.Number, "N", "candles that the average true range looks back on, 1 to 500 (14)")
        {
            Default = "14", Least = 1, Most = 500,
        };

    public static ParameterSpec AtrInterval { get; } =
        new("atr-interval", ParameterKind.Choice, "INTERVAL", "of those candles (1m)")
        {
            Choices = ["1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w"], Default = "1m",
        };

    public static ExecutionVerb Verb { get; } = new("trail", "TRAIL", "a stop that follows the price and never goes back")
    {
        Words = [Parameters.Side, Parameters.Quantity],
        Flags =
        [
            new("callback", ParameterKind.Text, "DISTANCE",
                "0.1% to 20% with one decimal: the exchange's own trailing stop; any other percentage, 200 (quote asset) or 2atr: the desk's")
            {
                Required = true, Aliases = ["callback-rate"],
            },
            new("activate", ParameterKind.Price, "PRICE", "it follows from this price on")
            {
                Aliases = ["activation-price", "activate-price"],
            },
            new("stop-price", ParameterKind.Price, "PRICE", "where the stop stands before the trail has passed it: the desk's own trail"),
            new("step", ParameterKind.Distance, "DISTANCE", "least move of the stop in quote asset (a twentieth of the distance): the desk's own trail"),
            Delay, AtrPeriod, AtrInterval,
            Parameters.WorkingType, Parameters.Mark, Parameters.ProtectWithin, Parameters.PositionSide,
        ],
        Closes = true,
        Returns = ReturnsWhen.Resident,
        Examples =
        [
            "trail BTCUSDT SELL 0.001 --callback 1% --activate 62500",
            "trail BTCUSDT SELL 0.01 --callback 200 --step 20 --delay 5s",
            "trail BTCUSDT SELL 100% --callback 2atr --atr-interval 5m --stop-price -2%",
        ],
    };
}
