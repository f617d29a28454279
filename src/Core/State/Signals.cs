namespace Bowline.Core;

/// <summary>An alarm that is raised and not cleared.</summary>
public sealed record Alarm(string Name, string Text, Time At) : IStateful
{
    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add("alarm");
        mixer.Add(Name);
        mixer.Add(Text);
        mixer.Add(At);
    }
}

/// <summary>A stream that is down, and since when.</summary>
public sealed record LostStream(string Stream, string Why, Time At) : IStateful
{
    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add("lost stream");
        mixer.Add(Stream);
        mixer.Add(Why);
        mixer.Add(At);
    }
}

/// <summary>Which timer of which execution.</summary>
public readonly record struct TimerKey(ExecutionId Execution, string Timer) : IComparable<TimerKey>
{
    public int CompareTo(TimerKey other)
    {
        var byExecution = Execution.CompareTo(other.Execution);
        return byExecution != 0 ? byExecution : string.CompareOrdinal(Timer, other.Timer);
    }
}

/// <summary>A timer that is armed: the loop arms it again after a restart.</summary>
public sealed record ArmedTimer(TimerKey Key, Time Due) : IStateful
{
    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add("timer");
        mixer.Add(Key.Execution.Text);
        mixer.Add(Key.Timer);
        mixer.Add(Due);
    }
}
