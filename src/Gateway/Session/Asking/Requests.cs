using System.Text;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>Signs and sends, matches answers to what they answer, and repeats reads that failed.</summary>
internal sealed class Requests(SessionContext context)
{
    /// <summary>Waits before the second, third and fourth attempt.</summary>
    public static readonly int[] RetryAfterMs = [500, 1_000, 2_000];

    private const int MostUnderWay = 10_000;
    private readonly Dictionary<long, (string Path, Action<Outcome> Then)> _underWay = [];
    private readonly KeyKind _kind = Signer.KindOf(context.Endpoint.Secret);

    /// <summary>Measures the clock again, then calls; set by the owner, since the clock's probes are requests
    /// too.</summary>
    public Action<Action>? Resync { get; set; }

    /// <summary>Asks until it is answered or four attempts failed; calls back exactly once.</summary>
    public void Read(ReadRequest request, Action<Outcome> then) => Attempt(request, 1, then);

    /// <summary>One attempt, without waiting for the gate and without repeating.</summary>
    public void Once(ReadRequest request, Action<Outcome> then) => Launch(request, then);

    /// <summary>Sends a journalled intent, once.</summary>
    public void Post(Intent intent, Action<Outcome> then)
    {
        if (Sign(intent.Parameters, then) is { } signed)
            Dispatch(intent.Method, intent.Path, signed, withKey: true, then);
    }

    public void On(TransportEvent.Replied replied)
    {
        if (!_underWay.Remove(replied.Id, out var asked))
        {
            context.Remark($"an answer came to request {replied.Id}, which is not under way");
            return;
        }

        var outcome = Outcomes.Of(replied.Reply);
        // The spot exchange's limits are another exchange's.
        if (!asked.Path.StartsWith("/sapi/", StringComparison.Ordinal))
            TakeLimits(asked.Path, outcome);
        asked.Then(outcome);
    }

    private void TakeLimits(string path, Outcome outcome)
    {
        context.Gate.Believe(RateLimitHeaders.TellsWeight(path) ? outcome.Headers : outcome.Headers with { UsedWeight = null }, context.VenueNow);
        if (outcome.Verdict == Verdict.Limited && outcome.Status is 418 or 429)
            CloseGate(outcome);
    }

    private void CloseGate(Outcome outcome)
    {
        if (outcome is { Limit: LimitHit.Orders, Status: 429 })
        {
            // Cancels and questions count as no orders: they must get through.
            context.Gate.CloseToOrders(Outcomes.GateOpens(outcome, context.VenueNow));
            context.Remark($"the account's orders are used up, orders wait: {outcome.Said}");
            return;
        }

        context.Gate.Close(Outcomes.GateOpens(outcome, context.VenueNow));
        var until = context.Clock.Ours(context.Gate.ClosedUntil!.Value);
        context.Note(new SessionNote.GateClosed(context.Now, until, outcome.Text));
        GateAlarm.Raise(context, until, $"HTTP {outcome.Status}: {outcome.Text}");
    }

    private void Attempt(ReadRequest request, int attempt, Action<Outcome> then)
    {
        if (context.Gate.Ask(request.Lane, request.Weight, context.VenueNow) is Admission.Wait wait)
        {
            Later(context.Clock.Ours(wait.Until), () => Attempt(request, attempt, then));
            return;
        }

        Launch(request, outcome => Judge(request, attempt, outcome, then));
    }

    private void Judge(ReadRequest request, int attempt, Outcome outcome, Action<Outcome> then)
    {
        if (outcome.Verdict is Verdict.Done or Verdict.Benign or Verdict.Refused or Verdict.Duplicate)
        {
            then(outcome);
            return;
        }

        int? delay = attempt > RetryAfterMs.Length ? null : (int)context.Jittered(RetryAfterMs[attempt - 1]);
        context.Note(new SessionNote.AttemptFailed(
            context.Now, null, null, $"{request.Method} {request.Path}", attempt, outcome.Status, outcome.Code,
                outcome.Text, delay));
        if (delay is null)
            then(outcome);
        else if (outcome.Verdict == Verdict.ClockOff && Resync is not null)
            Resync(() => Attempt(request, attempt + 1, then));
        else
            Later(context.In(delay.Value), () => Attempt(request, attempt + 1, then));
    }

    private void Later(Time due, Action then) => context.Timers.Set($"retry-{context.NextId()}", due, then);

    private void Launch(ReadRequest request, Action<Outcome> then)
    {
        var parameters = request.Parameters;
        if (request.Access == Access.Signed)
        {
            var now = context.VenueNow;
            var stamp = $"recvWindow={context.Options.RecvWindowMs}&timestamp={now.Milliseconds}";
            if (Sign(parameters.Length == 0 ? stamp : $"{parameters}&{stamp}", then) is not { } signed)
                return;
            parameters = signed;
            var told = then;
            then = outcome => told(outcome with { Stamp = now });
        }

        Dispatch(request.Method, request.Path, parameters, request.Access != Access.Public, then);
    }

    private void Dispatch(string method, string path, string parameters, bool withKey, Action<Outcome> then)
    {
        Ensure.That(_underWay.Count < MostUnderWay);
        var inBody = method is "POST" or "PUT";
        var id = context.NextId();
        _underWay.Add(id, (path, then));
        context.Transport.Send(new(
            id,
            method,
            inBody || parameters.Length == 0 ? path : $"{path}?{parameters}",
            inBody && parameters.Length > 0 ? Encoding.UTF8.GetBytes(parameters) : null,
            withKey ? context.Endpoint.Key.Value : null,
            context.Options.TimeoutMs));
    }

    /// <summary>The signed parameters; null when the key cannot sign, which is then the outcome.</summary>
    private string? Sign(string parameters, Action<Outcome> then)
    {
        switch (Signer.Sign(_kind, context.Endpoint.Secret, parameters))
        {
            case Signing.Signed(var signature):
                return $"{parameters}&signature={Percent.Encode(signature)}";
            case Signing.Impossible(var why):
                then(new(Verdict.Refused, 0, null, why, ReplyHeaders.None, default, NotSent: true));
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
