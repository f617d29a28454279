namespace Bowline.Contract;

/// <summary>The parameters of a VWAP.</summary>
internal static class VwapVerb
{
    public static ExecutionVerb Verb { get; } = new("vwap", "VWAP", "slices by the volume of past days, re-weighted by what trades")
    {
        Words = [Parameters.Side, Parameters.Quantity],
        Flags =
        [
            PaceParameters.Over("the whole duration: 10s to 1d") with { Required = true, Least = 10, Most = 86_400 },
            new("slices", ParameterKind.Number, "N", "how many buckets of equal length: 2 to 288 (one each 5m, 6 at least)")
            {
                Least = 2, Most = 288,
            },
            PaceParameters.OrderType,
            PaceParameters.LimitPrice,
            PaceParameters.MaxParticipation,
            Parameters.ReduceOnly,
            Parameters.PositionSide, Parameters.DeadMan,
        ],
        Returns = ReturnsWhen.Started,
        Examples =
        [
            "vwap BTCUSDT BUY 2 --over 4h",
            "vwap ETHUSDT SELL 50 --over 1h --slices 30 --order-type chase --max-participation 10%",
        ],
    };
}
