using System.Text;
using Bowline.App;

namespace Bowline.Daemon;

/// <summary>Shows how the exchange stands: <c>/</c> for people, <c>/metrics</c> for Prometheus. Both are local, need no key
/// and weigh nothing.</summary>
internal sealed class StatusDoor(ExchangeServer server)
{
    private const string MetricsPath = "/metrics";
    private const string PageType = "text/html; charset=utf-8";
    private const string MetricsType = "text/plain; version=0.0.4; charset=utf-8";

    public async Task Serve(HttpContext http)
    {
        if (await Standing() is not { } standing)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        var metrics = http.Request.Path == MetricsPath;
        var text = metrics ? StatusMetrics.Text(standing) : StatusPage.Text(standing);
        http.Response.ContentType = metrics ? MetricsType : PageType;
        await http.Response.WriteAsync(text, Encoding.UTF8, http.RequestAborted);
    }

    private async Task<ServerStanding?> Standing()
    {
        var told = new TaskCompletionSource<ServerStanding>(TaskCreationOptions.RunContinuationsAsynchronously);
        return server.Look(standing => told.TrySetResult(standing)) ? await told.Task : null;
    }
}
