using System.Collections.Immutable;

namespace Bowline.Paper;

/// <summary>How one symbol of the synthetic market trades.</summary>
/// <param name="StartPrice">Quote units at birth.</param>
/// <param name="VolatilityTenths">Standard deviation of a one-minute return, in tenths of a basis point.</param>
/// <param name="StepMs">Mean time between two moments of activity.</param>
/// <param name="TakersPerMinute">Market orders a minute.</param>
/// <param name="Orders">Resting orders a side that the market makers keep near the touch.</param>
internal sealed record SyntheticProfile(
    string Symbol, decimal StartPrice, int VolatilityTenths, int StepMs, int TakersPerMinute, int Orders)
{
    /// <summary>
    /// The ten symbols. BTCUSDT follows the recordings and bars named in the tests; the volatility of ETHUSDT and
    /// DOGEUSDT is the median hour of the same one-minute bars; the others are set between them.
    /// </summary>
    public static ImmutableArray<SyntheticProfile> All { get; } =
    [
        new("BTCUSDT", 60_500m, 38, 50, 900, 470),
        new("ETHUSDT", 3_100m, 70, 100, 300, 300),
        new("BNBUSDT", 640m, 45, 200, 90, 260),
        new("SOLUSDT", 150m, 85, 200, 120, 260),
        new("XRPUSDT", 2.2m, 80, 200, 120, 260),
        new("DOGEUSDT", 0.17m, 86, 200, 120, 260),
        new("ADAUSDT", 0.65m, 90, 250, 80, 260),
        new("AVAXUSDT", 22m, 90, 250, 60, 260),
        new("LINKUSDT", 14.5m, 85, 250, 60, 260),
        new("LTCUSDT", 88m, 75, 250, 60, 260),
    ];
}
