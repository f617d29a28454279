namespace Bowline.Contract;

/// <summary>The parameters of a condition that starts another execution.</summary>
public static class WhenVerb
{
    public static ParameterSpec Condition { get; } =
        new("condition", ParameterKind.Text, "CONDITION", "what must hold: \"last(BTCUSDT) > 61000 and rsi(BTCUSDT,14,5m) < 70\"") { Required = true };

    /// <summary>On the command line a whole command with its flags; in the API its text, <c>market symbol=BTCUSDT side=BUY …</c>.</summary>
    public static ParameterSpec Run { get; } =
        new("run", ParameterKind.Text, "COMMAND", "what it starts then: market BTCUSDT BUY 0.01, or any other execution with its flags") { Required = true };

    public static ExecutionVerb Verb { get; } = new("when", "WHEN", "starts any other execution once a condition holds")
    {
        Words = [Condition, Run],
        Flags =
        [
            new("once", ParameterKind.Flag, null, "it starts it once and ends (that is so unless --repeat is given)"),
            new("repeat", ParameterKind.Number, "N", "how often it starts it, each time the condition has become true again: 1 to 1000 (1)")
            {
                Default = "1", Least = 1, Most = 1_000,
            },
            new("cool-down", ParameterKind.Duration, "TIME", "how long after a start it does not start again (10m)") { Default = "10m", Least = 0, Most = 7_776_000 },
            new("expires", ParameterKind.Duration, "TIME", "when it gives up, counted from now: 2d") { Least = 1, Most = 7_776_000 },
            new("start-within", ParameterKind.Duration, "TIME", "how late it may be started if the desk was down when it held: 1s to 1d (1m)")
            {
                Default = "1m", Least = 1, Most = 86_400,
            },
        ],
        Returns = ReturnsWhen.Resident,
        Examples =
        [
            "when \"last(BTCUSDT) > 61000\" market BTCUSDT BUY 0.01",
            "when \"rsi(BTCUSDT,14,5m) crosses below 30\" limit BTCUSDT BUY 0.01 -0.5% --repeat 3 --cool-down 1h",
            "when \"finished(TWAP-4f9k2m1x)\" oco BTCUSDT SELL 100% --take-profit +3% --stop-price -2%",
        ],
    };
}
