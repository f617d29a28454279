namespace Bowline.Binance;

/// <summary>Unsigned parameter text of account settings.</summary>
public static class SettingParameters
{
    /// <summary>POST leverage.</summary>
    public static QueryWriter Leverage(string symbol, int leverage) =>
        new QueryWriter().Add("symbol", symbol).Add("leverage", (long?)leverage);

    /// <summary>POST marginType: CROSSED or ISOLATED.</summary>
    public static QueryWriter MarginType(string symbol, string marginType) =>
        new QueryWriter().Add("symbol", symbol).Add("marginType", marginType);

    /// <summary>POST positionSide/dual: true is hedge mode.</summary>
    public static QueryWriter PositionMode(bool dualSidePosition) =>
        new QueryWriter().Add("dualSidePosition", (bool?)dualSidePosition);
}
