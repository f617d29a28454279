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

    private readonly Dictionary<ClientOrderId, Time> _dead = [];

    public void Left(Intent intent)
    {
        if (intent.Order is { } order)
            _dead[order] = DeadAfter(order, intent.Timestamp, intent.RecvWindowMs, intent.Kind);
    }

    public void ForgetEnded()
    {
        foreach (var order in _dead.Keys.Where(id => context.Ledger.FindOrder(id) is not { IsFinal: false }).ToArray())
            _dead.Remove(order);
    }

    /// <summary>
    /// A question about the order that is stamped later than this and answered finds all that may ever come of requests
    /// stamped no later than <paramref name="stampedBy"/>, and of those that left.
    /// </summary>
    /// <param name="request">What is on its way for sure; None when only the ledger tells.</param>
    public Time DeadAfter(ClientOrderId order, Time stampedBy, int windowMs, InflightKind request = InflightKind.None)
    {
        Time dead = new(stampedBy.Milliseconds + windowMs + EngineMs(order, windowMs, request) + MarginMs);
        var left = _dead.GetValueOrDefault(order);
        return left > dead ? left : dead;
    }

    // The engine checks the window of a placing or an amend once more (-5028), by what clock and how long after the gate
    // is not known. One window more is waited where a second order could open something; where the order only closes,
    // waiting would leave a position without its protection, and a second one that only closes cannot open anything.
    private int EngineMs(ClientOrderId order, int windowMs, InflightKind request) => context.Ledger.FindOrder(order) switch
    {
        null or { Spec.Closes: true } => 0,
        // The ledger may name an older request than the one that is on its way.
        _ when request is InflightKind.Placing or InflightKind.Amending => windowMs,
        { VenueId: not null, Inflight.Kind: not InflightKind.Amending } => 0,
        _ => windowMs,
    };
}
