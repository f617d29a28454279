namespace Bowline.Paper;

/// <summary>How long the venue still answers about finished orders and trades (contract 5.4).</summary>
internal static class OrderHistory
{
    public const long Day = 24L * 60 * 60 * 1000;

    public static bool Visible(Order order, long now)
    {
        if (now - order.CreatedAt > 90 * Day)
            return false;
        var untraded = order.Status is OrderStatus.Canceled or OrderStatus.Expired && order.ExecutedLots == 0;
        return !untraded || now - order.UpdatedAt <= 3 * Day;
    }

    /// <summary>First index whose key is not below the wanted one, in a list that rises by that key.</summary>
    public static int FirstFrom<T>(IReadOnlyList<T> items, long wanted, Func<T, long> key)
    {
        int low = 0, high = items.Count;
        while (low < high)
        {
            var mid = (low + high) >> 1;
            if (key(items[mid]) < wanted)
                low = mid + 1;
            else
                high = mid;
        }
        return low;
    }
}
