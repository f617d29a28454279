namespace Bowline.Gateway;

/// <summary>
/// The seam to the venue: bytes out by call, bytes back as <see cref="TransportEvent"/> through the sink the transport
/// was
/// made with. No call waits, throws for the network's sake, or calls back into the caller.
/// </summary>
public interface ITransport
{
    /// <summary>Sends one request; exactly one <see cref="TransportEvent.Replied"/> with its id follows.</summary>
    void Send(TransportRequest request);

    /// <summary>Opens a stream; <see cref="TransportEvent.StreamOpened"/> or <see cref="TransportEvent.StreamClosed"/>
    /// follows.</summary>
    void Open(StreamOpen stream);

    /// <summary>Writes one text frame on an open stream (a SUBSCRIBE); on a closed one it is dropped.</summary>
    void Write(long stream, ReadOnlyMemory<byte> text);

    /// <summary>Closes a stream; frames already under way may still arrive.</summary>
    void Close(long stream);
}
