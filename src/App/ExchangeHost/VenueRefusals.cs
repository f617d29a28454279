using System.Text;
using Bowline.Paper;

namespace Bowline.App;

/// <summary>The answers a server gives without asking its exchange; texts and meanings from the wire contract,
/// sections 13.1 and 15.1.</summary>
internal static class VenueRefusals
{
    private const int Unavailable = 503;

    /// <summary>A sure failure: the request was not executed, and may be tried again later.</summary>
    public static RestResponse Throttled { get; } = Answer(
        """{"code":-1008,"msg":"Request throttled by system-level protection. Reduce-only/close-position orders are exempt. Please try again."}""");

    /// <summary>A sure failure: the server takes nothing any more.</summary>
    public static RestResponse ShuttingDown { get; } = Answer(
        """{"code":-1016,"msg":"This service is no longer available."}""");

    /// <summary>The outcome is not known: it was executed, but could not be made durable, so a crash may undo it.</summary>
    public static RestResponse Unknown { get; } = Answer(
        """{"code":-1007,"msg":"Timeout waiting for response from backend server. Send status unknown; execution status unknown."}""");

    /// <summary>True for a request that may take on an obligation: a new or changed order that does not only reduce.</summary>
    public static bool TakesOn(RestRequest request) =>
        request.Method is "POST" or "PUT"
        && (request.Path.EndsWith("/order", StringComparison.Ordinal)
            || request.Path.EndsWith("/batchOrders", StringComparison.Ordinal)
            || request.Path.EndsWith("/algoOrder", StringComparison.Ordinal))
        && !Reduces(request.Query) && !Reduces(request.Body);

    private static bool Reduces(string text) =>
        text.Contains("reduceOnly=true", StringComparison.OrdinalIgnoreCase)
        || text.Contains("closePosition=true", StringComparison.OrdinalIgnoreCase);

    private static RestResponse Answer(string body) => new(Unavailable, Encoding.UTF8.GetBytes(body), []);
}
