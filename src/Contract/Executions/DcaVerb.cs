namespace Bowline.Contract;

/// <summary>The parameters of repeated buys.</summary>
internal static class DcaVerb
{
    public static ExecutionVerb Verb { get; } = new("dca", "DCA", "the same buy again and again, by time or by the fall of the price")
    {
        Words = [Parameters.Side, Parameters.Quantity with { Help = "of one buy: 0.01, 500$ or 25%", LeftOutWith = "quote-each" }],
        Flags =
        [
            new("every", ParameterKind.Duration, "TIME", "the time between two buys: 10s to 365d") { Least = 10, Most = 31_536_000 },
            new("drop", ParameterKind.Percent, "PERCENT", "instead: buy when the price has fallen so far (sell: risen), 0.1% to 50%")
            {
                Least = 0.1m, Most = 50,
            },
            new("drop-from", ParameterKind.Choice, "PRICE", "what the fall is measured from: the last buy or the average of all (last)")
            {
                Choices = ["last", "average"], Default = "last",
            },
            new("quote-each", ParameterKind.Decimal, "AMOUNT", "each buy is worth so much quote asset at the price of then") { Above = 0 },
            new("count", ParameterKind.Number, "N", "end after so many buys: 1 to 10000") { Least = 1, Most = 10_000 },
            new("cap", ParameterKind.Quantity, "QUANTITY", "end when so much has been bought, base asset"),
            new("cap-quote", ParameterKind.Decimal, "AMOUNT", "end when so much has been spent, quote asset without fees") { Least = 1 },
            new("limit-price", ParameterKind.Price, "PRICE", "buy only at this price or better (IOC); without it at market")
            {
                Aliases = ["limitPrice"],
            },
            Parameters.ReduceOnly, Parameters.PositionSide,
        ],
        Returns = ReturnsWhen.Started,
        Examples =
        [
            "dca BTCUSDT BUY --quote-each 100 --every 1d --cap-quote 3000",
            "dca ETHUSDT BUY 0.1 --drop 2% --count 5",
        ],
    };
}
