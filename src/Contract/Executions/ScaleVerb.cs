namespace Bowline.Contract;

/// <summary>The parameters of a ladder.</summary>
internal static class ScaleVerb
{
    public static ExecutionVerb Verb { get; } = new("scale", "SCALE", "a ladder of limit orders between two prices")
    {
        Words = [Parameters.Side, Parameters.Quantity],
        Flags =
        [
            new("from", ParameterKind.Price, "PRICE", "the price of the first level") { Required = true },
            new("to", ParameterKind.Price, "PRICE", "the price of the last level") { Required = true },
            new("levels", ParameterKind.Number, "N", "how many orders: 2 to 100") { Required = true, Least = 2, Most = 100 },
            new("spacing", ParameterKind.Choice, "KIND", "equal differences or equal ratios (arithmetic)")
            {
                Choices = ["arithmetic", "geometric"], Default = "arithmetic",
            },
            new("skew", ParameterKind.Decimal, "RATIO", "the last level's size as a multiple of the first one's: 0.1 to 10 (1)")
            {
                Default = "1", Least = 0.1m, Most = 10,
            },
            Parameters.PostOnly, Parameters.ReduceOnly, Parameters.PositionSide, Parameters.DeadMan,
        ],
        Returns = ReturnsWhen.Resident,
        Examples =
        [
            "scale BTCUSDT BUY 0.5 --from -0.5% --to -3% --levels 10 --skew 3",
            "scale BTCUSDT BUY 0.2 --from -1% --to -4% --levels 5 --dead-man 2m",
            "scale ETHUSDT SELL 100% --from 3300 --to 3600 --levels 5 --spacing geometric --reduce-only",
        ],
    };
}
