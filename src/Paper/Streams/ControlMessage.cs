namespace Bowline.Paper;

/// <summary>What a client asked on a stream connection (contract 9.1).</summary>
internal abstract record ControlMessage
{
    private ControlMessage() { }

    internal sealed record Subscribe(ulong Id, IReadOnlyList<string> Names) : ControlMessage;

    internal sealed record Unsubscribe(ulong Id, IReadOnlyList<string> Names) : ControlMessage;

    internal sealed record ListSubscriptions(ulong Id) : ControlMessage;

    internal sealed record SetCombined(ulong Id, bool Combined) : ControlMessage;

    internal sealed record GetCombined(ulong Id) : ControlMessage;

    /// <summary>Answered with an error frame; nothing else happens.</summary>
    internal sealed record Malformed(int Code, string Message) : ControlMessage;
}
