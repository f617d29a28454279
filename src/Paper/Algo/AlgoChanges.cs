namespace Bowline.Paper;

/// <summary>Notes which conditional orders and trails changed since the last drain; images are taken then.</summary>
internal sealed class AlgoChanges
{
    private readonly HashSet<AlgoOrder> orders = [];
    private readonly HashSet<Trail> trails = [];

    public bool IsEmpty => orders.Count == 0 && trails.Count == 0;

    public void Touch(AlgoOrder order) => orders.Add(order);

    public void Touch(Trail trail) => trails.Add(trail);

    public void DrainTo(List<StateChange> drained)
    {
        drained.AddRange(orders.OrderBy(order => order.Id).Select(AlgoImages.Of));
        // A trail whose orders have left or joined another has nothing to tell.
        drained.AddRange(trails.Where(trail => trail.Orders.Count > 0).Select(AlgoImages.Of));
        orders.Clear();
        trails.Clear();
    }
}
