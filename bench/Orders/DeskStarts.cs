using System.Diagnostics;
using System.Net.Sockets;

namespace Bowline.Bench;

/// <summary>The desk's program on a synthetic market: from its start until it has compared itself with the exchange.</summary>
internal static class DeskStarts
{
    private const int SettleMs = 5_000;

    public static async Task<int> Run(int runs, string program, string home)
    {
        var listens = new List<double>();
        var ready = new List<double>();
        var rest = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            var start = new ProcessStartInfo(program, ["desk"]) { RedirectStandardOutput = true };
            start.Environment["BOWLINE_HOME"] = home;
            start.Environment["BOWLINE_MARKET"] = "synthetic:1";
            start.Environment["BOWLINE_PORT"] = "0";
            var clock = Stopwatch.StartNew();
            using var desk = Process.Start(start)!;
            while (await desk.StandardOutput.ReadLineAsync() is { } line && !line.Contains(" ready: ", StringComparison.Ordinal))
                continue;
            listens.Add(clock.Elapsed.TotalMilliseconds);
            await Status(Path.Combine(home, "paper", "desk.sock"));
            ready.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(SettleMs);
            rest.Add(Figures.MegabytesOf(desk.Id, "VmRSS"));
            desk.Kill();
            await desk.WaitForExitAsync();
        }

        Console.WriteLine($"| process start until it listens | {Figures.Spread([.. listens])} ms |");
        Console.WriteLine($"| process start until ready (compared with its exchange) | {Figures.Spread([.. ready])} ms |");
        Console.WriteLine($"| resident memory after {SettleMs / 1000} s at rest, ten symbols trading | {Figures.Spread([.. rest])} MB |");
        return 0;
    }

    /// <summary>A read waits until the desk is ready.</summary>
    private static async Task Status(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        await socket.SendAsync("GET /v1/positions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
        var buffer = new byte[16_384];
        while (await socket.ReceiveAsync(buffer) > 0)
            continue;
    }
}
