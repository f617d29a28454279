using System.Net;
using Bowline.App;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Bowline.Daemon;

/// <summary>Kestrel around one exchange: REST on any path, streams on theirs. Takes no settings but those given: no
/// environment, no configuration files, so that nothing else can open a listener.</summary>
public sealed class ExchangeHost : IAsyncDisposable
{
    /// <summary>The venue pings every 3 minutes and closes after 10 without a pong (contract section 3.4).</summary>
    private static readonly TimeSpan PingEvery = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PongWithin = TimeSpan.FromMinutes(10);

    private const int RequestLineBytesMax = 32 * 1024;
    private const int ConnectionsMax = 10_000;

    private readonly WebApplication app;
    private readonly CancellationTokenSource ending = new();

    private ExchangeHost(WebApplication app) => this.app = app;

    /// <summary>Where it listens, with the port that was taken.</summary>
    public Uri Rest { get; private set; } = new("http://127.0.0.1");

    /// <summary>Listens. Throws <see cref="IOException"/> when the port is taken.</summary>
    public static async Task<ExchangeHost> Start(ExchangeServer server, IPEndPoint at)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = RestDoor.BodyBytesMax;
            options.Limits.MaxRequestLineSize = RequestLineBytesMax;
            options.Limits.MaxConcurrentConnections = ConnectionsMax;
            options.Listen(at);
        });
        var host = new ExchangeHost(builder.Build());
        host.Route(server);
        await host.app.StartAsync();
        var addresses = host.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        host.Rest = new Uri(addresses!.Addresses.First());
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        ending.Dispose();
    }

    private void Route(ExchangeServer server)
    {
        var rest = new RestDoor(server);
        var status = new StatusDoor(server);
        var streams = new StreamDoor(server, ending.Token);
        // Only the streams pay for the machinery of WebSockets.
        app.MapWhen(
            http => StreamDoor.IsStream(http.Request.Path.Value ?? "/"),
            branch => branch
                .Use(FrameUpgrade.Use)
                .Use(WatchedUpgrade.Watch)
                .UseWebSockets(new WebSocketOptions { KeepAliveInterval = PingEvery, KeepAliveTimeout = PongWithin })
                .Run(streams.Serve));
        app.Run(http => (http.Request.Path.Value ?? "/") switch
        {
            "/" or "/metrics" when HttpMethods.IsGet(http.Request.Method) => status.Serve(http),
            _ when WebPages.Meddles(http.Request) => WebPages.Refuse(http),
            _ => rest.Serve(http),
        });
    }
}
