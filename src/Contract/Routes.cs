namespace Bowline.Contract;

/// <summary>The routes of the desk's API, spoken over the desk's Unix socket and on loopback alike.</summary>
public static class Routes
{
    public const string Orders = "/v1/orders";
    public const string Cancel = "/v1/orders/cancel";
    public const string Amend = "/v1/orders/amend";
    public const string Flatten = "/v1/flatten";
    public const string Leverage = "/v1/leverage";
    public const string MarginType = "/v1/margin-type";
    public const string PositionMode = "/v1/position-mode";
    public const string Trades = "/v1/trades";
    public const string Positions = "/v1/positions";
    public const string Balances = "/v1/balances";
    public const string Executions = "/v1/executions";

    /// <summary>After an execution's own route: <c>/v1/executions/TWAP-4f9k2m1x/pause</c>.</summary>
    public const string Pause = "/pause";
    public const string Resume = "/resume";
    public const string End = "/end";
    public const string Finish = "/finish";

    public const string Explain = "/v1/explain";
    public const string Alarms = "/v1/alarms";
    public const string Status = "/v1/status";
    public const string Symbols = "/v1/symbols";
    public const string Price = "/v1/price";
    public const string Book = "/v1/book";
    public const string Refusals = "/v1/refusals";
    public const string Doctor = "/v1/doctor";
    public const string Arm = "/v1/arm";
    public const string Stop = "/v1/desk/stop";
}
