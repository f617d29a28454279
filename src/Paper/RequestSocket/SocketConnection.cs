namespace Bowline.Paper;

/// <summary>One connection of the request socket: who is logged on, since when, and what it wants told.</summary>
internal sealed class SocketConnection(long id, string remote, bool returnRateLimits, long openedAt)
{
    private const int MaxPings = 5;
    private long second;
    private int pings;

    public long Id { get; } = id;

    /// <summary>Address that shares its weight with REST.</summary>
    public string Remote { get; } = remote;

    public bool ReturnRateLimits { get; } = returnRateLimits;

    public long OpenedAt { get; } = openedAt;

    /// <summary>Null until a logon; another logon replaces it.</summary>
    public Account? LoggedOn { get; set; }

    /// <summary>Unix ms of the logon.</summary>
    public long AuthorizedAt { get; set; }

    /// <summary>Answers made since the host last drained.</summary>
    public int Waiting { get; set; }

    /// <summary>Counts a ping or pong; false when it is one too many for this second of the clock.</summary>
    public bool MayPing(long now)
    {
        if (now / 1_000 != second)
            (second, pings) = (now / 1_000, 0);
        return ++pings <= MaxPings;
    }
}

/// <summary>How a request of the socket proves who sent it: the text that was signed, and who is logged on.</summary>
internal sealed record SocketProof(string Payload, Account? LoggedOn);
