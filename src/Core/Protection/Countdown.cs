namespace Bowline.Core;

/// <summary>
/// An execution's promise that is not kept: since when, and when what is bare is closed at market unless it is covered
/// before. Part of the state, so that a restart goes on with it.
/// </summary>
/// <param name="Uncovered">Base asset.</param>
/// <param name="Since">When it was first seen bare, or last seen to get better.</param>
public sealed record Countdown(ExecutionId Execution, Quantity Uncovered, Time Since, Time FlattenAt) : IStateful
{
    /// <summary>The market order that closes it now; null while none does.</summary>
    public ExecutionId? Closing { get; init; }

    /// <summary>Closing orders made so far.</summary>
    public int Rounds { get; init; }

    /// <summary>When the last of them was made; null before the first.</summary>
    public Time? LastRound { get; init; }

    /// <summary>The alarm that stands as long as the countdown.</summary>
    public string Alarm => AlarmOf(Execution);

    public static string AlarmOf(ExecutionId execution) => $"naked-{execution}";

    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add("countdown");
        mixer.Add(Execution.Text);
        mixer.Add(Uncovered.Value);
        mixer.Add(Since);
        mixer.Add(FlattenAt);
        mixer.Add(Closing?.Text ?? "");
        mixer.Add((long)Rounds);
        mixer.Add(LastRound);
    }
}
