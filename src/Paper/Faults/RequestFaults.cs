namespace Bowline.Paper;

/// <summary>
/// What a bad day does to requests: answers instead of the exchange, or spoils the exchange's answer. The first fault
/// in the plan's order that strikes answers; faults of the answer all act.
/// </summary>
internal sealed class RequestFaults(Exchange exchange)
{
    private const string OldPath = "/fapi/v1/order";
    private const int BansMax = 10_000;

    private readonly Dictionary<string, (LiveFault By, long Until)> bans = new(StringComparer.Ordinal);
    private IReadOnlyList<LiveFault> before = [];
    private IReadOnlyList<LiveFault> after = [];

    /// <summary>The faults from now on; bans of those that are gone end.</summary>
    public void Use(IReadOnlyList<LiveFault> instead, IReadOnlyList<LiveFault> spoiling)
    {
        (before, after) = (instead, spoiling);
        foreach (var remote in bans.Where(ban => !before.Contains(ban.Value.By)).Select(ban => ban.Key).ToList())
            bans.Remove(remote);
    }

    public RestResponse Answer(RestRequest request, long now)
    {
        if (FaultRoutes.Serves(request.Path))
            return exchange.Router.Handle(request, now);
        if (bans.TryGetValue(request.Remote, out var ban) && now < ban.Until)
            return FaultAnswers.Banned(request.Remote, ban.Until, now);
        var asked = new FaultedRequest(exchange, request);
        foreach (var fault in before)
        {
            if (Covers(fault, asked) && Instead(fault, asked, now) is { } answer)
                return exchange.Settings.Rules.RetryAfter ? answer : FaultAnswers.WithoutItsEnd(answer);
        }
        return Spoiled(asked, exchange.Router.Handle(asked.Handled, now), now);
    }

    private static bool Covers(LiveFault fault, FaultedRequest asked)
    {
        var (rule, request) = (fault.Rule, asked.Request);
        return FaultScope.Covers(rule.Scope.Method, request.Method) && rule.Scope.CoversPath(request.Path)
            && FaultScope.Covers(rule.Scope.Account, request.ApiKey)
            && (rule.Scope.Symbol is null || rule.Scope.Symbol == asked.Param("symbol"))
            && (!rule.Kind.OrdersOnly || (asked.IsOrder && !(rule.Kind.SparesCloses && asked.Closes)));
    }

    // None when the request goes on to the exchange.
    private RestResponse? Instead(LiveFault fault, FaultedRequest asked, long now)
    {
        if (fault.Rule.Kind.Name == "contract-change")
            return Changed(fault, asked, now);
        if (!fault.Strikes(now))
            return null;
        var remote = asked.Request.Remote;
        return fault.Rule.Kind.Name switch
        {
            "service-unavailable" => FaultAnswers.Unavailable,
            "internal-error" => FaultAnswers.Internal,
            "unknown-before-accept" => FaultAnswers.Unknown,
            "timeout-before-accept" => FaultAnswers.Timeout,
            "throttled" => FaultAnswers.Throttled,
            "too-many-requests" => FaultAnswers.TooManyRequests(remote, fault.Rule.Number("retryMs"), now),
            "too-many-orders" => FaultAnswers.TooManyOrders(now),
            "ip-ban" => Ban(fault, remote, now),
            "waf" => FaultAnswers.Waf,
            "bad-gateway" => FaultAnswers.BadGateway,
            "drop-request" => FaultAnswers.Dropped,
            "error" => new Refusal((int)fault.Rule.Number("status"), (int)fault.Rule.Number("code"),
                fault.Rule.Text("message")!).Answer(),
            var other => throw new System.Diagnostics.UnreachableException(other),
        };
    }

    // The old path refuses the type; the new one, if there is one, does what the old one did.
    private static RestResponse? Changed(LiveFault fault, FaultedRequest asked, long now)
    {
        var (rule, request) = (fault.Rule, asked.Request);
        if (request.Method != "POST" || asked.Param("type") != rule.Text("orderType"))
            return null;
        if (request.Path == OldPath)
        {
            return fault.Strikes(now)
                ? Refusal.Of((int)rule.Number("code"), "Order type not supported for this endpoint. Please use the "
                    + "Algo Order API endpoints instead.").Answer()
                : null;
        }
        if (request.Path == rule.Text("movedTo") && fault.Since(now) is not null)
            asked.Handled = request with { Path = OldPath };
        return null;
    }

    private RestResponse Ban(LiveFault by, string remote, long now)
    {
        var until = now + by.Rule.Number("banMs");
        if (bans.Count >= BansMax)
            bans.Clear();
        bans[remote] = (by, until);
        return FaultAnswers.Banned(remote, until, now);
    }

    private RestResponse Spoiled(FaultedRequest asked, RestResponse answer, long now)
    {
        foreach (var fault in after)
        {
            // What was refused was not accepted: there is nothing to be in doubt about.
            var doubtful = fault.Rule.Kind.Name is "unknown-after-accept" or "timeout-after-accept";
            if ((doubtful && answer.Status != 200) || !Covers(fault, asked) || !fault.Strikes(now))
                continue;
            answer = fault.Rule.Kind.Name switch
            {
                "unknown-after-accept" => FaultAnswers.Unknown with { Headers = answer.Headers },
                "timeout-after-accept" => FaultAnswers.Timeout with { Headers = answer.Headers },
                "drop-answer" => FaultAnswers.Dropped,
                _ => answer with { DelayMs = answer.DelayMs + fault.DrawMs() },
            };
        }
        return answer;
    }
}
