using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Bowline.Gateway.Tests;

/// <summary>The real sockets against a raw server on this machine: what surely never left is told from what may
/// have.</summary>
public sealed class HttpTransportTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-MBX-USED-WEIGHT-1M: 17\r\n\r\n{}";

    [Fact]
    public async Task RefusedPort_IsNotSent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.IsType<TransportReply.NotSent>(await Ask(Address(port, "http"), Order()));
    }

    [Fact]
    public async Task WholeAnswer_IsAnsweredWithItsHeadersAndBytesAsSigned()
    {
        using var server = new RawServer(_ => Ok);
        var answered = Assert.IsType<TransportReply.Answered>(await Ask(server.Address, Order()));
        Assert.Equal((200, 17), (answered.Status, answered.Headers.UsedWeight));
        Assert.Equal("{}", Encoding.UTF8.GetString(answered.Body.Span));
        var sent = Assert.Single(server.Requests);
        Assert.StartsWith("POST /fapi/v1/order HTTP/1.1\r\n", sent);
        Assert.EndsWith("\r\n\r\nsymbol=%E5%B8%81USDT&signature=ab", sent);
        Assert.Contains("X-MBX-APIKEY: the-key\r\n", sent);
        Assert.Contains("Content-Type: application/x-www-form-urlencoded\r\n", sent);
    }

    [Fact]
    public async Task QueryLeavesByteForByte()
    {
        using var server = new RawServer(_ => Ok);
        var target = "/fapi/v1/order?symbol=%E5%B8%81USDT&x=%2e%2E&signature=a%2Bb%3D";
        await Ask(server.Address, new(1, "GET", target, null, null, 5_000));
        Assert.StartsWith($"GET {target} HTTP/1.1\r\n", Assert.Single(server.Requests));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("nonsense\r\n\r\n")]
    public async Task ConnectionClosedBeforeTheWholeAnswer_IsUnknown(string answer)
    {
        using var server = new RawServer(_ => answer);
        Assert.IsType<TransportReply.Unknown>(await Ask(server.Address, Order()));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task SilentServer_IsUnknownAfterTheTimeout()
    {
        using var server = new RawServer(_ => null);
        Assert.IsType<TransportReply.Unknown>(await Ask(server.Address, Order() with { TimeoutMs = 200 }));
    }

    [Fact]
    public async Task OrderOnAConnectionThatDiesUnderIt_LeavesOnce()
    {
        using var server = new RawServer(n => n == 1 ? Ok : "");
        var replies = new BlockingCollection<TransportEvent>();
        using var transport = new HttpTransport(Endpoint(server.Address), replies.Add, TimeProvider.System);
        transport.Send(Order());
        Assert.IsType<TransportReply.Answered>(await Next(replies));
        transport.Send(Order() with { Id = 2 });
        Assert.IsType<TransportReply.Unknown>(await Next(replies));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task AnswerLongerThanTheBound_IsNotRead()
    {
        using var server = new RawServer(_ => "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n{}");
        Assert.IsType<TransportReply.Unknown>(await Ask(server.Address, Order()));
    }

    [Fact]
    public async Task CertificateNobodyVouchesFor_IsRefusedBeforeAnythingLeaves()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate =
            request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        using var server = new RawServer(_ => Ok, certificate);
        var refused = Assert.IsType<TransportReply.NotSent>(await Ask(Address(server.Port, "https"), Order()));
        Assert.Contains("certificate", refused.Why);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task StreamThatIsRefused_TellsThatItClosed()
    {
        using var server = new RawServer(_ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        var told = new BlockingCollection<TransportEvent>();
        using var transport = new HttpTransport(Endpoint(server.Address), told.Add, TimeProvider.System);
        transport.Open(new(5, "/private", "/ws?listenKey=hidden"));
        var closed = Assert.IsType<TransportEvent.StreamClosed>(await Take(told));
        Assert.Equal(5, closed.Stream);
        Assert.DoesNotContain("hidden", closed.ToString());
    }

    private static TransportRequest Order() => new(
        1, "POST", "/fapi/v1/order", Encoding.UTF8.GetBytes("symbol=%E5%B8%81USDT&signature=ab"), "the-key", 10_000);

    private static async Task<TransportReply> Ask(Uri address, TransportRequest request)
    {
        var replies = new BlockingCollection<TransportEvent>();
        using var transport = new HttpTransport(Endpoint(address), replies.Add, TimeProvider.System);
        transport.Send(request);
        return await Next(replies);
    }

    private static async Task<TransportReply> Next(BlockingCollection<TransportEvent> replies) =>
        Assert.IsType<TransportEvent.Replied>(await Take(replies)).Reply;

    private static Task<TransportEvent> Take(BlockingCollection<TransportEvent> told) => Task.Run(() =>
        told.TryTake(out var e, 20_000) ? e : throw new TimeoutException("nothing was told"));

    private static Uri Address(int port, string scheme) => new($"{scheme}://127.0.0.1:{port}");

    private static VenueEndpoint Endpoint(Uri address) => Assert.IsType<EndpointCheck.Usable>(
        VenueEndpoint.ForExchange(address, new("the-key"), new("the-secret"))).Endpoint;

    /// <summary>Reads whole requests and writes what it is told; "" closes, null stays silent.</summary>
    private sealed class RawServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Func<int, string?> _answer;
        private readonly X509Certificate2? _certificate;
        private readonly CancellationTokenSource _end = new();
        private int _count;

        public RawServer(Func<int, string?> answer, X509Certificate2? certificate = null)
        {
            (_answer, _certificate) = (answer, certificate);
            _listener.Start();
            _ = Serve();
        }

        public ConcurrentQueue<string> Requests { get; } = new();

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Uri Address => HttpTransportTests.Address(Port, "http");

        public void Dispose()
        {
            _end.Cancel();
            _listener.Dispose();
            _end.Dispose();
        }

        private async Task Serve()
        {
            try
            {
                while (true)
                    _ = Talk(await _listener.AcceptTcpClientAsync(_end.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task Talk(TcpClient client)
        {
            using var _ = client;
            try
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(_certificate);
                    stream = secure;
                }

                while (await ReadRequest(stream) is { } request)
                {
                    Requests.Enqueue(request);
                    var answer = _answer(Interlocked.Increment(ref _count));
                    if (answer is null)
                        continue;
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
                    if (answer != Ok)
                        return;
                }
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException
                or ObjectDisposedException)
            {
                // The other side went away: that is what some tests are about.
            }
        }

        private async Task<string?> ReadRequest(Stream stream)
        {
            var text = new StringBuilder();
            var room = new byte[8_192];
            while (true)
            {
                var read = await stream.ReadAsync(room, _end.Token);
                if (read == 0)
                    return null;
                text.Append(Encoding.UTF8.GetString(room, 0, read));
                if (Whole(text.ToString()))
                    return text.ToString();
            }
        }

        private static bool Whole(string text)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                return false;
            const string name = "Content-Length: ";
            var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            var length = at < 0 ? 0 : int.Parse(text[(at + name.Length)..text.IndexOf('\r', at)]);
            return text.Length >= end + 4 + length;
        }
    }
}
