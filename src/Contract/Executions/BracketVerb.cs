namespace Bowline.Contract;

/// <summary>The parameters of a bracket.</summary>
internal static class BracketVerb
{
    public static ExecutionVerb Verb { get; } = new("bracket", "BRK", "an entry, and a stop and take-profits for whatever it fills")
    {
        Words = [Parameters.Side, Parameters.Quantity],
        Flags =
        [
            new("entry-type", ParameterKind.Choice, "TYPE", "market (default), limit, or stop: a market order once the price has gone through")
            {
                Choices = ["market", "limit", "stop"], Default = "market",
            },
            new("entry-price", ParameterKind.Price, "PRICE", "limit of a limit entry, trigger of a stop entry"),
            new("entry-tif", ParameterKind.TimeInForce, "TIF", "of a limit entry: GTC (default), IOC, FOK or GTX")
            {
                Choices = ["GTC", "IOC", "FOK", "GTX"],
            },
            new("entry-timeout", ParameterKind.Duration, "TIME", "withdraws what of the entry has not filled by then, 1s to 30d; what has filled keeps its exits")
            {
                Least = 1, Most = 2_592_000,
            },
            new("take-profit", ParameterKind.Targets, "PRICE[:SHARE]", "where profit is taken; once for each target, with shares that add up to 100%")
            {
                From = PriceBase.Entry, OfOppositeSide = true,
            },
            new("stop-price", ParameterKind.Price, "PRICE", "where the stop wakes; needed unless --trail starts at its distance")
            {
                From = PriceBase.Entry, OfOppositeSide = true,
            },
            new("stop-limit-price", ParameterKind.Price, "PRICE", "the stop's limit; without it the stop closes at market")
            {
                From = PriceBase.Entry, OfOppositeSide = true,
            },
            new("break-even-after", ParameterKind.Number, "N", "after N targets the stop moves to the average entry price; at least 1, before the last")
            {
                Least = 1, Most = 19,
            },
            new("trail", ParameterKind.Text, "DISTANCE", "the stop follows the price: 200 (quote asset), 0.5% or 2atr"),
            new("trail-activate", ParameterKind.Price, "PRICE", "it follows from this price on") { From = PriceBase.Entry, OfOppositeSide = true },
            new("trail-step", ParameterKind.Distance, "DISTANCE", "least move of the stop in quote asset (a twentieth of the distance)"),
            TrailVerb.Delay with { Name = "trail-delay" }, TrailVerb.AtrPeriod, TrailVerb.AtrInterval,
            Parameters.WorkingType, Parameters.Mark, Parameters.ProtectWithin, Parameters.PositionSide,
        ],
        Returns = ReturnsWhen.Resident,
        Examples =
        [
            "bracket BTCUSDT BUY 0.002 --take-profit 62000 --stop-price 59000",
            "bracket BTCUSDT BUY 0.01 --entry-type limit --entry-price 60000 --take-profit +2%:50% --take-profit +4%:50% --stop-price -1% --break-even-after 1",
            "bracket BTCUSDT SELL 0.01 --entry-type stop --entry-price 59500 --entry-timeout 30m --stop-price 60100 --trail 0.8%",
        ],
    };
}
