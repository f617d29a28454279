using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>What is known of the venue's clock: ours plus an offset.</summary>
internal sealed class VenueClock
{
    /// <summary>Venue minus ours, in ms; the true one lies within the half round trip of it.</summary>
    public long OffsetMs { get; private set; }

    public long HalfRoundTripMs { get; private set; }

    public bool Known { get; private set; }

    public Time At(Time ours) => new(ours.Milliseconds + OffsetMs);

    /// <summary>The desk-clock time of a venue time.</summary>
    public Time Ours(Time venue) => new(venue.Milliseconds - OffsetMs);

    public void Set(long offsetMs, long halfRoundTripMs) =>
        (OffsetMs, HalfRoundTripMs, Known) = (offsetMs, halfRoundTripMs, true);
}
