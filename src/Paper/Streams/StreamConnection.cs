namespace Bowline.Paper;

/// <summary>One open stream connection: its route, what it subscribed to in order, and how fast it talks.</summary>
internal sealed class StreamConnection(
    long id, string route, bool combined, long openedAt, bool unroutedServesAll = false)
{
    private const int MaxMessagesPerSecond = 10;
    private readonly List<string> names = [];
    private readonly List<UserSubscription> users = [];
    private long second;
    private int messages;

    public long Id { get; } = id;

    public string Route { get; } = route;

    /// <summary>Payloads come in an envelope that names the stream.</summary>
    public bool Combined { get; set; } = combined;

    public long OpenedAt { get; } = openedAt;

    /// <summary>Frames made since the host last drained.</summary>
    public int Waiting { get; set; }

    /// <summary>Subscribed names, in order; also those the venue acknowledges and never serves.</summary>
    public IEnumerable<string> Names => names.Concat(Users.Select(user => user.Name));

    /// <summary>The market streams among them.</summary>
    public IReadOnlyList<string> Streams => names;

    /// <summary>Streams of any kind on this connection.</summary>
    public int Count => names.Count + Users.Count;

    /// <summary>Listen keys with their event filters; several keys may share the connection (contract 10.1).</summary>
    public IReadOnlyList<UserSubscription> Users => users;

    public bool Add(string name)
    {
        if (names.Contains(name))
            return false;
        names.Add(name);
        return true;
    }

    public bool Remove(string name) => names.Remove(name);

    /// <summary>Joins a user stream; asking twice is harmless.</summary>
    public void Join(UserSubscription user)
    {
        if (!users.Any(held => held.Name == user.Name))
            users.Add(user);
    }

    public void Leave(string name) => users.RemoveAll(held => held.Name == name);

    public bool Holds(string listenKey) => users.Any(held => held.ListenKey == listenKey);

    /// <summary>
    /// True when the route delivers the topic (contract 1.1): a connection without a route gets what /public has, and a
    /// name on the wrong route is acknowledged and silent.
    /// </summary>
    public bool Serves(StreamTopic topic) => Route switch
    {
        "" => topic.IsPublicRoute || unroutedServesAll,
        "/public" => topic.IsPublicRoute,
        "/market" => !topic.IsPublicRoute,
        _ => false,
    };

    /// <summary>True when user streams are delivered here; elsewhere a listen key is taken and stays silent.</summary>
    public bool ServesUsers => Route == "/private" || (Route.Length == 0 && unroutedServesAll);

    /// <summary>Counts one inbound message; false when it is one too many for this second of the clock.</summary>
    public bool MayTalk(long now)
    {
        if (now / 1_000 != second)
            (second, messages) = (now / 1_000, 0);
        return ++messages <= MaxMessagesPerSecond;
    }
}

/// <summary>A user stream on a connection, by the name it was asked for. No events named means all of them.</summary>
internal sealed record UserSubscription(string Name, string ListenKey, IReadOnlyList<string> Events)
{
    public bool Wants(string eventName) => Events.Count == 0 || Events.Contains(eventName);
}
