using System.Globalization;

namespace Bowline.Paper;

/// <summary>How long one request is on its way to the book, and its answer on the way back; in ms.</summary>
public readonly record struct Latency(long EntryMs, long AnswerMs);

/// <summary>Says how long requests are on their way.</summary>
public interface ILatencyModel
{
    /// <summary>The next request's way.</summary>
    Latency Next();
}

/// <summary>A fixed way and an even jitter on it, drawn for each direction of each request from a seed.</summary>
public sealed class SteadyLatency(long ms, long jitterMs, ulong seed) : ILatencyModel
{
    private const long Max = 60_000;

    // A client outside the venue's region over the public internet, one way: our assumption, not a measurement.
    private const long TypicalMs = 30;
    private const long TypicalJitterMs = 40;

    private readonly Prng chance = new(seed);

    /// <summary>30 to 70 ms each way.</summary>
    public static SteadyLatency Typical(ulong seed) => new(TypicalMs, TypicalJitterMs, seed);

    /// <summary>
    /// Reads <c>typical</c>, or <c>MS</c> or <c>MS:JITTER</c> one way, each up to a minute; null when it is neither.
    /// </summary>
    public static SteadyLatency? Parse(string text, ulong seed)
    {
        if (text == "typical")
            return Typical(seed);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (first, second) = colon < 0 ? (text, "0") : (text[..colon], text[(colon + 1)..]);
        return Read(first) is { } ms && Read(second) is { } jitter ? new SteadyLatency(ms, jitter, seed) : null;
    }

    public Latency Next() => new(Draw(), Draw());

    private static long? Read(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms <= Max ? ms : null;

    private long Draw() => ms + chance.Below(jitterMs + 1);
}
