using System.Net;

namespace Bowline.Daemon;

/// <summary>Tells requests that a web page made from those of the person at this machine. A browser lets any page post to
/// a loopback address, and a name of the page's own may lead there: the first names its page in <c>Origin</c>, the second
/// itself in <c>Host</c>. What needs no key must take neither.</summary>
internal static class WebPages
{
    private const string Origin = "Origin";
    private const string SelfName = "localhost";

    /// <summary>The paths below which faults are made and markets moved without a key.</summary>
    private static readonly PathString Keyless = new("/paper");

    /// <summary>Whether such a request must be refused.</summary>
    public static bool Meddles(HttpRequest request) =>
        request.Path.StartsWithSegments(Keyless, StringComparison.OrdinalIgnoreCase)
        && (request.Headers.ContainsKey(Origin) || !IsHere(request.Host.Host));

    public static async Task Refuse(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("""{"code":-1002,"msg":"You are not authorized to execute this request."}""");
    }

    private static bool IsHere(string host) =>
        host.Equals(SelfName, StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);
}
