using System.Text;
using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>The parameters of executions: as a page, or with <c>--json</c> as a schema.</summary>
internal static class ParametersVerb
{
    public static int Run(Invocation i)
    {
        var name = i.Word("VERB")?.ToLowerInvariant();
        var verb = name is null ? null : ExecutionVerbs.Find(name);
        if (name is not null && verb is null)
        {
            var hint = NearestWord.Hint(name, ExecutionVerbs.All.Select(v => v.Name)) ?? "`bowline parameters` lists all";
            return Say.Failure(i, Failure.Unreadable("no-such-verb", $"'{Shown.Text(name)}' is no kind of execution; {hint}"));
        }

        var text = i.Json ? ParameterSchema.Json(verb is null ? ExecutionVerbs.All : [verb])
            : verb is null ? ParameterTable.Markdown()
            : ParameterTable.Markdown(verb);
        Say.Raw(Encoding.UTF8.GetBytes(text));
        return 0;
    }
}
