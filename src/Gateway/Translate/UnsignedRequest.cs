using System.Diagnostics;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// The request that a command becomes: unsigned, without the key. A function of its arguments alone, so that a replay can
/// make it again.
/// </summary>
public static class UnsignedRequest
{
    /// <param name="id">The intent's number in the journal.</param>
    /// <param name="command">PlaceOrder, AmendOrder, CancelOrder, ChangeSetting or SetCountdown.</param>
    /// <param name="order">The order an amend or cancel is about, as it stands; null for the others.</param>
    /// <param name="timestamp">By the venue's clock.</param>
    /// <param name="recvWindowMs">How long after it the venue may accept the request.</param>
    public static Intent Of(long id, Command command, Order? order, Time timestamp, int recvWindowMs)
    {
        var (method, path, parameters) = CommandText.Of(command, order);
        var (kind, about, setting) = command switch
        {
            Command.PlaceOrder c => (InflightKind.Placing, (ClientOrderId?)c.Order, (long?)null),
            Command.AmendOrder c => (InflightKind.Amending, c.Order, null),
            Command.CancelOrder c => (InflightKind.Canceling, c.Order, null),
            Command.ChangeSetting c => (InflightKind.None, null, c.Request),
            Command.SetCountdown c => (InflightKind.None, null, c.Request),
            _ => throw new UnreachableException(command.GetType().Name),
        };
        return new(
            id, kind, method, path, $"{parameters}&recvWindow={recvWindowMs}&timestamp={timestamp.Milliseconds}", timestamp,
            recvWindowMs, about, setting);
    }

    /// <summary>The same request once more, with another number and timestamp: a further attempt.</summary>
    public static Intent Again(long id, Intent before, Time timestamp) => IntentText.Restamped(before, timestamp) with { Id = id };
}
