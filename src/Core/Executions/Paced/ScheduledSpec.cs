namespace Bowline.Core;

/// <summary>The parameters that everything shares which has its slices planned by time.</summary>
public abstract record ScheduledSpec(SpecContext Context) : PacedSpec(Context)
{
    public AfterPausePolicy AfterPause { get; init; }
}
