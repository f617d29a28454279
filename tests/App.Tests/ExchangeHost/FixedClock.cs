namespace Bowline.App.Tests;

/// <summary>A clock that stands where it is put.</summary>
internal sealed class FixedClock(long unixMs) : TimeProvider
{
    public long UnixMs { get; set; } = unixMs;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(UnixMs);
}
