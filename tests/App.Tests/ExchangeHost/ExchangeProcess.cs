using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>A real <c>bowline-desk exchange</c> process on a port of its own, and a client for it.</summary>
internal sealed class ExchangeProcess : IDisposable
{
    public const string Key = "process-key";
    private const string Secret = "process-secret";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly HttpClient http = new();

    private ExchangeProcess(Process process, string ready)
    {
        this.process = process;
        Ready = ready;
        Rest = new Uri(Field("rest"));
    }

    /// <summary>The ready line.</summary>
    public string Ready { get; }

    public Uri Rest { get; }

    public static Task<ExchangeProcess> Start(params string[] more) =>
        StartBare(["--account", $"{Key}:{Secret}:10000", .. more]);

    /// <summary>Without an account.</summary>
    public static async Task<ExchangeProcess> StartBare(params string[] more)
    {
        var started = Launch(["--listen", "127.0.0.1:0", "--quiet", .. more]);
        using var late = new CancellationTokenSource(Patience);
        var ready = await started.StandardOutput.ReadLineAsync(late.Token);
        Assert.NotNull(ready);
        return new ExchangeProcess(started, ready);
    }

    /// <summary>Runs the command to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var run = Launch(args);
        using var late = new CancellationTokenSource(Patience);
        var output = run.StandardOutput.ReadToEndAsync(late.Token);
        var error = run.StandardError.ReadToEndAsync(late.Token);
        await run.WaitForExitAsync(late.Token);
        return (run.ExitCode, await output, await error);
    }

    public string Field(string name) =>
        Ready.Split(' ').Single(pair => pair.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    public async Task<(int Status, JsonElement Body)> Ask(HttpMethod method, string path, string query, bool signed = false)
    {
        var text = signed ? Signed.Query(Secret, query, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()) : query;
        using var request = new HttpRequestMessage(method, new Uri(Rest, $"{path}?{text}"));
        request.Headers.Add("X-MBX-APIKEY", Key);
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    /// <summary>Parameters of a request on the socket, given sorted, with key, time and signature.</summary>
    public string SignedParams(params string[] sorted)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        string[] all = [$"apiKey={Key}", .. sorted, $"timestamp={now}"];
        Array.Sort(all, StringComparer.Ordinal);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(string.Join('&', all)));
        var values = all.Append($"signature={Convert.ToHexStringLower(mac)}").Select(pair => pair.Split('='));
        return JsonSerializer.Serialize(values.ToDictionary(pair => pair[0], pair => pair[1]));
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: false);
        process.WaitForExit();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> Terminate()
    {
        using var kill = Process.Start("kill", $"-TERM {process.Id}");
        using var late = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(late.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
        http.Dispose();
    }

    private static Process Launch(IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "bowline-desk"), ["exchange", .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("bowline-desk did not start");
    }
}
