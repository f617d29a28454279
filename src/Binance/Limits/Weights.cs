namespace Bowline.Binance;

/// <summary>What one request takes from the limits.</summary>
/// <param name="Request">REQUEST_WEIGHT of the address, per minute.</param>
/// <param name="Orders10s">ORDERS of the account, per 10 seconds.</param>
/// <param name="Orders1m">ORDERS of the account, per minute.</param>
/// <param name="OwnPool">True when the request has a pool of its own and takes no REQUEST_WEIGHT.</param>
public readonly record struct RequestCost(int Request, int Orders10s = 0, int Orders1m = 0, bool OwnPool = false);

/// <summary>
/// Weights per endpoint (wire contract, section 3.3). Where sources disagree the larger number is taken, so that we
/// slow down too early rather than too late.
/// </summary>
public static class Weights
{
    private const int Unlisted = 5;

    /// <summary>Mainnet budget per minute and address; demo has 6000. exchangeInfo says which holds.</summary>
    public const int RequestPerMinute = 2400;

    /// <summary>Budget per account.</summary>
    public const int OrdersPer10Seconds = 300;

    /// <summary>Budget per account.</summary>
    public const int OrdersPerMinute = 1200;

    /// <summary>The cost of one request.</summary>
    /// <param name="method">GET, POST, PUT or DELETE.</param>
    /// <param name="path">Without query.</param>
    /// <param name="hasSymbol">Whether a symbol is given.</param>
    /// <param name="limit">The limit parameter, or null for the endpoint's default.</param>
    public static RequestCost Of(string method, string path, bool hasSymbol = true, int? limit = null) => method switch
    {
        "GET" => Get(path, hasSymbol, limit),
        "DELETE" => new RequestCost(1),
        _ => Change(path),
    };

    /// <summary>The cost with symbol and limit read from the parameters.</summary>
    public static RequestCost Of(string method, string path, QueryText parameters) =>
        Of(method, path, parameters.Has("symbol"), LimitOf(parameters.Integer("limit")));

    private static int? LimitOf(Parameter<long> limit) =>
        limit is Parameter<long>.Given { Value: > 0 and <= 10_000 } given ? (int)given.Value : null;

    private static RequestCost Change(string path) => path switch
    {
        EndpointPaths.Order or EndpointPaths.AlgoOrder => new(0, 1, 1),
        EndpointPaths.OrderTest => new(0),
        EndpointPaths.BatchOrders => new(5, 5, 1),
        EndpointPaths.CountdownCancelAll => new(10),
        _ => new(1),
    };

    private static RequestCost Get(string path, bool hasSymbol, int? limit) => path switch
    {
        EndpointPaths.Depth => new(Depth(limit ?? 500)),
        EndpointPaths.FundingRate or EndpointPaths.FundingInfo => new(0, OwnPool: true),
        _ when IsKlines(path) => new(Klines(limit ?? 500)),
        _ when path.StartsWith("/futures/data/", StringComparison.Ordinal) => new(0, OwnPool: true),
        _ => new(WithoutSymbol(path, hasSymbol) ?? Fixed(path)),
    };

    private static int Depth(int limit) => limit switch { <= 50 => 2, <= 100 => 5, <= 500 => 10, _ => 20 };

    private static int Klines(int limit) => limit switch { < 100 => 1, < 500 => 2, <= 1000 => 5, _ => 10 };

    private static bool IsKlines(string path) => path.EndsWith("lines", StringComparison.Ordinal);

    private static int? WithoutSymbol(string path, bool hasSymbol) => path switch
    {
        EndpointPaths.OpenOrders or EndpointPaths.OpenAlgoOrders or EndpointPaths.Ticker24Hr => hasSymbol ? 1 : 40,
        EndpointPaths.PremiumIndex or "/fapi/v1/apiTradingStatus" => hasSymbol ? 1 : 10,
        EndpointPaths.PriceV1 or EndpointPaths.PriceV2 => hasSymbol ? 1 : 2,
        EndpointPaths.BookTicker => hasSymbol ? 2 : 5,
        "/fapi/v1/forceOrders" => hasSymbol ? 20 : 50,
        _ => null,
    };

    private static int Fixed(string path) => path switch
    {
        EndpointPaths.Ping or EndpointPaths.Time or EndpointPaths.ExchangeInfo or EndpointPaths.OpenInterest => 1,
        EndpointPaths.Order or EndpointPaths.OpenOrder or EndpointPaths.AlgoOrder or "/fapi/v1/orderAmendment" => 1,
        EndpointPaths.LeverageBracket or EndpointPaths.RateLimitOrder or EndpointPaths.ListenKey => 1,
        "/fapi/v1/positionMargin/history" or EndpointPaths.ApiRestrictions => 1,
        EndpointPaths.AllOrders or EndpointPaths.UserTrades or EndpointPaths.AllAlgoOrders or EndpointPaths.Trades => 5,
        EndpointPaths.AccountConfig or EndpointPaths.SymbolConfig or "/fapi/v1/adlQuantile" => 5,
        EndpointPaths.AccountV3 or EndpointPaths.BalanceV3 or EndpointPaths.PositionRiskV3 => 5,
        EndpointPaths.AccountV2 or EndpointPaths.BalanceV2 or EndpointPaths.PositionRiskV2 => 10,
        EndpointPaths.AggTrades or EndpointPaths.CommissionRate or "/fapi/v1/rpiDepth" => 20,
        EndpointPaths.PositionMode or EndpointPaths.MultiAssetsMargin => 30,
        EndpointPaths.FeeBurn or EndpointPaths.Income => 30,
        EndpointPaths.HistoricalTrades => 200,
        _ => Unlisted,
    };
}
