using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// Connections, subscriptions and what is sent to whom (contract 1.1, 9, 10.1). Frames wait in the outbox until the
/// host drains them. Ping and pong frames are the host's; it keeps the connection's frames in order.
/// </summary>
public sealed class StreamHub
{
    private const int MaxStreams = 1_024;
    private const long LifeMs = 24 * 3_600_000;

    private readonly Dictionary<long, StreamConnection> connections = [];
    private readonly List<StreamConnection> inOrder = [];
    private readonly StreamOutbox outbox = new();
    private readonly UserBoard users = new();
    private readonly TopicBoard board;

    private readonly ConnectionWindows windows = new();
    private readonly VenueRules rules;

    public StreamHub(IReadOnlyList<SymbolMarket> markets, VenueRules rules)
    {
        this.rules = rules;
        board = new TopicBoard(markets);
    }

    /// <summary>How many are open.</summary>
    public int Connections => connections.Count;

    /// <summary>Unix ms of the next timer of the streams.</summary>
    public long NextDue => Math.Min(board.NextDue, inOrder.Count == 0 ? long.MaxValue : inOrder[0].OpenedAt + LifeMs);

    /// <summary>Null without a fault of frames.</summary>
    internal FrameFaults? Faults => outbox.Faults;

    /// <summary>
    /// A handshake. A wrong listen key is accepted too, and stays silent; a path that does not exist is 404.
    /// </summary>
    public ConnectionOpened Open(
        long connection, string route, string path, string query, long now, string remote = "")
    {
        if (remote.Length > 0 && rules.ConnectionsInFiveMinutes > 0
            && windows.Count(remote, now) > rules.ConnectionsInFiveMinutes)
            return new ConnectionOpened.Refused(429);
        if (route is not ("" or "/public" or "/market" or "/private") || connections.ContainsKey(connection)
            || StreamAddress.Parse(route, path, query) is not { } address)
            return new ConnectionOpened.Refused(404);
        if (address.Names.Count + address.Users.Count > MaxStreams)
            return new ConnectionOpened.Refused(400);
        var opened = new StreamConnection(connection, route, address.Combined, now, rules.UnroutedServesAll);
        connections.Add(connection, opened);
        inOrder.Add(opened);
        foreach (var name in address.Names)
            Subscribe(opened, name, now);
        if (opened.ServesUsers)
        {
            foreach (var user in address.Users)
                users.Join(opened, user);
        }
        return new ConnectionOpened.Accepted();
    }

    public void Receive(long connection, ReadOnlySpan<byte> textFrame, long now)
    {
        if (!connections.TryGetValue(connection, out var from))
            return;
        if (!from.MayTalk(now))
        {
            Drop(from, "more than 10 messages in a second");
            return;
        }
        outbox.Add(from, Answer(from, ControlReader.Read(textFrame, rules), now));
    }

    /// <summary>A ping or pong frame came in; they count among the ten messages of a second (contract 3.4).</summary>
    public void Pinged(long connection, long now)
    {
        if (connections.TryGetValue(connection, out var from) && !from.MayTalk(now))
            Drop(from, "more than 10 messages in a second");
    }

    /// <summary>Something of a symbol's terms has changed: <c>!contractInfo</c>.</summary>
    public void Announce(SymbolSpec spec, long now) => board.Announce(spec, outbox, now);

    public void Closed(long connection, long now)
    {
        if (connections.TryGetValue(connection, out var gone))
            Forget(gone);
    }

    /// <summary>The timed streams speak; connections of 24 hours end.</summary>
    public void Advance(long now)
    {
        board.Advance(outbox, now);
        while (inOrder.Count > 0 && inOrder[0].OpenedAt + LifeMs <= now)
            Drop(inOrder[0], "24 hours are over");
    }

    /// <summary>The real-time streams speak; after every call that may have changed a book.</summary>
    public void Flush(long now) => board.Flush(outbox, now);

    /// <summary>
    /// A user event for every connection that holds this listen key and did not filter the event out.
    /// </summary>
    public void Publish(string listenKey, string eventName, byte[] json, long now)
    {
        foreach (var connection in users.Of(listenKey))
        {
            foreach (var user in connection.Users)
            {
                if (user.ListenKey == listenKey && (user.Wants(eventName) || Unlisted(eventName)))
                    outbox.Add(connection, connection.Combined ? FrameWriter.Envelope(listenKey, json) : json);
            }
        }
    }

    /// <summary>True when an event of this listen key would reach anybody.</summary>
    internal bool Hears(string listenKey) => users.Of(listenKey).Count > 0;

    /// <summary>The same, written only when somebody listens.</summary>
    internal void Publish(string listenKey, string eventName, Action<Utf8JsonWriter> write, long now)
    {
        if (!Hears(listenKey))
            return;
        write(outbox.Writer.Begin());
        Publish(listenKey, eventName, outbox.Writer.End(), now);
    }

    /// <summary>The listen key was deleted: its connections close.</summary>
    public void EndListenKey(string listenKey, long now)
    {
        foreach (var connection in inOrder.Where(held => held.Holds(listenKey)).ToArray())
            Drop(connection, "listen key deleted");
    }

    /// <summary>Ends the connections of a route, or all, as their 24 hours do.</summary>
    internal void Cut(string? route)
    {
        foreach (var connection in inOrder.Where(held => FaultScope.Covers(route, held.Route)).ToArray())
            Drop(connection, "24 hours are over");
    }

    /// <summary>The faults of frames from now on; without any, what they kept back is sent.</summary>
    internal void Use(IReadOnlyList<LiveFault> faults, long now)
    {
        if (faults.Count == 0)
            outbox.Faults?.End(outbox);
        outbox.Faults = faults.Count == 0 ? null : outbox.Faults ?? new FrameFaults();
        outbox.Faults?.Use(faults, now);
    }

    /// <summary>Frames that were kept back until now are sent.</summary>
    internal void AdvanceFaults(long now) => outbox.Faults?.Advance(outbox, now);

    /// <summary>Appends what is to be sent, in order, and forgets it.</summary>
    public void DrainTo(List<Outgoing> into)
    {
        if (outbox.Overrun.Count > 0)
        {
            foreach (var slow in outbox.Overrun.ToArray())
                Drop(slow, "too many frames waiting");
            outbox.Overrun.Clear();
        }
        outbox.DrainTo(into);
    }

    private byte[] Answer(StreamConnection from, ControlMessage message, long now)
    {
        switch (message)
        {
            case ControlMessage.Subscribe ask when from.Count + ask.Names.Count > MaxStreams:
                return ControlAnswer.Error(outbox.Writer, 2, "Invalid request: too many parameters");
            case ControlMessage.Subscribe ask:
                foreach (var name in ask.Names)
                    Subscribe(from, name, now);
                return ControlAnswer.Done(outbox.Writer, ask.Id);
            case ControlMessage.Unsubscribe ask:
                foreach (var name in ask.Names)
                    Unsubscribe(from, name);
                return ControlAnswer.Done(outbox.Writer, ask.Id);
            case ControlMessage.ListSubscriptions ask:
                return ControlAnswer.Names(outbox.Writer, ask.Id, from.Names);
            case ControlMessage.SetCombined ask:
                from.Combined = ask.Combined;
                return ControlAnswer.Done(outbox.Writer, ask.Id);
            case ControlMessage.GetCombined ask:
                return ControlAnswer.Flag(outbox.Writer, ask.Id, from.Combined);
            case ControlMessage.Malformed wrong:
                return ControlAnswer.Error(outbox.Writer, wrong.Code, wrong.Message);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static bool IsUser(StreamConnection connection, string name) => connection.Route == "/private"
        || (connection.ServesUsers && StreamTopic.Parse(name) is null);

    private bool Unlisted(string eventName) => !rules.KeyExpiredNeedsListing && eventName == "listenKeyExpired";

    private void Subscribe(StreamConnection connection, string name, long now)
    {
        if (IsUser(connection, name))
            users.Join(connection, StreamAddress.User(name));
        else if (connection.Add(name) && StreamTopic.Parse(name) is { } topic && connection.Serves(topic))
            board.Add(topic, connection, now);
    }

    private void Unsubscribe(StreamConnection connection, string name)
    {
        if (IsUser(connection, name))
            users.Leave(connection, name);
        else if (connection.Remove(name))
            board.Remove(name, connection);
    }

    private void Drop(StreamConnection connection, string why)
    {
        outbox.Close(connection, why);
        Forget(connection);
    }

    private void Forget(StreamConnection connection)
    {
        connections.Remove(connection.Id);
        inOrder.Remove(connection);
        users.Forget(connection);
        foreach (var name in connection.Streams)
            board.Remove(name, connection);
    }
}
