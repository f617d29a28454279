namespace Bowline.Contract;

/// <summary>The parameters of an implementation shortfall.</summary>
internal static class ShortfallVerb
{
    public static ExecutionVerb Verb { get; } = new("shortfall", "IS", "faster at first: risk of waiting against cost of hurrying (Almgren-Chriss)")
    {
        Words = [Parameters.Side, Parameters.Quantity],
        Flags =
        [
            PaceParameters.Over("the whole duration: 1s to 7d") with { Required = true, Least = 1, Most = 604_800 },
            new("slices", ParameterKind.Number, "N", "how many intervals of equal length: 2 to 500 (one a minute)") { Least = 2, Most = 500 },
            new("urgency", ParameterKind.Decimal, "U", "how often the rest shrinks to 1/e over the whole time: 0 (a TWAP) to 50 (2)")
            {
                Default = "2", Least = 0, Most = 50,
            },
            new("lambda", ParameterKind.Decimal, "L", "instead of urgency: aversion to risk, per quote asset, 0 to 100")
            {
                Least = 0, Most = 100,
            },
            new("volatility", ParameterKind.Percent, "PERCENT", "with lambda: of the price, a day, 0% to 100% (from candles)")
            {
                Least = 0, Most = 100,
            },
            new("eta", ParameterKind.Decimal, "E", "with lambda: temporary impact, quote per base asset for each base asset a day (from candles)")
            {
                Above = 0, Most = 1_000_000,
            },
            new("gamma", ParameterKind.Decimal, "G", "with eta: permanent impact, quote per base asset for each base asset (0)")
            {
                Least = 0, Most = 1_000_000,
            },
            PaceParameters.OrderType,
            PaceParameters.LimitPrice,
            PaceParameters.AfterPause,
            PaceParameters.MaxParticipation,
            Parameters.ReduceOnly,
            Parameters.PositionSide, Parameters.DeadMan,
        ],
        Returns = ReturnsWhen.Started,
        Examples =
        [
            "shortfall BTCUSDT SELL 3 --over 30m",
            "shortfall BTCUSDT BUY 3 --over 1h --slices 60 --urgency 5",
            "shortfall ETHUSDT BUY 500 --over 2h --lambda 0.00001 --volatility 4% --eta 0.00002",
        ],
    };
}
