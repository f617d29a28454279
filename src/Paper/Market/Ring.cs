namespace Bowline.Paper;

/// <summary>
/// The newest <c>capacity</c> items, oldest first; adding to a full ring drops the oldest. Grows as it fills.
/// </summary>
public sealed class Ring<T>(int capacity)
{
    private readonly List<T> items = [];
    private int start;

    public int Count => items.Count;

    public T Newest => this[Count - 1];

    /// <summary>The item at <paramref name="index"/>, 0 being the oldest kept.</summary>
    public T this[int index]
    {
        get => items[Slot(index)];
        set => items[Slot(index)] = value;
    }

    public void Add(T item)
    {
        if (items.Count < capacity)
        {
            items.Add(item);
            return;
        }
        items[start] = item;
        start = start + 1 == capacity ? 0 : start + 1;
    }

    /// <summary>
    /// The first index whose item is as asked, on items ordered so that no later one is not; Count if none is.
    /// </summary>
    public int FirstWhere(Func<T, bool> reached)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (reached(this[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    private int Slot(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, items.Count);
        var slot = start + index;
        return slot >= items.Count ? slot - items.Count : slot;
    }
}
