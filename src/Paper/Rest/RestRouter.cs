using System.Globalization;

namespace Bowline.Paper;

/// <summary>
/// Finds the endpoint, lets the request through the gate, counts its weight and puts the venue's headers on.
/// </summary>
internal sealed class RestRouter
{
    private readonly Dictionary<(string Method, string Path), Endpoint> endpoints;
    private readonly Exchange exchange;
    private readonly RequestGate gate;
    private readonly WeightWindows weights;

    public RestRouter(Exchange exchange)
    {
        this.exchange = exchange;
        gate = new RequestGate(exchange);
        weights = new WeightWindows(exchange.Settings);
        endpoints = Groups().SelectMany(group => group).ToDictionary(endpoint => (endpoint.Method, endpoint.Path));
    }

    public RestResponse Handle(RestRequest request, long now)
    {
        if (!endpoints.TryGetValue((request.Method, request.Path), out var endpoint))
        {
            return FaultRoutes.Handle(exchange, request, now)
                ?? WithHeaders(NoSuchPath(request).Answer(), request, null, now);
        }
        return Serve(endpoint, request, now);
    }

    /// <summary>Counts weight for what is no request; gives 429 or 418 when the address is over its budget.</summary>
    public Refusal? Spend(string remote, int weight, long now) => weights.Take(remote, weight, now);

    /// <summary>A refusal with the headers of this address.</summary>
    public RestResponse Refuse(RestRequest request, Refusal refusal, long now) =>
        WithHeaders(refusal.Answer(), request, null, now);

    /// <summary>Gate, weight, order count and headers around one endpoint.</summary>
    public RestResponse Serve(Endpoint endpoint, RestRequest request, long now)
    {
        var parsed = RequestParams.Parse(request.Query, request.Body);
        if (parsed.Value is not { } parameters)
            return WithHeaders(parsed.Refusal!.Answer(), request, null, now);
        var spent = weights.Take(request.Remote, endpoint.Weight(parameters), now, endpoint.Pool);
        if (spent is not null)
            return WithHeaders(spent.Answer(), request, null, now, endpoint.Pool);
        var (account, refused) = gate.Admit(endpoint, request, parameters, now);
        if (refused is not null)
            return WithHeaders(refused.Answer(), request, null, now, endpoint.Pool);
        if (endpoint.Orders > 0)
            account!.OrderWindows.Count(endpoint.Orders, now);
        var answer = endpoint.Handle(new RestCall(exchange, parameters, account, now));
        return WithHeaders(answer, request, endpoint.Orders > 0 ? account : null, now, endpoint.Pool);
    }

    private static Refusal NoSuchPath(RestRequest request) =>
        new(404, -5000, $"Path {request.Path}, Method {request.Method} is invalid");

    private IEnumerable<IEnumerable<Endpoint>> Groups() =>
    [
        GeneralRoutes.All, MarketRoutes.All(exchange.Settings.Rules), OrderRoutes.All, BatchRoutes.All,
        AmendmentRoutes.All, HistoryRoutes.All,
        AccountRoutes.All(exchange.Settings.Rules), SettingRoutes.All, ConfigRoutes.All, UserStreamRoutes.All,
        ClearingRoutes.All, AlgoRoutes.All,
    ];

    // The minute's weight comes with every answer but those of another pool, order counts with accepted orders,
    // Retry-After with 429 and 418.
    private RestResponse WithHeaders(
        RestResponse answer, RestRequest request, Account? ordering, long now, WeightPool pool = WeightPool.Minute)
    {
        var headers = new List<(string, string)>();
        if (pool == WeightPool.Minute)
            headers.Add(("X-MBX-USED-WEIGHT-1M", Text(weights.Used(request.Remote, now))));
        if (ordering is not null && answer.Status == 200)
        {
            headers.Add(("X-MBX-ORDER-COUNT-10S", Text(ordering.OrderWindows.InTenSeconds)));
            headers.Add(("X-MBX-ORDER-COUNT-1M", Text(ordering.OrderWindows.InMinute)));
        }
        if (answer.Status is 429 or 418 && exchange.Settings.Rules.RetryAfter)
            headers.Add(("Retry-After", Text(weights.RetryAfter(request.Remote, now, pool))));
        return answer with { Headers = headers };
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
