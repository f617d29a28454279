namespace Bowline.Core;

/// <summary>
/// An array that only grows, up to its capacity, and that many versions of one value share: each sees the items before its
/// own end, and nobody overwrites those. The version that goes on first takes the place behind its end; one that comes
/// second copies. It may be read and appended from any thread.
/// </summary>
internal sealed class SharedLog<T>(int capacity)
{
    private readonly T[] _items = new T[capacity];
    private int _taken;

    public int Capacity => _items.Length;

    public ref readonly T this[int index] => ref _items[index];

    /// <summary>
    /// Appends behind the <paramref name="end"/> of a version; false when it is full or another version went on from there.
    /// </summary>
    public bool TryAppend(int end, in T item)
    {
        if (end == _items.Length || Interlocked.CompareExchange(ref _taken, end + 1, end) != end)
            return false;
        _items[end] = item;
        return true;
    }
}
