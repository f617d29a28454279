namespace Bowline.Contract;

/// <summary>The parameters of a grid.</summary>
internal static class GridVerb
{
    public static ExecutionVerb Verb { get; } = new("grid", "GRID", "buys and sells at levels: each fill arms the opposite order at the next level")
    {
        Flags =
        [
            new("lower", ParameterKind.Price, "PRICE", "the lowest level") { Required = true, Rounding = PriceRounding.Down },
            new("upper", ParameterKind.Price, "PRICE", "the highest level") { Required = true, Rounding = PriceRounding.Up },
            new("levels", ParameterKind.Number, "N", "how many levels, both ends counted: 2 to 150") { Required = true, Least = 2, Most = 150 },
            new("per-level", ParameterKind.Decimal, "QUANTITY", "quantity of each level, base asset")
            {
                Required = true, LeftOutWith = "investment", Above = 0,
            },
            new("investment", ParameterKind.Decimal, "USDT", "notional of all opening orders together, in place of --per-level") { Above = 0 },
            new("direction", ParameterKind.Choice, "WAY", "neutral (default), long or short: which way it may hold")
            {
                Choices = ["neutral", "long", "short"], Default = "neutral",
            },
            new("spacing", ParameterKind.Choice, "KIND", "arithmetic (default: the same distance) or geometric (the same percent)")
            {
                Choices = ["arithmetic", "geometric"], Default = "arithmetic",
            },
            new("stop-lower", ParameterKind.Price, "PRICE", "at this mark price, below the grid, everything is closed") { Rounding = PriceRounding.Down },
            new("stop-upper", ParameterKind.Price, "PRICE", "at this mark price, above the grid, everything is closed") { Rounding = PriceRounding.Up },
            new("trailing", ParameterKind.Price, "PRICE", "how far a long grid may follow the price up, or a short one down")
            {
                Rounding = PriceRounding.Down,
            },
            new("fee", ParameterKind.Percent, "PERCENT", "what a fill costs: a step must earn more than two (0.02%)")
            {
                Default = "0.02%", Least = 0, Most = 1,
            },
            Parameters.PositionSide, Parameters.DeadMan,
        ],
        Returns = ReturnsWhen.Resident,
        Examples =
        [
            "grid BTCUSDT --lower 58000 --upper 62000 --levels 9 --per-level 0.002",
            "grid BTCUSDT --lower 58500 --upper 61500 --levels 7 --per-level 0.002 --dead-man 2m",
            "grid BTCUSDT --lower -5% --upper +5% --levels 21 --investment 2000$ --direction long --stop-lower -7%",
        ],
    };
}
