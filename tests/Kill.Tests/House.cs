using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Bowline.Kill.Tests;

/// <summary>A home in a temporary folder, and the desk that the command line starts in it.</summary>
internal sealed class House : IDisposable
{
    private const int LongestWaitMs = 60_000;
    private const int StepMs = 20;

    private House(string home) => Home = home;

    public string Home { get; }

    public string Folder => Path.Combine(Home, "paper");

    public string Journal => Path.Combine(Folder, "journal");

    private string Socket => Path.Combine(Folder, "desk.sock");

    private string PidFile => Path.Combine(Folder, "desk.pid");

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>On the embedded exchange.</summary>
    public static House Embedded()
    {
        // Short, for the socket's path has to fit into about a hundred bytes.
        var house = new House(Directory.CreateTempSubdirectory("bk").FullName);
        house.Environment["BOWLINE_HOME"] = house.Home;
        house.Environment["BOWLINE_DESK_PROGRAM"] = Programs.Desk;
        house.Environment["BOWLINE_MARKET"] = "synthetic:7";
        house.Environment["BOWLINE_PORT"] = "0";
        // An order that never left is given up once the venue can no longer take it: sooner, so that the tests end.
        house.Environment["BINANCE_RECV_WINDOW"] = "1000";
        return house;
    }

    /// <summary>On an exchange of its own.</summary>
    public static House At(Uri venue, string key = Venue.Key, string secret = Venue.Secret)
    {
        var house = Embedded();
        house.Environment.Remove("BOWLINE_MARKET");
        house.Environment["BOWLINE_VENUE"] = venue.ToString();
        house.Environment["BINANCE_API_KEY"] = key;
        house.Environment["BINANCE_API_SECRET"] = secret;
        return house;
    }

    public Task<Ran> Run(params string[] arguments) => Programs.Run(Programs.CommandLine, Environment, arguments);

    /// <summary>Runs a command that must succeed and prints JSON.</summary>
    public async Task<JsonElement> Json(params string[] arguments)
    {
        var ran = await Run([.. arguments, "--json"]);
        Assert.True(ran.ExitCode == 0, $"{string.Join(' ', arguments)}: {ran}\n{Log()}");
        return JsonDocument.Parse(ran.Out).RootElement;
    }

    /// <summary>Starts the desk if none runs, and waits until it has compared its view with the venue's.</summary>
    public async Task Ready()
    {
        for (var i = 0; i < LongestWaitMs / StepMs; i++)
        {
            var ran = await Run("desk", "start", "--json");
            Assert.True(ran.ExitCode == 0, $"desk start: {ran}\n{Log()}");
            if (JsonDocument.Parse(ran.Out).RootElement.GetProperty("health").GetString() == "ready")
                return;
            await Task.Delay(StepMs);
        }

        Assert.Fail($"the desk is not ready\n{Log()}");
    }

    /// <summary>An order as the command line would send it, over the desk's socket; its answer may not come.</summary>
    public Task<JsonElement?> Place(string body) => Post("/v1/orders", body);

    /// <summary>The same for an execution.</summary>
    public Task<JsonElement?> Execute(string body) => Post("/v1/executions", body);

    private async Task<JsonElement?> Post(string route, string body)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket));
        await using var stream = new NetworkStream(socket);
        var head = $"POST {route} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: application/json\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head + body));
            using var reader = new StreamReader(stream);
            var answer = await reader.ReadToEndAsync();
            return answer.IndexOf('{', StringComparison.Ordinal) is var from and >= 0
                ? JsonDocument.Parse(answer[from..(answer.LastIndexOf('}') + 1)]).RootElement
                : null;
        }
        catch (IOException)
        {
            // The desk was killed before it answered.
            return null;
        }
    }

    /// <summary>kill -9 of the desk, wherever it is.</summary>
    public void Kill()
    {
        if (!File.Exists(PidFile))
            return;
        var pid = int.Parse(File.ReadAllText(PidFile), CultureInfo.InvariantCulture);
        File.Delete(PidFile);
        try
        {
            using var desk = Process.GetProcessById(pid);
            desk.Kill();
        }
        catch (ArgumentException)
        {
            // It had ended.
            return;
        }

        WaitUntilGone();
    }

    /// <summary>The desk's log, for a failed test.</summary>
    public string Log()
    {
        var path = Path.Combine(Folder, "desk.log");
        return File.Exists(path) ? string.Join('\n', File.ReadLines(path).TakeLast(12)) : "no log";
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(Home, recursive: true);
    }

    /// <summary>A killed process gives its locks back a moment later.</summary>
    private void WaitUntilGone()
    {
        for (var i = 0; i < LongestWaitMs; i++)
        {
            try
            {
                using var held = new FileStream(
                    Path.Combine(Folder, "desk.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                return;
            }
            catch (IOException)
            {
                Task.Delay(1).Wait();
            }
        }
    }
}
