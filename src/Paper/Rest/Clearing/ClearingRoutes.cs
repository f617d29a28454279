namespace Bowline.Paper;

/// <summary>All endpoints of the money side (contract 5.4, 7, 8).</summary>
internal static class ClearingRoutes
{
    public static IEnumerable<Endpoint> All =>
    [
        new("GET", "/fapi/v1/income", Security.Signed, 30, IncomeRoutes.Income),
        new("GET", "/fapi/v1/fundingRate", Security.None, 1, FundingRoutes.Rates) { Pool = WeightPool.Funding },
        new("GET", "/fapi/v1/fundingInfo", Security.None, 1, FundingRoutes.Info) { Pool = WeightPool.Funding },
        new("POST", "/fapi/v1/positionMargin", Security.Signed, 1, PositionMarginRoutes.Move),
        new("GET", "/fapi/v1/positionMargin/history", Security.Signed, 1, PositionMarginRoutes.History),
        new("GET", "/fapi/v1/forceOrders", Security.Signed, p => p.Has("symbol") ? 20 : 50,
            ForceOrderRoutes.ForceOrders),
        new("GET", "/fapi/v1/adlQuantile", Security.Signed, 5, AdlRoutes.Quantile),
        new("GET", "/fapi/v1/symbolAdlRisk", Security.None, 1, AdlRoutes.Risk),
        new("GET", "/fapi/v1/insuranceBalance", Security.None, 1, AdlRoutes.Insurance),
        new("GET", "/fapi/v1/multiAssetsMargin", Security.Signed, 30, AssetModeRoutes.Multi),
        new("POST", "/fapi/v1/multiAssetsMargin", Security.Signed, 1, AssetModeRoutes.SetMulti),
        new("GET", "/fapi/v1/feeBurn", Security.Signed, 30, AssetModeRoutes.Burn),
        new("POST", "/fapi/v1/feeBurn", Security.Signed, 1, AssetModeRoutes.SetBurn),
    ];
}
