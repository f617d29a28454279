namespace Bowline.Gateway.Tests;

/// <summary>What the network does to one request.</summary>
internal abstract record VenueFault
{
    private VenueFault() { }

    /// <summary>No byte leaves.</summary>
    public sealed record NotSent : VenueFault;

    /// <summary>The request is lost on its way; the sender only sees that no answer came.</summary>
    public sealed record LostRequest : VenueFault;

    /// <summary>The venue acts on it, and its answer is lost.</summary>
    public sealed record LostAnswer : VenueFault;

    /// <summary>Something in front of the venue answers, the venue never sees it.</summary>
    public sealed record Instead(int Status, string Body) : VenueFault
    {
        public ReplyHeaders Headers { get; init; } = ReplyHeaders.None;
    }

    /// <summary>The venue acts on it, and its answer is replaced.</summary>
    public sealed record InsteadAfter(int Status, string Body) : VenueFault;

    /// <summary>It reaches the venue only after so many ms; the sender has given up by then.</summary>
    public sealed record Late(long Milliseconds) : VenueFault;
}
