using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>What the session told besides events, for status and doctor.</summary>
/// <param name="ClockOffsetMs">Venue clock minus ours.</param>
/// <param name="GateClosedUntil">Requests wait until then (429 or 418).</param>
public sealed record SessionFacts(
    long? ClockOffsetMs, long? HalfRoundTripMs, int? Symbols, KeyRights? Rights, Time? GateClosedUntil, string LastRemark)
{
    /// <summary>What the exchange said when it closed.</summary>
    public string GateWhy { get; init; } = "";

    /// <summary>Why the exchange does not accept the key; empty while it does, or has not been asked.</summary>
    public string KeyProblem { get; init; } = "";

    public static SessionFacts None { get; } = new(null, null, null, null, null, "");
}
