using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>
/// Who may pass. The Unix socket is open to its owner alone, so what comes by it is the owner's. What comes by TCP may
/// be any program or any web page of the machine: it must name this machine as its host (or a page elsewhere could
/// reach us under a name of its own), and must show the token before it changes anything.
/// </summary>
internal sealed class Gate(ApiOptions options, IDeskApi desk, RequestDelegate next)
{
    private readonly byte[] _token = Encoding.UTF8.GetBytes("Bearer " + options.Token);

    public Task Handle(HttpContext context)
    {
        context.Response.Headers[ApiHeaders.Build] = options.Build;
        context.Response.Headers[ApiHeaders.Started] = options.StartedAt.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        // As they stand when the answer leaves: the request itself may have raised one.
        context.Response.OnStarting(() =>
        {
            if (AlarmHeader.Of(desk.Alarms()) is { } line)
                context.Response.Headers[ApiHeaders.Alarms] = line;
            return Task.CompletedTask;
        });
        var byTcp = context.Connection.LocalIpAddress is not null;
        if (byTcp && context.Request.Host.Host is not ("127.0.0.1" or "localhost" or "[::1]"))
            return Reply.Failure(context, ExitCode.Refused, "host", "the API answers to localhost and 127.0.0.1 only");
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (byTcp && !reads && !ShowsToken(context))
        {
            return Reply.Failure(
                context, ExitCode.Refused, "token", "changes over TCP need 'Authorization: Bearer …' with the token in the profile's api-token file");
        }

        return Contradiction(context) is { } message
            ? Reply.Failure(context, ExitCode.Refused, "other-desk", message)
            : next(context);
    }

    private bool ShowsToken(HttpContext context) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), _token);

    /// <summary>The caller believes to talk to another mode or market than this desk has. Ending the desk is always allowed.</summary>
    private string? Contradiction(HttpContext context)
    {
        if (context.Request.Path.Equals(Routes.Stop, StringComparison.Ordinal))
            return null;
        var mode = context.Request.Headers[ApiHeaders.Mode].ToString();
        var market = context.Request.Headers[ApiHeaders.Market].ToString();
        if (mode.Length == 0 && market.Length == 0)
            return null;
        var status = desk.Status();
        if (mode.Length > 0 && mode != status.Mode)
            return $"this desk (profile {status.Profile}) runs in {status.Mode} mode, the command is for {mode}: choose another --profile";
        return market.Length == 0 || market == "auto" || status.Market is null || SameMarket(market, status.Market)
            ? null
            : $"this desk trades on market {status.Market}, the command asks for {market}: `bowline desk stop` and start with it (open orders or positions need `bowline paper reset`), or use another --profile";
    }

    /// <summary>A market without its seed or file stands for any of its kind.</summary>
    private static bool SameMarket(string asked, string running) =>
        asked == running || running.StartsWith(asked + ":", StringComparison.Ordinal);
}
