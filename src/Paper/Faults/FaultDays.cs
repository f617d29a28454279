namespace Bowline.Paper;

/// <summary>The composed days that ship with the exchange, from quiet to dreadful.</summary>
public static class FaultDays
{
    public static IReadOnlyList<string> Names { get; } = ["calm", "ordinary", "fast-market", "outage", "worst"];

    /// <summary>The day's text, in the form that <see cref="FaultPlan.Read"/> takes; none of another name.</summary>
    public static string? Text(string name)
    {
        if (!Names.Contains(name))
            return null;
        using var stream = typeof(FaultDays).Assembly.GetManifestResourceStream($"day-{name}.json")
            ?? throw new InvalidOperationException($"the day {name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The day as a plan; none of another name.</summary>
    public static FaultPlan? Find(string name) => Text(name) is { } text
        ? FaultPlan.Read(text) is FaultPlanRead.Good good
            ? good.Plan
            : throw new InvalidOperationException($"the day {name} that ships cannot be read")
        : null;
}
