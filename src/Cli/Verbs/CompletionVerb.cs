using System.Text;

namespace Bowline.Cli;

/// <summary>Completion scripts, written from the verb table.</summary>
internal static class CompletionVerb
{
    public static readonly string[] Shells = ["bash", "zsh", "fish", "powershell"];

    public static int Run(Invocation i)
    {
        var shell = i.Word("SHELL")!.ToLowerInvariant();
        if (Script(shell) is not { } script)
            return Say.Failure(i, Failure.Unreadable("shell", $"'{Shown.Text(shell)}' must be one of: {string.Join(", ", Shells)}"));
        Say.Raw(Encoding.UTF8.GetBytes(script));
        return 0;
    }

    public static string? Script(string shell) => shell switch
    {
        "bash" => CompletionScripts.Bash(),
        "zsh" => "#compdef bowline\nautoload -U +X bashcompinit && bashcompinit\n" + CompletionScripts.Bash(),
        "fish" => CompletionScripts.Fish(),
        "powershell" or "pwsh" => CompletionScripts.PowerShell(),
        _ => null,
    };
}
