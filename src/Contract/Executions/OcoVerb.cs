namespace Bowline.Contract;

/// <summary>The parameters of an OCO.</summary>
internal static class OcoVerb
{
    public static ExecutionVerb Verb { get; } = new("oco", "OCO", "a take-profit and a stop on a position: one cancels the other")
    {
        Words = [Parameters.Side, Parameters.Quantity],
        Flags =
        [
            new("take-profit", ParameterKind.Price, "PRICE", "where the profit is taken") { Required = true },
            new("stop-price", ParameterKind.Price, "PRICE", "where the stop wakes") { Required = true },
            new("stop-limit-price", ParameterKind.Price, "PRICE", "the stop's limit; without it the stop closes at market"),
            Parameters.WorkingType, Parameters.Mark, Parameters.ProtectWithin, Parameters.PositionSide,
        ],
        Closes = true,
        Returns = ReturnsWhen.Resident,
        Examples =
        [
            "oco BTCUSDT SELL 0.001 --take-profit 62000 --stop-price 59000",
            "oco BTCUSDT SELL 100% --take-profit +3% --stop-price -2% --stop-limit-price -2.2%",
        ],
    };
}
