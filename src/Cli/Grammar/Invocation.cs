namespace Bowline.Cli;

/// <summary>A command as it was read: the verb, its words by name, its flags by name.</summary>
internal sealed class Invocation(VerbSpec verb, Settings settings)
{
    private readonly Dictionary<string, string> _words = [];
    private readonly Dictionary<string, string> _flags = [];

    public VerbSpec Verb { get; } = verb;

    public Settings Settings { get; } = settings;

    /// <summary>The arguments after the verb, untouched, for verbs that hand on.</summary>
    public IReadOnlyList<string> Rest { get; set; } = [];

    public bool Json => Has("json");

    public string? Word(string name) => _words.GetValueOrDefault(name);

    public string? Flag(string name) => _flags.GetValueOrDefault(name);

    public bool Has(string name) => _flags.ContainsKey(name);

    public void SetWord(string name, string value) => _words[name] = value;

    /// <summary>False when it was given before: which of the two is meant cannot be told.</summary>
    public bool TrySetFlag(FlagSpec flag, string value)
    {
        if (_flags.TryAdd(flag.Name, value))
            return true;
        if (flag.Repeats)
            _flags[flag.Name] += "," + value;
        return flag.Repeats;
    }
}

/// <summary>Why a command cannot be read (exit code 2).</summary>
/// <param name="Verb">The verb whose usage to show, when it was known.</param>
internal sealed record Misread(string Message, VerbSpec? Verb = null, string? Hint = null);
