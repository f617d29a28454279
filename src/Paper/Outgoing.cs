namespace Bowline.Paper;

/// <summary>What the exchange wants done with its stream connections; drained by the host after each call.</summary>
public abstract record Outgoing(long Connection)
{
    /// <summary>Send one text frame.</summary>
    public sealed record Frame(long Connection, byte[] Text) : Outgoing(Connection);

    /// <summary>Close the connection from the server's side, after the frames before it.</summary>
    public sealed record Close(long Connection, string Why) : Outgoing(Connection);
}

/// <summary>Answer to a handshake: accepted, or the HTTP status to refuse it with.</summary>
public abstract record ConnectionOpened
{
    private ConnectionOpened() { }

    public sealed record Accepted : ConnectionOpened;

    public sealed record Refused(int Status) : ConnectionOpened;
}
