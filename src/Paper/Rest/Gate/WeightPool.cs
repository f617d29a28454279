namespace Bowline.Paper;

/// <summary>The request budgets of one address (contract 3.1, 3.3); every pool has its own window.</summary>
internal enum WeightPool : byte
{
    /// <summary>2400 a clock minute; what X-MBX-USED-WEIGHT-1M tells.</summary>
    Minute,

    /// <summary>fundingRate and fundingInfo: 500 requests in five minutes.</summary>
    Funding,

    /// <summary>/futures/data: 1000 requests in five minutes.</summary>
    FuturesData,
}

/// <summary>Budget and length of each pool's window; windows start on whole multiples of their length.</summary>
internal static class WeightPools
{
    public const int Count = 3;
    private const long Minute = 60_000;

    public static int Most(this WeightPool pool) => pool switch
    {
        WeightPool.Funding => 500,
        WeightPool.FuturesData => 1_000,
        _ => WeightWindows.MinuteMax,
    };

    public static long LengthMs(this WeightPool pool) => pool == WeightPool.Minute ? Minute : 5 * Minute;

    /// <summary>The window's length as the 429 text words it.</summary>
    public static string Words(this WeightPool pool) => pool == WeightPool.Minute ? "minute" : "5 minutes";
}
