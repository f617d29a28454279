namespace Bowline.Book.Bench;

/// <summary>
/// A kind of flow: how far the middle price wanders in a run, as a fraction of where it began. 0 stands still.
/// </summary>
internal sealed record Scenario(string Name, double Swing)
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("static", 0),
        new("normal", 0.02),
        new("swing-25", 0.25),
        new("swing-40", 0.40),
        new("flash-crash", 0.60),
    ];
}
