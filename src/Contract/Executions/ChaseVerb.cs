namespace Bowline.Contract;

/// <summary>The parameters of a chase.</summary>
internal static class ChaseVerb
{
    public static ExecutionVerb Verb { get; } = new("chase", "CHASE", "a limit order that stays at the best price of its side")
    {
        Words = [Parameters.Side, Parameters.Quantity],
        Flags =
        [
            new("offset", ParameterKind.Distance, "DISTANCE", "how far behind the best price it stays, quote asset (0)")
            {
                Default = "0", Least = 0,
            },
            new("limit-price", ParameterKind.Price, "PRICE", "the worst price it goes to") { Aliases = ["limitPrice"] },
            Parameters.MoveEvery,
            new("cross-after", ParameterKind.Duration, "TIME",
                "then take the rest: at market, or with --limit-price up to it (IOC): 1s to 1d (never)")
            {
                Least = 1, Most = 86_400,
            },
            Parameters.PostOnly, Parameters.ReduceOnly, Parameters.PositionSide, Parameters.DeadMan,
        ],
        Returns = ReturnsWhen.Started,
        Examples =
        [
            "chase BTCUSDT BUY 0.05 --post-only --cross-after 2m",
            "chase ETHUSDT SELL 100% --reduce-only --limit-price -0.5% --cross-after 30s",
        ],
    };
}
