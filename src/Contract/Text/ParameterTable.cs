using System.Globalization;
using System.Text;

namespace Bowline.Contract;

/// <summary>The parameters of every kind of execution as a page: what docs/parameters.md holds.</summary>
public static class ParameterTable
{
    public const string Path = "docs/parameters.md";

    public static string Markdown()
    {
        var text = new StringBuilder(
            """
            # Parameters of executions

            Written by `bowline parameters > docs/parameters.md` from the table in src/Contract/Executions, which also makes the
            command line's help, what the API takes (`POST /v1/executions`) and [parameters.schema.json](parameters.schema.json).
            Every value is typed as text. Everywhere: `--round`, `--what-if`, `--wait`, `--detach`.

            | kind | how it is typed |
            |---|---|

            """);
        foreach (var kind in Enum.GetValues<ParameterKind>())
            text.Append(CultureInfo.InvariantCulture, $"| {Name(kind)} | {HowTyped(kind)} |\n");
        foreach (var verb in ExecutionVerbs.All)
            Append(text, verb);
        return text.ToString();
    }

    /// <summary>One kind of execution.</summary>
    public static string Markdown(ExecutionVerb verb)
    {
        var text = new StringBuilder();
        Append(text, verb);
        return text.ToString().TrimStart('\n');
    }

    /// <summary>In lower case with blanks: <c>time in force</c>.</summary>
    public static string Name(ParameterKind kind) => kind switch
    {
        ParameterKind.TimeInForce => "time in force",
        ParameterKind.PositionSide => "position side",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static void Append(StringBuilder text, ExecutionVerb verb)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {verb.Name}\n{Sentence(verb.Summary)} Link ids start with `{verb.Prefix}-`. {Returns(verb.Returns)}\n\n");
        text.Append("| parameter | kind | needed | default | range | what it is |\n|---|---|---|---|---|---|\n");
        foreach (var parameter in verb.Parameters)
            text.Append(Row(parameter, Array.IndexOf(verb.Words, parameter) >= 0));
        text.Append("\n```\n");
        foreach (var example in verb.Examples)
            text.Append("bowline ").Append(example).Append('\n');
        text.Append("```\n");
    }

    private static string Row(ParameterSpec parameter, bool byPlace)
    {
        var name = byPlace ? parameter.Value ?? parameter.Name : "--" + parameter.Name;
        var aliases = parameter.Aliases.Length == 0 ? "" : $" (also {string.Join(", ", parameter.Aliases.Select(a => "`--" + a + "`"))})";
        var needed = !parameter.Required ? "" : parameter.LeftOutWith is { } other ? $"unless `--{other}`" : "yes";
        var range = parameter.Choices.Length > 0 ? string.Join(", ", parameter.Choices) : ParameterRange.Of(parameter);
        var standard = parameter.Default is { } value ? $"`{value}`" : "";
        return $"| `{name}`{aliases} | {Name(parameter.Kind)} | {needed} | {standard} | {range} | {Cell(parameter.Help)} |\n";
    }

    private static string HowTyped(ParameterKind kind) => kind switch
    {
        ParameterKind.Side => "BUY or SELL, also long and short",
        ParameterKind.Quantity => "`0.01` base asset, `500$` quote asset, `25%` of what can be opened or closed; rounded down to the step",
        ParameterKind.Price => "`60000`, or from the mark price (in a bracket: from the entry) `-0.5%` and `+20`; relative ones go to the tick",
        ParameterKind.Distance => "`20`: quote asset, above zero",
        ParameterKind.Duration => "`500ms`, `30s`, `15m`, `2h`, `1d`; a bare number is seconds",
        ParameterKind.Moment => "`14:30` (UTC, the next one), or ISO 8601 `2026-11-20T14:30Z`",
        ParameterKind.Number => "a whole number",
        ParameterKind.Decimal => "a decimal number",
        ParameterKind.Percent => "`20%` or `20`",
        ParameterKind.Flag => "given or not; in the API `true`",
        ParameterKind.Choice => "one of the words of its range",
        ParameterKind.TimeInForce => "GTC, IOC, FOK or GTX",
        ParameterKind.PositionSide => "LONG or SHORT, in hedge mode",
        ParameterKind.Targets => "`62000`, or prices with shares: `61000:50%`, the flag once for each; in the API with commas between",
        ParameterKind.Text => "text that the kind reads itself",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    private static string Returns(ReturnsWhen returns) => returns switch
    {
        ReturnsWhen.Resident => "The command returns once what it needs rests at the exchange.",
        ReturnsWhen.Started => "The command returns once it has started; on a terminal it stays and shows how far it is.",
        ReturnsWhen.Ended => "The command returns once it has ended.",
        _ => throw new System.Diagnostics.UnreachableException(returns.ToString()),
    };

    private static string Sentence(string summary) => char.ToUpperInvariant(summary[0]) + summary[1..] + ".";

    private static string Cell(string help) => help.Replace("|", "\\|", StringComparison.Ordinal);
}
