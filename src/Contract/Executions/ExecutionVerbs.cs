namespace Bowline.Contract;

/// <summary>
/// Every kind of execution that is more than a market or a limit order: the one table behind the command line's help,
/// the API, docs/parameters.md and the JSON schema.
/// </summary>
public static class ExecutionVerbs
{
    public static ExecutionVerb[] All { get; } =
    [
        StopVerbs.StopMarket,
        StopVerbs.StopLimit,
        StopVerbs.TakeProfit,
        TrailVerb.Verb,
        OcoVerb.Verb,
        IcebergVerb.Verb,
        ChaseVerb.Verb,
        GridVerb.Verb,
        TwapVerb.Verb,
        VwapVerb.Verb,
        PovVerb.Verb,
        ShortfallVerb.Verb,
        ScaleVerb.Verb,
        DcaVerb.Verb,
        ReverseVerb.Verb,
        BracketVerb.Verb,
        WhenVerb.Verb,
    ];

    /// <summary>The verb of that name; null when there is none.</summary>
    public static ExecutionVerb? Find(string name)
    {
        foreach (var verb in All)
        {
            if (verb.Name == name)
                return verb;
        }

        return null;
    }
}
