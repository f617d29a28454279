namespace Bowline.Paper;

/// <summary>A request as the faults look at it; its parameters are read only when one of them asks.</summary>
internal sealed class FaultedRequest(Exchange exchange, RestRequest request)
{
    private RequestParams? parsed;
    private bool read;

    public RestRequest Request { get; } = request;

    /// <summary>What the exchange is to handle.</summary>
    public RestRequest Handled { get; set; } = request;

    /// <summary>Places or changes orders.</summary>
    public bool IsOrder => Request.Method is "POST" or "PUT" && IsOrderPath;

    /// <summary>
    /// What it places can only close (contract 15.1: closePosition; one-way and reduceOnly; hedge SELL with LONG, BUY with
    /// SHORT). A batch counts as one that does not.
    /// </summary>
    public bool Closes => IsTrue("closePosition")
        || (Hedge
            ? (Param("side"), Param("positionSide")) is ("SELL", "LONG") or ("BUY", "SHORT")
            : IsTrue("reduceOnly"));

    private bool IsOrderPath => Request.Path.EndsWith("/order", StringComparison.Ordinal)
        || Request.Path.EndsWith("/batchOrders", StringComparison.Ordinal)
        || Request.Path.EndsWith("/algoOrder", StringComparison.Ordinal);

    private bool Hedge => Request.ApiKey is { } key && exchange.Accounts.ByKey(key) is { Hedge: true };

    public string? Param(string name)
    {
        if (!read)
            parsed = RequestParams.Parse(Request.Query, Request.Body).Value;
        read = true;
        return parsed?.Get(name);
    }

    private bool IsTrue(string name) => string.Equals(Param(name), "true", StringComparison.OrdinalIgnoreCase);
}
