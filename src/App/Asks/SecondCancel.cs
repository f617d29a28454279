using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// A cancel that met a trigger was about the conditional order; what rests after it is the order which that placed. Whoever
/// wanted it gone wants that gone too: it is asked for once more, and once only.
/// </summary>
internal sealed class SecondCancel
{
    private readonly HashSet<ClientOrderId> _refused = [];
    private readonly HashSet<ClientOrderId> _asked = [];

    public void Saw(Event e)
    {
        if (e is Event.CancelRejected rejected)
            _refused.Add(rejected.Order);
    }

    /// <summary>The cancels that are due now, of the orders that are meant.</summary>
    public ImmutableArray<Event> Due(IEnumerable<Order> meant, Time now) =>
    [
        .. meant.Where(order => order is { IsFinal: false, IsConditional: true, Child: not null, Inflight.Kind: InflightKind.None }
                && _refused.Contains(order.Id) && _asked.Add(order.Id))
            .Select(order => (Event)new Event.CancelRequested(now, order.Id)),
    ];
}
