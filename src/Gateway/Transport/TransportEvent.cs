namespace Bowline.Gateway;

/// <summary>What the transport tells, in the order it happened on each stream: a closed family.</summary>
public abstract record TransportEvent
{
    private TransportEvent() { }

    public sealed record Replied(long Id, TransportReply Reply) : TransportEvent;

    public sealed record StreamOpened(long Stream) : TransportEvent;

    /// <param name="Text">One whole text message, bounded to 1 MB.</param>
    public sealed record StreamFrame(long Stream, ReadOnlyMemory<byte> Text) : TransportEvent
    {
        /// <summary>The length only: a frame can hold a listen key.</summary>
        public override string ToString() => $"frame of {Text.Length} bytes on stream {Stream}";
    }

    /// <summary>The stream is over, or never opened.</summary>
    public sealed record StreamClosed(long Stream, string Why) : TransportEvent;
}

/// <summary>How a request ended: a closed family. The difference between the last two decides whether it may be sent
/// again.</summary>
public abstract record TransportReply
{
    private TransportReply() { }

    /// <param name="Body">Bounded to 16 MB.</param>
    public sealed record Answered(int Status, ReplyHeaders Headers, ReadOnlyMemory<byte> Body) : TransportReply
    {
        /// <summary>The length only: an answer can hold a listen key.</summary>
        public override string ToString() => $"HTTP {Status}, {Body.Length} bytes";
    }

    /// <summary>No byte of the request left: no connection, no name, no handshake.</summary>
    public sealed record NotSent(string Why) : TransportReply;

    /// <summary>It left, or may have, and no whole answer came back.</summary>
    public sealed record Unknown(string Why) : TransportReply;
}
