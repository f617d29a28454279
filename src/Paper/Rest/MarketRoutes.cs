namespace Bowline.Paper;

/// <summary>Market data endpoints.</summary>
internal static class MarketRoutes
{
    public static IEnumerable<Endpoint> All => [];
}
