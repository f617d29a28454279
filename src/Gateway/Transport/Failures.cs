using System.Net;

namespace Bowline.Gateway;

/// <summary>Whether bytes of a request may have left when an exception ended it. Unknown unless it is certain that none
/// did.</summary>
internal static class Failures
{
    public static TransportReply Of(Exception e) =>
        e is HttpRequestException { HttpRequestError: var error } && NeverLeft(error)
        ? new TransportReply.NotSent(Text(e))
        : new TransportReply.Unknown(Text(e));

    /// <summary>The innermost message: the outer ones only repeat it. No address with a query is in any of
    /// them.</summary>
    public static string Text(Exception e)
    {
        var inner = e;
        while (inner.InnerException is { } deeper)
            inner = deeper;
        return Bounded.Text(inner.Message);
    }

    private static bool NeverLeft(HttpRequestError error) => error is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError;
}
