using System.Net;
using System.Net.Sockets;
using Bowline.Contract;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Bowline.Daemon;

/// <summary>The desk's API, listening on the profile's Unix socket and on loopback.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private static readonly TimeSpan HeadTimeout = TimeSpan.FromSeconds(10);

    private readonly WebApplication _application;
    private readonly string _socketPath;

    private ApiServer(WebApplication application, string address, string socketPath) =>
        (_application, Address, _socketPath) = (application, address, socketPath);

    /// <summary>The address on loopback.</summary>
    public string Address { get; }

    /// <summary>Fires when the system asks the process to end.</summary>
    public CancellationToken EndAsked => _application.Lifetime.ApplicationStopping;

    /// <summary>Listens on a socket that <see cref="ApiPort"/> bound.</summary>
    /// <param name="desk">Who answers.</param>
    /// <param name="options">Where and for whom.</param>
    /// <param name="loopback">The bound socket.</param>
    /// <param name="clock">Gives <c>--since 1d</c> its meaning.</param>
    /// <param name="listens">Told the address before the first request can come.</param>
    public static async Task<ApiServer> Start(
        IDeskApi desk, ApiOptions options, Socket loopback, TimeProvider clock, Action<string> listens)
    {
        File.Delete(options.Socket);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore();
        var endpoint = (IPEndPoint)loopback.LocalEndPoint!;
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, options, endpoint));
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = wanted =>
            wanted is IPEndPoint ? loopback : Owned(wanted));
        var application = builder.Build();
        application.Use(next => new Mishaps(options.Log, next).Handle);
        application.Use(next => new Gate(options, desk, next).Handle);
        application.Use(next => new Readiness(desk, clock, next).Handle);
        application.UseRouting();
        ReadRoutes.Map(application, desk, clock);
        ChangeRoutes.Map(application, desk);
        application.MapFallback(c => Reply.Failure(c, ExitCode.Unreadable, "no-such-route", $"there is no route {c.Request.Method} {c.Request.Path}"));
        var address = $"http://127.0.0.1:{endpoint.Port}";
        listens(address);
        await application.StartAsync();
        return new ApiServer(application, address, options.Socket);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        File.Delete(_socketPath);
    }

    private static void Configure(KestrelServerOptions kestrel, ApiOptions options, IPEndPoint endpoint)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Bodies.Largest;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16_384;
        kestrel.Limits.MaxRequestLineSize = 4_096;
        kestrel.Limits.MaxConcurrentConnections = 512;
        kestrel.Limits.RequestHeadersTimeout = HeadTimeout;
        kestrel.ListenUnixSocket(options.Socket, listen => listen.Protocols = HttpProtocols.Http1);
        kestrel.Listen(endpoint, listen => listen.Protocols = HttpProtocols.Http1);
    }

    /// <summary>The Unix socket is its owner's alone from its first moment: the folder is 0700, the file 0600.</summary>
    private static Socket Owned(EndPoint wanted)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(wanted);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(wanted.ToString()!, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return socket;
    }
}
