namespace Bowline.Contract;

/// <summary>The parameters of a reversal: all of them come from the position.</summary>
internal static class ReverseVerb
{
    public static ExecutionVerb Verb { get; } = new("reverse", "REV", "close a position and open the same the other way")
    {
        Flags =
        [
            Parameters.Side with
            {
                Required = false, FromPosition = true, Help = "the side that closes the position; left out, it is read from it",
            },
            Parameters.Quantity with
            {
                Required = false, FromPosition = true,
                Help = "how much of it: 0.01, 500$ or 50%; left out, all that belongs to no other execution",
            },
            Parameters.PositionSide,
        ],
        Closes = true,
        Returns = ReturnsWhen.Ended,
        Examples = ["reverse BTCUSDT", "reverse ETHUSDT --quantity 50%"],
    };
}
