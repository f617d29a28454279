namespace Bowline.Paper;

/// <summary>All endpoints of the money side.</summary>
internal static class ClearingRoutes
{
    public static IEnumerable<Endpoint> All =>
    [
        new("GET", "/fapi/v1/income", Security.Signed, 30, IncomeRoutes.Income),
    ];
}
