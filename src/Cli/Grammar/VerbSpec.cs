using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>One verb of the command line: what parsing, help and completion all read.</summary>
/// <param name="Name">One word, or two (<c>desk start</c>).</param>
/// <param name="Run">Carries it out and gives the exit code.</param>
internal sealed record VerbSpec(string Name, string Summary, Func<Invocation, int> Run)
{
    public WordSpec[] Words { get; init; } = [];

    public FlagSpec[] Flags { get; init; } = [];

    /// <summary>Whole commands, without the program's name.</summary>
    public string[] Examples { get; init; } = [];

    /// <summary>The kind of execution that it starts; null for a verb that starts none.</summary>
    public ExecutionVerb? Execution { get; init; }

    /// <summary>What follows is read by the desk's program: it is handed on untouched.</summary>
    public bool HandsOn { get; init; }
}

/// <summary>A word that a verb takes by its place.</summary>
internal sealed record WordSpec(string Name)
{
    public bool Optional { get; init; }

    /// <summary>May be left out when this flag is given.</summary>
    public string? LeftOutWith { get; init; }

    /// <summary>May be left out when <c>DEFAULT_SYMBOL</c> is set.</summary>
    public bool IsSymbol { get; init; }

    /// <summary>What completion offers.</summary>
    public string[] Choices { get; init; } = [];
}

/// <summary>A flag: <c>--name</c>, or <c>--name VALUE</c>.</summary>
/// <param name="Value">The value's name in help, or null for a switch.</param>
internal sealed record FlagSpec(string Name, string? Value, string Help)
{
    public string[] Aliases { get; init; } = [];

    public string[] Choices { get; init; } = [];

    /// <summary>The verb makes no sense without it.</summary>
    public bool Required { get; init; }

    /// <summary>May be given several times; its values stand with commas between.</summary>
    public bool Repeats { get; init; }

    public bool Answers(string name) => Name == name || Array.IndexOf(Aliases, name) >= 0;
}
