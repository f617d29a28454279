namespace Bowline.Kill.Tests;

/// <summary>One execution, what the market does in its first seconds, and what the account holds before.</summary>
/// <param name="Held">Bought by hand first, base asset.</param>
/// <param name="Most">The account never holds more than this.</param>
/// <param name="Moves">So many ms after the command left.</param>
internal sealed record KillStory(
    string Kind, string Prefix, decimal Held, decimal Most, bool Protects, string Parameters, params (int AfterMs, string Move)[] Moves)
{
    public static KillStory Oco { get; } = new("oco", "OCO", 0.02m, 0.02m, true,
        """{"side":"SELL","quantity":"0.02","take-profit":"60200","stop-price":"59700"}""",
        (1_100, "price=60260"));

    public static KillStory Bracket { get; } = new("bracket", "BRK", 0, 0.02m, true,
        """
        {"side":"BUY","quantity":"0.02","entry-type":"limit","entry-price":"59995","take-profit":"60200","stop-price":"59700"}
        """,
        (600, "side=SELL&quantity=0.005"), (1_000, "side=SELL&quantity=0.05"));

    public static KillStory Trail { get; } = new("trail", "TRAIL", 0.02m, 0.02m, true,
        """{"side":"SELL","quantity":"0.02","callback":"200","step":"20","delay":"1s"}""",
        (700, "price=60100"));

    public static KillStory Twap { get; } = new("twap", "TWAP", 0, 0.009m, false,
        """{"side":"BUY","quantity":"0.009","slices":"3","interval":"1s"}""");

    public static KillStory Grid { get; } = new("grid", "GRID", 0, 0.012m, true,
        """
        {"lower":"59700","upper":"60300","levels":"4","per-level":"0.004","direction":"long","stop-lower":"59400"}
        """,
        (700, "price=59890"));

    /// <summary>A link id as the command line makes them.</summary>
    public string LinkId(int round) => $"{Prefix}-kill{round:0000}";

    public string Request(int round) =>
        $$"""{"verb":"{{Kind}}","linkId":"{{LinkId(round)}}","symbol":"BTCUSDT","parameters":{{Parameters.Trim()}},"detach":true}""";
}
