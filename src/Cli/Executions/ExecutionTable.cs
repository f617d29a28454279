using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>The kinds of execution as verbs: drawn from their one table, so a new kind is a verb without a line here.</summary>
internal static class ExecutionTable
{
    private static readonly WordSpec Symbol = new("SYMBOL") { IsSymbol = true };

    public static VerbSpec[] Verbs { get; } = Array.ConvertAll(ExecutionVerbs.All, Of);

    private static VerbSpec Of(ExecutionVerb verb)
    {
        var words = new WordSpec[verb.Words.Length + 1];
        words[0] = Symbol;
        for (var i = 0; i < verb.Words.Length; i++)
            words[i + 1] = Word(verb.Words[i]);
        var flags = new FlagSpec[verb.Flags.Length + 4];
        for (var i = 0; i < verb.Flags.Length; i++)
            flags[i] = Flag(verb.Flags[i]);
        (flags[^4], flags[^3], flags[^2], flags[^1]) = (Flags.Round, Flags.WhatIf, Flags.WaitForEnd, Flags.Detach);
        return new VerbSpec(verb.Name, verb.Summary, ExecutionCalls.Start)
        {
            // The symbol of a condition is that of the command it starts.
            Words = verb == WhenVerb.Verb ? words[1..] : words, Flags = flags, Examples = verb.Examples, Execution = verb,
        };
    }

    private static WordSpec Word(ParameterSpec parameter) => new(parameter.Value ?? parameter.Name)
    {
        Optional = !parameter.Required, LeftOutWith = parameter.LeftOutWith, Choices = parameter.Choices,
    };

    private static FlagSpec Flag(ParameterSpec parameter) => new(parameter.Name, parameter.Value, parameter.Help)
    {
        Aliases = parameter.Aliases, Choices = parameter.Choices, Repeats = parameter.Kind == ParameterKind.Targets,
        Required = parameter is { Required: true, LeftOutWith: null },
    };
}
