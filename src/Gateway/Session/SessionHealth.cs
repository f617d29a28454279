using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>How the session is, for status and doctor.</summary>
/// <param name="Ready">Everything is known and compared; orders may leave.</param>
/// <param name="ClockKnown">The two numbers after it are measured.</param>
/// <param name="GateClosedUntil">Desk clock; null when open.</param>
/// <param name="OpenLookups">Orders whose truth is being asked for.</param>
public sealed record SessionHealth(
    bool Ready,
    bool ClockKnown,
    long ClockOffsetMs,
    long HalfRoundTripMs,
    int UsedWeight,
    int WeightLimit,
    Time? GateClosedUntil,
    int OpenLookups,
    int Instruments,
    ImmutableArray<StreamHealth> Streams);

/// <param name="Name"><c>user</c>, <c>public</c> or <c>market</c>.</param>
public sealed record StreamHealth(string Name, bool Open);
