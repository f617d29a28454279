namespace Bowline.Paper;

/// <summary>Connections, subscriptions and what is sent to whom. Frames wait in the outbox until the host drains them.</summary>
public sealed class StreamHub
{
    private readonly List<Outgoing> outbox = [];

    /// <summary>Unix ms of the next timer of the streams.</summary>
    public long NextDue => long.MaxValue;

    public ConnectionOpened Open(long connection, string route, string path, string query, long now) =>
        new ConnectionOpened.Refused(404);

    public void Receive(long connection, ReadOnlySpan<byte> textFrame, long now) { }

    public void Closed(long connection, long now) { }

    public void Advance(long now) { }

    /// <summary>A user event for every connection that holds this listen key and did not filter the event out.</summary>
    public void Publish(string listenKey, string eventName, byte[] json, long now) { }

    /// <summary>The listen key was deleted: its connections close.</summary>
    public void EndListenKey(string listenKey, long now) { }

    /// <summary>Appends what is to be sent, in order, and forgets it.</summary>
    public void DrainTo(List<Outgoing> into)
    {
        into.AddRange(outbox);
        outbox.Clear();
    }
}
