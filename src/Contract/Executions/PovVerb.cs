namespace Bowline.Contract;

/// <summary>The parameters of a POV.</summary>
internal static class PovVerb
{
    public static ExecutionVerb Verb { get; } = new("pov", "POV", "a share of what the market trades")
    {
        Words = [Parameters.Side, Parameters.Quantity],
        Flags =
        [
            new("participation", ParameterKind.Percent, "PERCENT", "the share of the volume it aims at: 0.1% to 100%")
            {
                Required = true, Least = 0.1m, Most = 100,
            },
            new("cap", ParameterKind.Percent, "PERCENT", "the share it never exceeds, whatever the floor asks for (no cap)")
            {
                Least = 0.1m, Most = 100,
            },
            new("floor", ParameterKind.Percent, "PERCENT", "the least pace, against an even one to the deadline: 0% to 100% (0%)")
            {
                Default = "0%", Least = 0, Most = 100,
            },
            PaceParameters.Over("the deadline as a duration: 10s to 7d") with { Least = 10, Most = 604_800 },
            new("until", ParameterKind.Moment, "TIME", "the deadline as a point in time"),
            new("interval", ParameterKind.Duration, "TIME", "between two orders, at least: 500ms to 1h (5s)")
            {
                Default = "5s", Least = 0.5m, Most = 3_600,
            },
            PaceParameters.OrderType with
            {
                Choices = ["market", "chase"],
                Help = "market (default); chase: rests at the best price, re-quoted in place, and crosses after 48s",
            },
            PaceParameters.LimitPrice,
            Parameters.ReduceOnly,
            Parameters.PositionSide, Parameters.DeadMan,
        ],
        Returns = ReturnsWhen.Started,
        Examples =
        [
            "pov BTCUSDT BUY 5 --participation 10%",
            "pov ETHUSDT SELL 100 --participation 5% --floor 100% --cap 20% --over 2h --limit-price -1%",
        ],
    };
}
