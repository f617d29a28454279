namespace Bowline.Paper;

/// <summary>
/// The request socket /ws-fapi/v1 (contract 11): each text frame is one request, answered by the REST endpoint of the
/// same meaning, in the socket's envelope. Limits and accounts are those of REST. Malformed frames are answered and
/// the connection lives on.
/// </summary>
public sealed class RequestSockets
{
    /// <summary>The route under which a connection of this kind is opened; its path is /v1.</summary>
    public const string Route = "/ws-fapi";

    private const string Version = "/v1";
    private const int HandshakeWeight = 5;
    private const long LifeMs = 24 * 3_600_000;
    private const int MaxWaiting = 10_000;

    private readonly Exchange exchange;
    private readonly SocketAnswer answers;
    private readonly Dictionary<long, SocketConnection> connections = [];
    private readonly List<SocketConnection> inOrder = [];
    private readonly List<SocketConnection> counted = [];
    private readonly List<Outgoing> waiting = [];
    private readonly PriorityQueue<Outgoing.Frame, long> late = new();

    internal RequestSockets(Exchange exchange)
    {
        this.exchange = exchange;
        answers = new SocketAnswer(exchange.Settings.Rules);
    }

    /// <summary>
    /// Asked before a request reaches its endpoint; a host that cannot keep a promise answers here in the exchange's
    /// place. Null lets it through.
    /// </summary>
    public Func<RestRequest, RestResponse?> Before { get; set; } = _ => null;

    /// <summary>Unix ms at which the oldest connection ends or the next delayed answer leaves.</summary>
    public long NextDue => Math.Min(
        inOrder.Count == 0 ? long.MaxValue : inOrder[0].OpenedAt + LifeMs,
        late.TryPeek(out _, out var due) ? due : long.MaxValue);

    internal ConnectionOpened Open(long connection, string path, string query, string remote, long now)
    {
        if (path.TrimEnd('/') != Version || connections.ContainsKey(connection))
            return new ConnectionOpened.Refused(404);
        if (exchange.Router.Spend(remote, HandshakeWeight, now) is { } refused)
            return new ConnectionOpened.Refused(refused.Status);
        var limits = RequestParams.Parse(query, "").Value?.Get("returnRateLimits") != "false";
        var opened = new SocketConnection(connection, remote, limits, now);
        connections.Add(connection, opened);
        inOrder.Add(opened);
        return new ConnectionOpened.Accepted();
    }

    /// <summary>False when the connection is not one of these.</summary>
    internal bool Receive(long connection, ReadOnlySpan<byte> frame, long now)
    {
        if (!connections.TryGetValue(connection, out var from))
            return false;
        if (from.Waiting == MaxWaiting)
        {
            Drop(from, "too many requests waiting");
            return true;
        }
        if (from.Waiting++ == 0)
            counted.Add(from);
        Answer(from, SocketReader.Read(frame.ToArray()), now);
        return true;
    }

    /// <summary>Counts a ping or pong frame (contract 3.4). False when the connection is not one of these.</summary>
    internal bool Pinged(long connection, long now)
    {
        if (!connections.TryGetValue(connection, out var from))
            return false;
        if (!from.MayPing(now))
            Drop(from, "more than 5 pings in a second");
        return true;
    }

    internal void Closed(long connection)
    {
        if (connections.Remove(connection, out var gone))
            inOrder.Remove(gone);
    }

    internal void Advance(long now)
    {
        while (late.TryPeek(out var frame, out var due) && due <= now)
        {
            late.Dequeue();
            if (connections.ContainsKey(frame.Connection))
                waiting.Add(frame);
        }
        while (inOrder.Count > 0 && inOrder[0].OpenedAt + LifeMs <= now)
            Drop(inOrder[0], "24 hours are over");
    }

    internal void DrainTo(List<Outgoing> into)
    {
        into.AddRange(waiting);
        waiting.Clear();
        foreach (var connection in counted)
            connection.Waiting = 0;
        counted.Clear();
    }

    private void Answer(SocketConnection from, SocketRead read, long now)
    {
        var request = (read as SocketRead.Good)?.Request;
        var response = request is null ? Refuse(from, ((SocketRead.Bad)read).Refusal, now) : Handle(from, request, now);
        if (response.Dropped)
        {
            Drop(from, "connection lost");
            return;
        }
        var id = request?.Id ?? ((SocketRead.Bad)read).Id;
        var told = request?.ReturnRateLimits ?? from.ReturnRateLimits;
        var frame = new Outgoing.Frame(from.Id, answers.Write(id, response, told, now));
        if (response.DelayMs > 0)
            late.Enqueue(frame, now + response.DelayMs);
        else
            waiting.Add(frame);
    }

    private RestResponse Handle(SocketConnection from, SocketRequest request, long now)
    {
        var key = request.Get("apiKey");
        var asked = key is null ? from.LoggedOn : exchange.Accounts.ByKey(key);
        if (SocketSession.Find(from, request.Method, key is null ? null : asked) is { } session)
            return exchange.Router.Serve(session, Rest(from, request, "WS", request.Method), now);
        if (!SocketMethods.Find(request.Method, out var endpoint))
            return Refuse(from, Unknown(request.Method), now);
        var rest = Rest(from, request, endpoint.Verb, endpoint.Path);
        return Before(rest) ?? exchange.Handle(rest, now);
    }

    // The session speaks for requests that name no key, or name its own without a signature.
    private static RestRequest Rest(SocketConnection from, SocketRequest request, string verb, string path)
    {
        var key = request.Get("apiKey");
        var loggedOn = from.LoggedOn is { } account && (key is null || key == account.ApiKey)
            && request.Get("signature") is null && request.Method != "session.logon" ? from.LoggedOn : null;
        return new RestRequest(verb, path, request.Query(), "", key ?? loggedOn?.ApiKey, from.Remote)
        {
            Socket = new SocketProof(request.Payload(), loggedOn),
        };
    }

    private RestResponse Refuse(SocketConnection from, Refusal refusal, long now) =>
        exchange.Router.Refuse(new RestRequest("WS", Version, "", "", null, from.Remote), refusal, now);

    private static Refusal Unknown(string method) => Refusal.Of(
        -5000, $"Path {Route}{Version}, Method {(method.Length <= 40 ? method : method[..40])} is invalid");

    private void Drop(SocketConnection connection, string why)
    {
        waiting.Add(new Outgoing.Close(connection.Id, why));
        Closed(connection.Id);
    }
}
