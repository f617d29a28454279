using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>What the session tells besides events: a closed family. No note holds a key, a signature or a listen
/// key.</summary>
public abstract record SessionNote
{
    private SessionNote(Time at) => At = at;

    public Time At { get; init; }

    /// <summary>Start is done: clock, instruments, account and user stream are there and compared.</summary>
    public sealed record Ready(Time At) : SessionNote(At);

    /// <summary>An intent was answered (or its outcome became unknown: status 0): to be journalled.</summary>
    public sealed record Replied(Time At, Reply Reply) : SessionNote(At);

    /// <summary>One attempt at the venue failed: a line of the audit log.</summary>
    /// <param name="Request">Method and path.</param>
    /// <param name="Attempt">1 for the first.</param>
    /// <param name="Status">HTTP status, 0 when nothing came back.</param>
    /// <param name="Code">The venue's code, when it gave one.</param>
    /// <param name="RetryInMs">When the next attempt is made; null when none is.</param>
    public sealed record AttemptFailed(
        Time At, long? Intent, ClientOrderId? Order, string Request, int Attempt, int Status, int? Code, string Why,
            int? RetryInMs)
        : SessionNote(At);

    /// <summary>
    /// A send that failed for sure is to be tried again. The loop numbers the intent anew, journals it, and only then
    /// calls
    /// <c>Send(intent with { Id = next }, now, Attempt)</c>.
    /// </summary>
    public sealed record Resend(Time At, Intent Intent, int Attempt) : SessionNote(At);

    /// <summary>Venue clock minus desk clock, and the half round trip of the probe it comes from.</summary>
    public sealed record ClockSynced(Time At, long OffsetMs, long HalfRoundTripMs) : SessionNote(At);

    /// <summary>Fresh <c>exchangeInfo</c> bytes, for the disk cache.</summary>
    public sealed record InstrumentsLoaded(Time At, ReadOnlyMemory<byte> Body, int Symbols) : SessionNote(At);

    /// <summary>The answer to a <see cref="VenueQuery"/>: the venue's bytes, to be decoded with
    /// Bowline.Binance.</summary>
    /// <param name="Status">HTTP status; 0 when nothing came back.</param>
    /// <param name="Problem">Empty when it was answered with success; else why not, in words.</param>
    /// <param name="Code">The venue's code, when it gave one.</param>
    public sealed record Answered(
        Time At, VenueQuery Query, int Status, ReadOnlyMemory<byte> Body, string Problem, int? Code) : SessionNote(At);

    /// <summary>What the key may do at the venue.</summary>
    public sealed record KeyRightsKnown(Time At, KeyRights Rights) : SessionNote(At);

    /// <summary>Why the exchange, which answers, does not accept the key or its signature; empty when another thing failed.</summary>
    public sealed record KeyProblem(Time At, string Why) : SessionNote(At);

    /// <summary>The gate closed on a 429 or 418, or opened again.</summary>
    public sealed record GateClosed(Time At, Time Until, string Why) : SessionNote(At);

    /// <summary>Anything odd that was tolerated: an unknown stream event, a frame that could not be read, a late
    /// answer.</summary>
    public sealed record Remark(Time At, string Text) : SessionNote(At);
}
