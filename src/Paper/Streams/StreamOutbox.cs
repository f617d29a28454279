namespace Bowline.Paper;

/// <summary>
/// Frames waiting for the host, in order. Bounded: a connection with more than 10,000 frames between two drains is
/// closed, as the venue drops a reader that does not keep up.
/// </summary>
internal sealed class StreamOutbox
{
    private const int MaxWaiting = 10_000;

    private readonly List<Outgoing> waiting = [];
    private readonly List<StreamConnection> counted = [];

    public FrameWriter Writer { get; } = new();

    /// <summary>Connections that could not be served; the hub forgets them.</summary>
    public List<StreamConnection> Overrun { get; } = [];

    /// <summary>Null without a fault of frames.</summary>
    public FrameFaults? Faults { get; set; }

    public void Add(StreamConnection connection, byte[] text)
    {
        if (Faults?.Takes(this, connection, text) is not true)
            Put(connection, text);
    }

    /// <summary>Sends past the faults.</summary>
    public void Put(StreamConnection connection, byte[] text)
    {
        if (connection.Waiting == MaxWaiting)
            Overrun.Add(connection);
        if (connection.Waiting >= MaxWaiting)
        {
            connection.Waiting = MaxWaiting + 1;
            return;
        }
        if (connection.Waiting++ == 0)
            counted.Add(connection);
        waiting.Add(new Outgoing.Frame(connection.Id, text));
    }

    public void Close(StreamConnection connection, string why) => waiting.Add(new Outgoing.Close(connection.Id, why));

    public void DrainTo(List<Outgoing> into)
    {
        into.AddRange(waiting);
        waiting.Clear();
        foreach (var connection in counted)
            connection.Waiting = 0;
        counted.Clear();
    }
}
