namespace Bowline.Paper;

/// <summary>Says who left the queue of a price when lots left it without a trade.</summary>
public interface IQueueModel
{
    /// <summary>Lots that stand before an order after some left; never more than before.</summary>
    /// <param name="ahead">Lots before it until now.</param>
    /// <param name="shown">All lots shown until now, at least <paramref name="ahead"/> and above 0.</param>
    /// <param name="gone">Lots that left, at most <paramref name="shown"/>.</param>
    long Ahead(long ahead, long shown, long gone);
}

/// <summary>
/// Every lot of the queue is as likely to leave as another: what left is spread before and behind the order by
/// quantity. A share that is no whole lot counts as behind, against the order.
/// </summary>
public sealed class ProportionalQueue : IQueueModel
{
    public long Ahead(long ahead, long shown, long gone) => ahead - (long)((Int128)gone * ahead / shown);
}
