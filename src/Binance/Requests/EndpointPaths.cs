namespace Bowline.Binance;

/// <summary>Paths of the REST interface used here, and of the stream routes.</summary>
public static class EndpointPaths
{
    public const string Ping = "/fapi/v1/ping";
    public const string Time = "/fapi/v1/time";
    public const string ExchangeInfo = "/fapi/v1/exchangeInfo";
    public const string Depth = "/fapi/v1/depth";
    public const string Trades = "/fapi/v1/trades";
    public const string HistoricalTrades = "/fapi/v1/historicalTrades";
    public const string AggTrades = "/fapi/v1/aggTrades";
    public const string Klines = "/fapi/v1/klines";
    public const string PremiumIndex = "/fapi/v1/premiumIndex";
    public const string FundingRate = "/fapi/v1/fundingRate";
    public const string FundingInfo = "/fapi/v1/fundingInfo";
    public const string BookTicker = "/fapi/v1/ticker/bookTicker";
    public const string PriceV1 = "/fapi/v1/ticker/price";
    public const string PriceV2 = "/fapi/v2/ticker/price";
    public const string Ticker24Hr = "/fapi/v1/ticker/24hr";
    public const string OpenInterest = "/fapi/v1/openInterest";

    public const string Order = "/fapi/v1/order";
    public const string OrderTest = "/fapi/v1/order/test";
    public const string BatchOrders = "/fapi/v1/batchOrders";
    public const string OpenOrder = "/fapi/v1/openOrder";
    public const string OpenOrders = "/fapi/v1/openOrders";
    public const string AllOrders = "/fapi/v1/allOrders";
    public const string AllOpenOrders = "/fapi/v1/allOpenOrders";
    public const string CountdownCancelAll = "/fapi/v1/countdownCancelAll";
    public const string UserTrades = "/fapi/v1/userTrades";
    public const string AlgoOrder = "/fapi/v1/algoOrder";
    public const string OpenAlgoOrders = "/fapi/v1/openAlgoOrders";
    public const string AllAlgoOrders = "/fapi/v1/allAlgoOrders";
    public const string AlgoOpenOrders = "/fapi/v1/algoOpenOrders";

    public const string AccountV2 = "/fapi/v2/account";
    public const string AccountV3 = "/fapi/v3/account";
    public const string BalanceV2 = "/fapi/v2/balance";
    public const string BalanceV3 = "/fapi/v3/balance";
    public const string PositionRiskV2 = "/fapi/v2/positionRisk";
    public const string PositionRiskV3 = "/fapi/v3/positionRisk";
    public const string Leverage = "/fapi/v1/leverage";
    public const string MarginType = "/fapi/v1/marginType";
    public const string PositionMode = "/fapi/v1/positionSide/dual";
    public const string MultiAssetsMargin = "/fapi/v1/multiAssetsMargin";
    public const string SymbolConfig = "/fapi/v1/symbolConfig";
    public const string AccountConfig = "/fapi/v1/accountConfig";
    public const string CommissionRate = "/fapi/v1/commissionRate";
    public const string LeverageBracket = "/fapi/v1/leverageBracket";
    public const string RateLimitOrder = "/fapi/v1/rateLimit/order";
    public const string FeeBurn = "/fapi/v1/feeBurn";
    public const string Income = "/fapi/v1/income";
    public const string ListenKey = "/fapi/v1/listenKey";
    public const string ApiRestrictions = "/sapi/v1/account/apiRestrictions";

    /// <summary>Book streams: bookTicker, depth.</summary>
    public const string PublicRoute = "/public";

    /// <summary>Other market streams.</summary>
    public const string MarketRoute = "/market";

    /// <summary>User data by listen key.</summary>
    public const string PrivateRoute = "/private";

    /// <summary>Header that carries the API key.</summary>
    public const string ApiKeyHeader = "X-MBX-APIKEY";
}
