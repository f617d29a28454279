namespace Bowline.Contract;

/// <summary>The parameters of a TWAP.</summary>
internal static class TwapVerb
{
    public static ExecutionVerb Verb { get; } = new("twap", "TWAP", "equal slices at equal times")
    {
        Words = [Parameters.Side, Parameters.Quantity],
        Flags =
        [
            new("slices", ParameterKind.Number, "N", "how many slices: 1 to 500; too small ones are merged") { Least = 1, Most = 500 },
            new("interval", ParameterKind.Duration, "TIME", "between slices: 100ms to 1d (1m)")
            {
                Aliases = ["interval-sec"], Default = "1m", Least = 0.1m, Most = 86_400,
            },
            PaceParameters.Over("instead of slices or interval: the whole duration, 100ms to 7d") with { Least = 0.1m, Most = 604_800 },
            PaceParameters.OrderType,
            PaceParameters.LimitPrice,
            new("tif", ParameterKind.TimeInForce, "TIF", "of limit slices: GTC (default), IOC, FOK or GTX")
            {
                Choices = ["GTC", "IOC", "FOK", "GTX"], Default = "GTC",
            },
            new("jitter", ParameterKind.Percent, "PERCENT", "moves size and time of slices by seeded chance: 0% to 100% (0%)")
            {
                Default = "0%", Least = 0, Most = 100,
            },
            new("remainder", ParameterKind.Choice, "RULE",
                "spread over the slices (default), or final-slice: equal slices and one more for the remainder")
            {
                Choices = ["spread", "final-slice"], Default = "spread",
            },
            new("unfilled", ParameterKind.Choice, "POLICY",
                "an unfilled limit slice when the next begins: carry its quantity over (default), rest, or requote at the best price")
            {
                Choices = ["carry", "rest", "requote"], Default = "carry",
            },
            PaceParameters.AfterPause,
            PaceParameters.MaxParticipation,
            Parameters.ReduceOnly,
            Parameters.PositionSide, Parameters.DeadMan,
        ],
        Returns = ReturnsWhen.Started,
        Examples =
        [
            "twap BTCUSDT BUY 0.009 --slices 3 --interval 2s",
            "twap ETHUSDT SELL 20 --over 2h --slices 60 --order-type chase --jitter 20%",
            "twap BTCUSDT BUY 5000$ --over 30m --max-participation 5% --limit-price +0.3%",
        ],
    };
}
