namespace Bowline.Paper;

/// <summary>
/// Waiting triggers of one direction in the order a moving price meets them; of one price the older order first.
/// Looking whether a price meets any costs one comparison.
/// </summary>
internal sealed class TriggerLadder
{
    private readonly bool upward;
    private readonly SortedSet<AlgoOrder> orders;
    private decimal nearest;

    public TriggerLadder(bool upward)
    {
        this.upward = upward;
        orders = new SortedSet<AlgoOrder>(Comparer<AlgoOrder>.Create(Compare));
    }

    public void Add(AlgoOrder order)
    {
        orders.Add(order);
        nearest = PriceOf(orders.Min!);
    }

    public void Remove(AlgoOrder order)
    {
        orders.Remove(order);
        if (orders.Count > 0)
            nearest = PriceOf(orders.Min!);
    }

    /// <summary>Takes out the next order that this price meets; null when it meets none.</summary>
    public AlgoOrder? Take(decimal price)
    {
        if (orders.Count == 0 || !IsMet(nearest, price, upward))
            return null;
        var met = orders.Min!;
        Remove(met);
        return met;
    }

    public static bool IsMet(decimal trigger, decimal price, bool upward) =>
        upward ? price >= trigger : price <= trigger;

    private static decimal PriceOf(AlgoOrder order) => order.IsTrailing ? order.ActivatePrice : order.TriggerPrice;

    private int Compare(AlgoOrder a, AlgoOrder b)
    {
        var byPrice = PriceOf(a).CompareTo(PriceOf(b));
        return byPrice != 0 ? upward ? byPrice : -byPrice : a.Id.CompareTo(b.Id);
    }
}
