using System.Net.Sockets;
using System.Text;
using Bowline.Contract;
using Xunit;

namespace Bowline.Faces.Tests;

/// <summary>A desk that dies over an order: the order is asked for, never sent again.</summary>
public class DeskLossTests
{
    [Theory]
    [InlineData("FILLED", 0, "OK: MARKET BUY 0.01 BTCUSDT, orderId=8389765519000000001")]
    [InlineData("REJECTED", 4, "")]
    [InlineData("DENIED", 3, "")]
    public async Task Order_WhoseAnswerWasLost_IsAskedForByItsLinkId(string status, int exit, string first)
    {
        await using var house = DeskHouse.Empty();
        using var desk = new DyingDesk(house.Socket, linkId => Answer(200, Some.Execution(linkId, status)));
        var ran = await house.Run("market", "BTCUSDT", "BUY", "0.01");
        Assert.True(exit == ran.ExitCode, ran.Error);
        Assert.StartsWith(first, ran.Out, StringComparison.Ordinal);
        Assert.Equal(1, desk.Posts);
    }

    [Fact]
    public async Task Order_ThatTheDeskNeverTook_IsReportedAsNotSent()
    {
        await using var house = DeskHouse.Empty();
        using var desk = new DyingDesk(house.Socket, _ => Unknown(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + 1));
        var ran = await house.Run("market", "BTCUSDT", "BUY", "0.01");
        Assert.Equal((6, "", 1), (ran.ExitCode, ran.Out, desk.Posts));
        Assert.Contains("nothing was sent", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(null)]
    public async Task Order_ThatTheSameDeskDoesNotKnowYet_IsNotCalledUnsent(int? began)
    {
        await using var house = DeskHouse.Empty();
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        using var desk = new DyingDesk(house.Socket, _ => Unknown(before + began));
        var ran = await house.Run("market", "BTCUSDT", "BUY", "0.01");
        Assert.Equal((5, "", 1), (ran.ExitCode, ran.Out, desk.Posts));
        Assert.Contains("is not known yet", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_OfADeskThatStaysDead_IsNotKnownYet()
    {
        await using var house = DeskHouse.Empty();
        using var desk = new DyingDesk(house.Socket, _ => "");
        var ran = await house.Run("market", "BTCUSDT", "BUY", "0.01");
        Assert.Equal((5, 1), (ran.ExitCode, desk.Posts));
        Assert.Contains("bowline executions", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_WhoseAnswerWasLost_IsNotKnownYet()
    {
        await using var house = DeskHouse.Empty();
        using var desk = new DyingDesk(house.Socket, _ => "");
        Assert.Equal(5, (await house.Run("cancel", "ORD-1")).ExitCode);
    }

    [Fact]
    public async Task Desk_ThatCannotStart_ShowsTheEndOfItsLog()
    {
        await using var house = DeskHouse.Empty();
        var program = Path.Combine(house.Home, "broken desk");
        await File.WriteAllTextAsync(program, "#!/bin/sh\necho the reason is here >&2\nexit 3\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var ran = await house.RunWith(new() { ["BOWLINE_DESK_PROGRAM"] = program }, "positions");
        Assert.Equal((3, ""), (ran.ExitCode, ran.Out));
        Assert.Contains("the reason is here", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_AtTheSameMoment_StartOneDesk()
    {
        await using var house = DeskHouse.Empty();
        var program = Path.Combine(AppContext.BaseDirectory, "bowline-desk");
        var environment = new Dictionary<string, string>
        {
            ["BOWLINE_DESK_PROGRAM"] = program, ["BOWLINE_MARKET"] = "synthetic:1", ["BOWLINE_PORT"] = "0",
        };
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.RunWith(environment, "balance")));
        var stopped = await house.RunWith(environment, "desk", "stop");
        Assert.All(runs, ran => Assert.True(ran.ExitCode == 0, ran.Error));
        Assert.Single(runs, ran => ran.Error.Contains("started the desk", StringComparison.Ordinal));
        Assert.Equal(0, stopped.ExitCode);
    }

    [Fact]
    public async Task StaleSocket_WithNobodyBehindIt_IsNoDesk()
    {
        await using var house = DeskHouse.Empty();
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
            socket.Bind(new UnixDomainSocketEndPoint(house.Socket));
        var ran = await house.Run("desk", "status");
        Assert.Equal(6, ran.ExitCode);
        Assert.Contains("no desk is running", ran.Error, StringComparison.Ordinal);
    }

    private static string Unknown(long? began) =>
        $"HTTP/1.1 404 Not Found\r\n{(began is null ? "" : $"{ApiHeaders.Started}: {began}\r\n")}Content-Length: 0\r\n\r\n";

    private static string Answer(int status, ExecutionRow row)
    {
        var body = ExecutionText.Of(row).ToString();
        return $"HTTP/1.1 {status} x\r\nContent-Type: {ApiHeaders.Transcript}\r\n{ApiHeaders.Exit}: {(int)ExecutionText.ExitCodeOf(row)}\r\n" +
            $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
    }

    /// <summary>Takes an order and hangs up; answers questions for executions as told.</summary>
    private sealed class DyingDesk : IDisposable
    {
        private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        private readonly Func<string, string> _execution;

        public DyingDesk(string path, Func<string, string> execution)
        {
            _execution = execution;
            _listener.Bind(new UnixDomainSocketEndPoint(path));
            _listener.Listen();
            _ = Serve();
        }

        public int Posts { get; private set; }

        public void Dispose() => _listener.Dispose();

        private async Task Serve()
        {
            var buffer = new byte[8_192];
            try
            {
                while (true)
                {
                    using var caller = await _listener.AcceptAsync();
                    var request = Encoding.UTF8.GetString(buffer, 0, await caller.ReceiveAsync(buffer));
                    if (request.StartsWith("POST " + Routes.Orders, StringComparison.Ordinal))
                        Posts++;
                    else if (request.StartsWith("GET " + Routes.Executions + "/", StringComparison.Ordinal))
                        await caller.SendAsync(Encoding.UTF8.GetBytes(_execution(request.Split('/', ' ')[4])));
                }
            }
            catch (SocketException)
            {
                // The test is over and the listener closed: nothing is left to serve.
            }
            catch (ObjectDisposedException)
            {
                // The same, a moment later.
            }
        }
    }
}
