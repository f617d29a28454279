using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Orders by the venue's ids. Plain orders and the children of conditional ones share one space of ids, conditional
/// orders have another: the same number may stand in both.
/// </summary>
internal sealed record VenueIdIndex(
    ImmutableDictionary<VenueOrderId, ClientOrderId> PlainIds,
    ImmutableDictionary<VenueOrderId, ClientOrderId> ConditionalIds)
{
    public static VenueIdIndex Empty { get; } = new(
        ImmutableDictionary<VenueOrderId, ClientOrderId>.Empty, ImmutableDictionary<VenueOrderId, ClientOrderId>.Empty);

    public ClientOrderId? Plain(VenueOrderId id) => PlainIds.TryGetValue(id, out var own) ? own : null;

    public ClientOrderId? Conditional(VenueOrderId id) => ConditionalIds.TryGetValue(id, out var own) ? own : null;

    /// <summary>The first order that had an id keeps it.</summary>
    public VenueIdIndex With(Order order)
    {
        var next = order.VenueId is not { } id ? this
            : order.IsConditional ? this with { ConditionalIds = Add(ConditionalIds, id, order.Id) }
            : this with { PlainIds = Add(PlainIds, id, order.Id) };
        return order.Child is { } child ? next with { PlainIds = Add(next.PlainIds, child, order.Id) } : next;
    }

    public VenueIdIndex Without(Order order) => new(
        Remove(order.IsConditional ? Remove(PlainIds, order.Child, order.Id) : PlainIds,
            order.IsConditional ? null : order.VenueId, order.Id),
        Remove(ConditionalIds, order.IsConditional ? order.VenueId : null, order.Id));

    private static ImmutableDictionary<VenueOrderId, ClientOrderId> Add(
        ImmutableDictionary<VenueOrderId, ClientOrderId> ids, VenueOrderId id, ClientOrderId order) =>
        ids.ContainsKey(id) ? ids : ids.Add(id, order);

    private static ImmutableDictionary<VenueOrderId, ClientOrderId> Remove(
        ImmutableDictionary<VenueOrderId, ClientOrderId> ids, VenueOrderId? id, ClientOrderId order) =>
        id is { } known && ids.TryGetValue(known, out var owner) && owner == order ? ids.Remove(known) : ids;
}
