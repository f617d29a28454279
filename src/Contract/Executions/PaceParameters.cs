namespace Bowline.Contract;

/// <summary>Parameters that everything shares which works an order off in pieces.</summary>
internal static class PaceParameters
{
    public static ParameterSpec OrderType { get; } =
        new("order-type", ParameterKind.Choice, "TYPE",
            "market (default); limit: rests; chase: rests at the best price, re-quoted in place, and crosses for the last fifth of its slice")
        {
            Choices = ["market", "limit", "chase"], Default = "market",
        };

    public static ParameterSpec LimitPrice { get; } =
        new("limit-price", ParameterKind.Price, "PRICE", "the worst price; market orders become IOC at it");

    public static ParameterSpec MaxParticipation { get; } =
        new("max-participation", ParameterKind.Percent, "PERCENT",
            "the most that fills may be of what trades meanwhile: 0.1% to 100% (no bound)")
        {
            Least = 0.1m, Most = 100,
        };

    public static ParameterSpec AfterPause { get; } =
        new("after-pause", ParameterKind.Choice, "POLICY",
            "slices missed in a pause: catch-up at once (default), skip, or shift all that is left")
        {
            Choices = ["catch-up", "skip", "shift"], Default = "catch-up",
        };

    public static ParameterSpec Over(string help) => new("over", ParameterKind.Duration, "TIME", help);
}
