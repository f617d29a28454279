namespace Bowline.Paper;

/// <summary>Where a fault takes hold.</summary>
internal enum FaultPlace : byte
{
    /// <summary>A request is answered without being handled.</summary>
    Request,

    /// <summary>A request is handled, and its answer is changed, kept back or thrown away.</summary>
    Answer,

    /// <summary>A stream frame on its way out.</summary>
    Frame,

    /// <summary>The server time that clients see.</summary>
    Clock,

    /// <summary>A conditional order between its trigger and its child.</summary>
    Trigger,

    /// <summary>Something happens to the exchange at a moment of its own.</summary>
    Moment,
}

/// <summary>A whole number that a fault takes: its unit, its bounds, and its value when none is given.</summary>
internal sealed record FaultNumber(string Name, string Unit, long Default, long Min, long Max);

/// <summary>One fault that can be asked for by name.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Place">Where it takes hold.</param>
/// <param name="Scopes">Words that may narrow it.</param>
/// <param name="Numbers">Its parameters.</param>
internal sealed record FaultKind(
    string Name, FaultPlace Place, IReadOnlyList<string> Scopes, IReadOnlyList<FaultNumber> Numbers)
{
    /// <summary>
    /// Names of text parameters; all of them must be given, except those that end with a question mark.
    /// </summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Strikes requests that place or change orders only.</summary>
    public bool OrdersOnly { get; init; }

    /// <summary>Lets those of them through that only close.</summary>
    public bool SparesCloses { get; init; }

    /// <summary>Must name its symbol.</summary>
    public bool NeedsSymbol { get; init; }
}
