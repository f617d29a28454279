namespace Bowline.Paper;

/// <summary>One stream that somebody listens to: when it speaks, and what it then says.</summary>
internal abstract class LiveTopic(StreamTopic topic)
{
    private readonly List<StreamConnection> subscribers = [];

    public StreamTopic Topic { get; } = topic;

    /// <summary>Unix ms of the next message; <see cref="long.MaxValue"/> for the real-time streams.</summary>
    public long Due { get; private set; } = long.MaxValue;

    public bool IsSilent => subscribers.Count == 0;

    public void Add(StreamConnection connection) => subscribers.Add(connection);

    public void Remove(StreamConnection connection) => subscribers.Remove(connection);

    /// <summary>The next whole multiple of the stream's speed on the clock.</summary>
    public void Schedule(long now)
    {
        if (Topic.SpeedMs > 0)
            Due = now - now % Topic.SpeedMs + Topic.SpeedMs;
    }

    /// <summary>Says what there is to say at this time.</summary>
    public abstract void Publish(StreamOutbox outbox, long now);

    /// <summary>Nobody listens any more.</summary>
    public virtual void End() { }

    protected void Send(StreamOutbox outbox, byte[] payload)
    {
        byte[]? enveloped = null;
        foreach (var connection in subscribers)
        {
            if (connection.Combined)
                enveloped ??= FrameWriter.Envelope(Topic.Name, payload);
            outbox.Add(connection, connection.Combined ? enveloped! : payload);
        }
    }
}
