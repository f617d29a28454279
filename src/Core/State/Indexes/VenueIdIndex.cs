namespace Bowline.Core;

/// <summary>
/// Orders by the venue's ids. Plain orders and the children of conditional ones share one space of ids, conditional
/// orders have another: the same number may stand in both.
/// </summary>
internal sealed record VenueIdIndex(
    VersionedMap<VenueOrderId, ClientOrderId> PlainIds,
    VersionedMap<VenueOrderId, ClientOrderId> ConditionalIds)
{
    public static VenueIdIndex Empty { get; } = new(
        VersionedMap<VenueOrderId, ClientOrderId>.Empty, VersionedMap<VenueOrderId, ClientOrderId>.Empty);

    public ClientOrderId? Plain(VenueOrderId id) => Find(PlainIds, id);

    public ClientOrderId? Conditional(VenueOrderId id) => Find(ConditionalIds, id);

    /// <summary>The first order that had an id keeps it.</summary>
    public VenueIdIndex With(Order order)
    {
        var (plain, conditional) = (order.IsConditional ? order.Child : order.VenueId, order.IsConditional ? order.VenueId : null);
        return Of(Add(PlainIds, plain, order.Id), Add(ConditionalIds, conditional, order.Id));
    }

    public VenueIdIndex Without(Order order)
    {
        var (plain, conditional) = (order.IsConditional ? order.Child : order.VenueId, order.IsConditional ? order.VenueId : null);
        return Of(Remove(PlainIds, plain, order.Id), Remove(ConditionalIds, conditional, order.Id));
    }

    private VenueIdIndex Of(VersionedMap<VenueOrderId, ClientOrderId> plain, VersionedMap<VenueOrderId, ClientOrderId> conditional) =>
        ReferenceEquals(plain, PlainIds) && ReferenceEquals(conditional, ConditionalIds) ? this : new(plain, conditional);

    private static ClientOrderId? Find(VersionedMap<VenueOrderId, ClientOrderId> ids, VenueOrderId id) =>
        ids.TryFind(id, out var own) ? own : null;

    private static VersionedMap<VenueOrderId, ClientOrderId> Add(
        VersionedMap<VenueOrderId, ClientOrderId> ids, VenueOrderId? id, ClientOrderId order) =>
        id is { } known && !ids.Has(known) ? ids.With(known, order) : ids;

    private static VersionedMap<VenueOrderId, ClientOrderId> Remove(
        VersionedMap<VenueOrderId, ClientOrderId> ids, VenueOrderId? id, ClientOrderId order) =>
        id is { } known && ids.TryFind(known, out var owner) && owner == order ? ids.Without(known) : ids;
}
