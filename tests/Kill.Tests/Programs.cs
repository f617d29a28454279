using System.Diagnostics;

namespace Bowline.Kill.Tests;

/// <summary>What a run of a program gave.</summary>
internal sealed record Ran(int ExitCode, string Out, string Error)
{
    public override string ToString() => $"exit code {ExitCode}\nstdout: {Out}\nstderr: {Error}";
}

/// <summary>Starts the built programs, which lie beside this one.</summary>
internal static class Programs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static string Desk => Path.Combine(AppContext.BaseDirectory, "bowline-desk");

    public static string CommandLine => Path.Combine(AppContext.BaseDirectory, "bowline");

    /// <summary>Settings of whoever runs the tests must not reach them.</summary>
    private static readonly string[] Foreign =
    [
        "MODE", "BOWLINE_PROFILE", "BOWLINE_MARKET", "BOWLINE_VENUE", "BOWLINE_PORT", "BOWLINE_AUDIT_FILE",
        "DEFAULT_SYMBOL", "BINANCE_TESTNET", "BINANCE_BASE_URL", "BINANCE_API_KEY", "BINANCE_API_SECRET",
        "BINANCE_RECV_WINDOW", "HTTPS_PROXY",
    ];

    public static Process Start(
        string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in Foreign)
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<Ran> Run(
        string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var run = Start(program, environment, arguments);
        using var late = new CancellationTokenSource(Patience);
        run.StandardInput.Close();
        var output = run.StandardOutput.ReadToEndAsync(late.Token);
        var error = run.StandardError.ReadToEndAsync(late.Token);
        await run.WaitForExitAsync(late.Token);
        return new Ran(run.ExitCode, await output, await error);
    }
}
