namespace Bowline.Paper;

/// <summary>One fault as it was asked for: what, on what, when, and with which parameters.</summary>
internal sealed record FaultRule(FaultKind Kind, FaultScope Scope, FaultTrigger Trigger)
{
    public IReadOnlyDictionary<string, long> Numbers { get; init; } = new Dictionary<string, long>();

    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>A parameter, or its value when none was given.</summary>
    public long Number(string name) =>
        Numbers.TryGetValue(name, out var given) ? given : Kind.Numbers.First(number => number.Name == name).Default;

    public string? Text(string name) => Texts.GetValueOrDefault(name);
}

/// <summary>What a fault is narrowed to; null is everything.</summary>
internal sealed record FaultScope
{
    public string? Method { get; init; }

    /// <summary>A path; with a star at its end, all that start with it.</summary>
    public string? Path { get; init; }

    /// <summary>An API key.</summary>
    public string? Account { get; init; }

    public string? Symbol { get; init; }

    /// <summary>A stream route: <c>/public</c>, <c>/market</c>, <c>/private</c>, or empty for none.</summary>
    public string? Route { get; init; }

    /// <summary>An event type, the <c>e</c> of a frame.</summary>
    public string? Event { get; init; }

    public bool CoversPath(string path) => Path switch
    {
        null => true,
        [.. var start, '*'] => path.StartsWith(start, StringComparison.Ordinal),
        _ => path == Path,
    };

    public static bool Covers(string? asked, string? found) => asked is null || asked == found;
}

/// <summary>
/// When a fault strikes. Times in ms of the exchange's time, counted from the start of the plan.
/// </summary>
internal sealed record FaultTrigger
{
    /// <summary>Chance to strike, in millionths.</summary>
    public long Probability { get; init; } = FaultTable.MillionParts;

    /// <summary>Once it strikes, so many in a row.</summary>
    public long Burst { get; init; } = 1;

    /// <summary>Lets so many pass first.</summary>
    public long Skip { get; init; }

    /// <summary>Strikes so often at most; 0 is without end.</summary>
    public long Times { get; init; }

    /// <summary>Begins then.</summary>
    public long At { get; init; }

    /// <summary>Begins again after so long; 0 is never.</summary>
    public long Every { get; init; }

    /// <summary>Lasts so long; 0 is without end.</summary>
    public long For { get; init; }

    /// <summary>Ms since the window that is open now began; none when no window is open.</summary>
    public long? Since(long elapsed)
    {
        if (elapsed < At)
            return null;
        var since = Every > 0 ? (elapsed - At) % Every : elapsed - At;
        return For == 0 || since < For ? since : null;
    }

    /// <summary>The first beginning after a moment; none when there is none left.</summary>
    public long? NextAfter(long elapsed)
    {
        if (elapsed < At)
            return At;
        return Every > 0 ? At + ((elapsed - At) / Every + 1) * Every : null;
    }
}
