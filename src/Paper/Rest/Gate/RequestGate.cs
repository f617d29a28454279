namespace Bowline.Paper;

/// <summary>
/// Who may call: key, mandatory parameters, time window, signature, order limit, in the order of contract 2.5. Nothing
/// here changes an account but its order count, which the router takes afterwards.
/// </summary>
internal sealed class RequestGate(Exchange exchange)
{
    private const int KeyMax = 256;
    private const long DefaultWindow = 5000;
    private const long AheadMax = 1000;

    /// <summary>The account behind the key, or the refusal. Public endpoints need none.</summary>
    public (Account? Account, Refusal? Refused) Admit(
        Endpoint endpoint, RestRequest request, RequestParams parameters, long now)
    {
        if (endpoint.Security == Security.None)
            return (null, null);
        if (request is { Socket: not null, ApiKey: null })
            return (null, ParamReader.Missing("apiKey"));
        if (request.ApiKey is not { Length: > 0 and <= KeyMax })
            return (null, new Refusal(401, -2014, "API-key format invalid."));
        if (exchange.Accounts.ByKey(request.ApiKey) is not { } account)
            return (null, new Refusal(401, -2015, "Invalid API-key, IP, or permissions for action"));
        if (endpoint.Security == Security.Key)
            return (account, null);
        var refused = Window(new ParamReader(parameters), request.Socket?.LoggedOn is null, exchange.ShownTime(now))
            ?? Signature(account, request, parameters)
            ?? Orders(account, endpoint, now);
        return (account, refused);
    }

    /// <summary>Accept if timestamp &lt; now + 1000 and now - timestamp &lt;= recvWindow (contract 2.4).</summary>
    private Refusal? Window(ParamReader reader, bool signed, long now)
    {
        reader.Needed("timestamp");
        var timestamp = reader.Whole("timestamp", 0);
        if (signed)
            reader.Needed("signature");
        var window = reader.Whole("recvWindow", DefaultWindow);
        if (reader.Refused is { } refused)
            return refused;
        if (window <= 0 || window > exchange.Settings.Rules.MaxRecvWindow)
            return ParamReader.NotValid("recvWindow");
        if (timestamp >= now + AheadMax)
            return Refusal.Of(-1021, "Timestamp for this request was 1000ms ahead of the server's time.");
        // Compared without a subtraction: a timestamp may be any 64-bit number.
        return timestamp < now - window
            ? Refusal.Of(-1021, "Timestamp for this request is outside of the recvWindow.")
            : null;
    }

    private static Refusal? Signature(Account account, RestRequest request, RequestParams parameters)
    {
        if (request.Socket?.LoggedOn is not null)
            return null;
        var payload = request.Socket?.Payload ?? SignedText.Of(request.Query) + SignedText.Of(request.Body);
        return account.Credential.Verifies(payload, parameters.Get("signature")!)
            ? null
            : Refusal.Of(-1022, "Signature for this request is not valid.");
    }

    private Refusal? Orders(Account account, Endpoint endpoint, long now)
    {
        if (endpoint.Orders == 0 || !exchange.Settings.Limits)
            return null;
        return account.OrderWindows.Exceeded(endpoint.Orders, now) is { } window
            ? new Refusal(429, -1015, $"Too many new orders; current limit is {window}.")
            : null;
    }
}
