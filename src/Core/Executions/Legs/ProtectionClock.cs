namespace Bowline.Core;

/// <summary>
/// How long quantity that should be protected has not been: promise 1 as a state. Repair goes on all the time; past the
/// bound the execution closes what it holds instead.
/// </summary>
/// <param name="Since">When it was last seen covered and no longer is; null while it is covered.</param>
public readonly record struct ProtectionClock(Time? Since)
{
    /// <summary>The bound unless the user sets another.</summary>
    public static readonly TimeSpan StandardBound = TimeSpan.FromSeconds(10);

    public ProtectionClock At(Time now, bool isCovered) => isCovered ? default : Since is null ? new(now) : this;

    public Time? Bound(TimeSpan bound) => Since is { } since ? since + bound : null;

    public bool IsPast(TimeSpan bound, Time now) => Bound(bound) is { } end && now >= end;
}
