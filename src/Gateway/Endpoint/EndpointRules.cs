namespace Bowline.Gateway;

/// <summary>What an endpoint must keep: outside this machine only encrypted schemes carry orders and keys.</summary>
public static class EndpointRules
{
    public static EndpointCheck Check(VenueEndpoint endpoint)
    {
        Uri?[] places = [endpoint.Rest, endpoint.Stream, endpoint.WsApi, endpoint.SpotRest];
        foreach (var place in places)
        {
            if (place is not null && Problem(place) is { } problem)
                return problem;
        }

        return new EndpointCheck.Usable(endpoint);
    }

    private static EndpointCheck.Refused? Problem(Uri place) => place.Scheme switch
    {
        "https" or "wss" => null,
        "http" or "ws" when place.IsLoopback => null,
        "http" or "ws" => new("venue-not-encrypted", $"{place.Scheme}://{place.Authority} is not encrypted; "
            + "outside this machine only https and wss are used."),
        _ => new("venue-not-http", $"{place.Scheme}:// is not a scheme a venue is reached by."),
    };
}
