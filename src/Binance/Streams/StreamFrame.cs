using System.Collections.Immutable;

namespace Bowline.Binance;

/// <summary>One text frame of a stream connection, whatever it turned out to be.</summary>
public abstract record StreamFrame
{
    private StreamFrame() { }

    /// <summary>
    /// One or more events; <paramref name="Stream"/> is the envelope's name, or null on a raw connection.
    /// </summary>
    /// <param name="Stream">The stream name. On user streams it is the listen key: never match on it, never print
    /// it.</param>
    /// <param name="List">In the order they came; the all-market streams send many.</param>
    public sealed record Events(string? Stream, ImmutableArray<StreamEvent> List) : StreamFrame;

    /// <summary>The answer to a control message.</summary>
    public sealed record Answer(ControlAnswer Control) : StreamFrame;

    /// <summary>The refusal of a control message.</summary>
    public sealed record Refusal(ControlRefusal Control) : StreamFrame;

    /// <summary>The frame could not be read.</summary>
    public sealed record Malformed(WireFault Fault) : StreamFrame;

    /// <summary>Reads a frame. Never throws on what came from outside.</summary>
    public static StreamFrame Decode(ReadOnlySpan<byte> frame) => FrameDecoder.Decode(frame);
}
