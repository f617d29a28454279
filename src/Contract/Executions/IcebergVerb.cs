namespace Bowline.Contract;

/// <summary>The parameters of an iceberg.</summary>
internal static class IcebergVerb
{
    public static ExecutionVerb Verb { get; } = new("iceberg", "ICE", "a large order of which the book shows a part at a time")
    {
        Words = [Parameters.Side, Parameters.Quantity],
        Flags =
        [
            new("show", ParameterKind.Quantity, "QUANTITY", "the most that is shown at a time: 0.01, 500$ or 10% of the whole") { Required = true },
            new("vary", ParameterKind.Percent, "PERCENT", "by how much, at random, a part is smaller than --show: 0% to 90% (20%)")
            {
                Default = "20%", Least = 0, Most = 90,
            },
            new("limit-price", ParameterKind.Price, "PRICE", "the price of all parts; with --peg the worst one")
            {
                Aliases = ["limitPrice"],
            },
            new("peg", ParameterKind.Choice, "PRICE", "follow the best price of the own side, or the mid")
            {
                Choices = ["best", "mid"],
            },
            new("offset", ParameterKind.Distance, "DISTANCE", "how far behind what it follows, quote asset (0)") { Default = "0", Least = 0 },
            Parameters.MoveEvery, Parameters.PostOnly, Parameters.ReduceOnly, Parameters.PositionSide, Parameters.DeadMan,
        ],
        Returns = ReturnsWhen.Started,
        Examples =
        [
            "iceberg BTCUSDT BUY 2 --show 0.1 --limit-price 60000",
            "iceberg ETHUSDT SELL 50 --show 2 --vary 40% --peg best --limit-price 3050 --post-only",
        ],
    };
}
