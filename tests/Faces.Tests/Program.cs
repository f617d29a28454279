using System.Diagnostics;

namespace Bowline.Faces.Tests;

/// <summary>What a run of the real program gave.</summary>
internal sealed record Ran(int ExitCode, string Out, string Error);

/// <summary>Runs the built <c>bowline</c> as a user would.</summary>
internal static class Program
{
    public static async Task<Ran> Run(string home, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "bowline"))
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false,
            WorkingDirectory = home,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in new[] { "MODE", "BOWLINE_PROFILE", "BOWLINE_MARKET", "DEFAULT_SYMBOL", "BINANCE_TESTNET", "BOWLINE_VENUE" })
            start.Environment.Remove(name);
        start.Environment["BOWLINE_HOME"] = home;
        start.Environment["BOWLINE_DESK_PROGRAM"] = "/nonexistent/bowline-desk";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ran(process.ExitCode, await output, await error);
    }
}
