namespace Bowline.Gateway;

/// <summary>The routes the session uses, with the weight each costs (contract 3.3).</summary>
internal static class VenuePaths
{
    public const string Order = "/fapi/v1/order";
    public const string OrderTest = "/fapi/v1/order/test";
    public const string AlgoOrder = "/fapi/v1/algoOrder";
    public const string OpenAlgoOrders = "/fapi/v1/openAlgoOrders";
    public const string Countdown = "/fapi/v1/countdownCancelAll";
    public const string Leverage = "/fapi/v1/leverage";
    public const string MarginType = "/fapi/v1/marginType";
    public const string PositionMode = "/fapi/v1/positionSide/dual";
    public const string SymbolConfig = "/fapi/v1/symbolConfig";
    public const string OpenOrders = "/fapi/v1/openOrders";
    public const string AllOrders = "/fapi/v1/allOrders";
    public const string Klines = "/fapi/v1/klines";
    public const string UserTrades = "/fapi/v1/userTrades";
    public const string ForceOrders = "/fapi/v1/forceOrders";
    public const string Positions = "/fapi/v3/positionRisk";
    public const string Balances = "/fapi/v3/balance";
    public const string Account = "/fapi/v3/account";
    public const string ExchangeInfo = "/fapi/v1/exchangeInfo";
    public const string ApiRestrictions = "/sapi/v1/account/apiRestrictions";
}
