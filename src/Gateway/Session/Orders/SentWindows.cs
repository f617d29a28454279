using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Until when the venue may still take what was sent for an order. The requests' own timestamps count: our clock may be set
/// back while one is under way.
/// </summary>
internal sealed class SentWindows(SessionContext context)
{
    /// <summary>
    /// Past timestamp + recvWindow: a question may be stamped a second ahead of the venue, and the venue's reads may lag
    /// behind its engine.
    /// </summary>
    public const int MarginMs = 3_000;

    private readonly Dictionary<ClientOrderId, Time> _lastStamp = [];

    public void Left(Intent intent)
    {
        if (intent.Order is not { } order)
            return;
        var before = _lastStamp.GetValueOrDefault(order);
        _lastStamp[order] = before > intent.Timestamp ? before : intent.Timestamp;
    }

    public void ForgetEnded()
    {
        foreach (var order in _lastStamp.Keys.Where(id => context.Ledger.FindOrder(id) is not { IsFinal: false }).ToArray())
            _lastStamp.Remove(order);
    }

    /// <summary>
    /// A question about the order that is stamped later than this and answered finds all that may ever come of requests
    /// stamped no later than <paramref name="stampedBy"/>, and of those that left.
    /// </summary>
    public Time DeadAfter(ClientOrderId order, Time stampedBy, int windowMs)
    {
        var last = _lastStamp.GetValueOrDefault(order);
        var stamp = last > stampedBy ? last : stampedBy;
        return new(stamp.Milliseconds + windowMs + EngineMs(order, windowMs) + MarginMs);
    }

    // The engine checks the window of a placing or an amend once more (-5028), by what clock and how long after the gate
    // is not known. One window more is waited where a second order could open something; where the order only closes,
    // waiting would leave a position without its protection, and a second one that only closes cannot open anything.
    private int EngineMs(ClientOrderId order, int windowMs) => context.Ledger.FindOrder(order) switch
    {
        null or { Spec: { ReduceOnly: true } or OrderSpec.Conditional { ClosesPosition: true } } => 0,
        { VenueId: not null, Inflight.Kind: not InflightKind.Amending } => 0,
        _ => windowMs,
    };
}
