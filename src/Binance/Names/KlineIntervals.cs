namespace Bowline.Binance;

/// <summary>Candle lengths. 1s is not offered on futures.</summary>
public static class KlineIntervals
{
    private const long Minute = 60_000;

    /// <summary>The words, shortest first.</summary>
    public static Vocabulary All { get; } =
        new(["1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M"]);

    /// <summary>Length in ms for the fixed lengths up to 1w; null for 1M (calendar month) and unknown words.</summary>
    public static long? Milliseconds(string interval) => interval switch
    {
        "1m" => Minute,
        "3m" => 3 * Minute,
        "5m" => 5 * Minute,
        "15m" => 15 * Minute,
        "30m" => 30 * Minute,
        "1h" => 60 * Minute,
        "2h" => 120 * Minute,
        "4h" => 240 * Minute,
        "6h" => 360 * Minute,
        "8h" => 480 * Minute,
        "12h" => 720 * Minute,
        "1d" => 1440 * Minute,
        "3d" => 4320 * Minute,
        "1w" => 10080 * Minute,
        _ => null,
    };
}
