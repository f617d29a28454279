namespace Bowline.Contract;

/// <summary>When the command that starts an execution returns.</summary>
public enum ReturnsWhen
{
    /// <summary>What it needs rests at the exchange: orders and contingent executions.</summary>
    Resident,

    /// <summary>It has started; on a terminal the command stays attached: what runs by a schedule.</summary>
    Started,

    /// <summary>It has ended: what is done in a moment.</summary>
    Ended,
}

/// <summary>A kind of execution as people start it.</summary>
/// <param name="Name">The verb, and the kind's name in the desk.</param>
/// <param name="Prefix">Of its link ids.</param>
/// <param name="Summary">One line for the help.</param>
public sealed record ExecutionVerb(string Name, string Prefix, string Summary)
{
    /// <summary>By place, after SYMBOL.</summary>
    public ParameterSpec[] Words { get; init; } = [];

    public ParameterSpec[] Flags { get; init; } = [];

    /// <summary>
    /// It acts on an open position and needs one: a percentage is of what of it belongs to no other execution.
    /// </summary>
    public bool Closes { get; init; }

    public ReturnsWhen Returns { get; init; }

    /// <summary>Whole commands, without the program's name.</summary>
    public string[] Examples { get; init; } = [];

    public IEnumerable<ParameterSpec> Parameters => Words.Concat(Flags);
}
