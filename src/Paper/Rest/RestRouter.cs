namespace Bowline.Paper;

/// <summary>Finds the endpoint and lets the request through the gate.</summary>
internal sealed class RestRouter
{
    private readonly Dictionary<(string Method, string Path), Endpoint> endpoints;
    private readonly Exchange exchange;

    public RestRouter(Exchange exchange)
    {
        this.exchange = exchange;
        endpoints = Groups().SelectMany(group => group).ToDictionary(endpoint => (endpoint.Method, endpoint.Path));
    }

    public RestResponse Handle(RestRequest request, long now)
    {
        if (!endpoints.TryGetValue((request.Method, request.Path), out var endpoint))
            return NoSuchPath(request).Answer();
        if (RequestParams.Parse(request.Query, request.Body) is not { } parameters)
            return Refusal.Of(-1101, "Too many parameters; expected '100' and received 'more'.").Answer();
        return endpoint.Handle(new RestCall(exchange, parameters, null, now));
    }

    private static IEnumerable<IEnumerable<Endpoint>> Groups() => [GeneralRoutes.All, MarketRoutes.All];

    private static Refusal NoSuchPath(RestRequest request) =>
        new(404, -5000, $"Path {request.Path}, Method {request.Method} is invalid");
}
