using System.Diagnostics;
using Bowline.Cli;
using Xunit;

namespace Bowline.Faces.Tests;

public class CompletionTests
{
    [Theory]
    [InlineData("bowline ma", 1, "market margin-type")]
    [InlineData("bowline desk sta", 2, "start status")]
    [InlineData("bowline limit BTCUSDT S", 3, "SOLUSDT SELL")]
    [InlineData("bowline limit BTCUSDT BUY 1 2 --po", 6, "--post-only --position-side --port")]
    [InlineData("bowline limit BTCUSDT BUY 1 2 --tif G", 7, "GTC GTX GTD")]
    public async Task Bash_OffersWhatTheVerbTableHolds(string line, int at, string expected)
    {
        var script = CompletionVerb.Script("bash") +
            $"\nCOMP_WORDS=({line}); COMP_CWORD={at}; _bowline; echo \"${{COMPREPLY[*]}}\"\n";
        var offered = (await Bash(script)).Trim().Split(' ');
        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public void EveryShell_IsOfferedEveryVerb(string shell)
    {
        var script = CompletionVerb.Script(shell)!;
        Assert.All(VerbTable.FirstWords(), verb => Assert.Contains(verb, script, StringComparison.Ordinal));
        Assert.Equal(0, script.Count(c => c == '\'') % 2);
    }

    private static async Task<string> Bash(string script)
    {
        var start = new ProcessStartInfo("bash", "--norc -s")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var bash = Process.Start(start)!;
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        var error = bash.StandardError.ReadToEndAsync();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.Equal("", await error);
        return output;
    }
}
