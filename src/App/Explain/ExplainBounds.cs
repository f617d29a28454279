namespace Bowline.App;

/// <summary>How much an explanation holds: enough to understand it, or (<c>--full</c>) as much as can be read at all.</summary>
internal sealed record ExplainBounds(int Steps, int Orders, int Lines, int BodyCharacters)
{
    public static ExplainBounds Short { get; } = new(60, 40, 24, 160);

    public static ExplainBounds Full { get; } = new(10_000, 5_000, 1_000, 4_000);

    /// <summary>A third for how it began, the rest for how it stands.</summary>
    public static HeadAndTail<T> List<T>(int most) => new(most / 3, most - (most / 3));
}
