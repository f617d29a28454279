namespace Bowline.Paper;

/// <summary>Trailing stops that share one extreme; the smallest callback rate fires first, then the older.</summary>
internal sealed class Trail(decimal extreme)
{
    /// <summary>Quote units: the highest price for sells, the lowest for buys.</summary>
    public decimal Extreme { get; private set; } = extreme;

    public SortedSet<AlgoOrder> Orders { get; } = new(Comparer<AlgoOrder>.Create(Compare));

    /// <summary>The price at which the first of these orders fires.</summary>
    public decimal Level => Orders.Min!.TrailLevel(Extreme);

    public void Join(AlgoOrder order)
    {
        Orders.Add(order);
        order.Trail = this;
    }

    public void Leave(AlgoOrder order)
    {
        Orders.Remove(order);
        order.Extreme = Extreme;
        order.Trail = null;
    }

    public void Move(decimal to) => Extreme = to;

    private static int Compare(AlgoOrder a, AlgoOrder b)
    {
        var byRate = a.CallbackRate.CompareTo(b.CallbackRate);
        return byRate != 0 ? byRate : a.Id.CompareTo(b.Id);
    }
}
