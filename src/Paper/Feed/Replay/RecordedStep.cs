namespace Bowline.Paper;

/// <summary>One step of a recording.</summary>
public abstract record RecordedStep
{
    private RecordedStep() { }

    /// <summary>What was told at a recorded time (Unix ms of the recorder).</summary>
    public sealed record Told(long At, IReadOnlyList<MarketEvent> Events) : RecordedStep;

    /// <summary>The recording cannot be read further.</summary>
    public sealed record Failed(ReplayFailure Failure) : RecordedStep;
}

/// <summary>Why a recording cannot be read: the line, counted from 1, and what is wrong with it.</summary>
public sealed record ReplayFailure(long Line, string Why, string Excerpt)
{
    private const int ExcerptMax = 80;

    internal static RecordedStep.Failed At(long line, string why, ReadOnlySpan<byte> text) => new(new ReplayFailure(
        line, why, System.Text.Encoding.UTF8.GetString(text[..Math.Min(text.Length, ExcerptMax)])));
}
