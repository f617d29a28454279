namespace Bowline.Core;

/// <summary>A price that follows the market, moved at most once in a while.</summary>
/// <param name="Wanted">Where it should be by the newest quote; null before the first.</param>
/// <param name="Current">Where it has been put.</param>
/// <param name="MovedAt">When it was put there.</param>
public readonly record struct FollowedPrice(Price? Wanted, Price? Current, Time? MovedAt)
{
    /// <summary>The market was not told since: where it should be is not known, and it stays where it is.</summary>
    public bool IsOld { get; init; }

    /// <summary>The price after the market says where it should be, or after time has passed.</summary>
    /// <param name="wanted">Null says nothing new.</param>
    /// <param name="every">The least time between two moves.</param>
    public FollowedPrice Toward(Price? wanted, Time now, TimeSpan every)
    {
        if (IsOld && wanted is null)
            return this;
        var next = wanted is null || (wanted == Wanted && !IsOld) ? this : this with { Wanted = wanted, IsOld = false };
        return next.Wanted is null || next.Wanted == next.Current || next.MovedAt + every > now
            ? next
            : new(next.Wanted, next.Wanted, now);
    }

    /// <summary>When it may move to where it should be; null when it is there.</summary>
    public Time? Due(TimeSpan every) => Wanted == Current || MovedAt is null || IsOld ? null : MovedAt + every;

    /// <summary>The market is not told any more.</summary>
    public FollowedPrice Forgotten() => Wanted is null || IsOld ? this : this with { IsOld = true };

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add(Wanted?.Value ?? 0);
        mixer.Add(Current?.Value ?? 0);
        mixer.Add(MovedAt);
        if (IsOld)
            mixer.Add("old");
    }
}
