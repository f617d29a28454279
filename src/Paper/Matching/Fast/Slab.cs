namespace Bowline.Paper;

/// <summary>A growing array of plain values that are named by index; index 0 is nobody.</summary>
internal struct Slab<T>
    where T : unmanaged
{
    private T[] items;
    private int used;

    public Slab(int capacity)
    {
        items = new T[capacity];
        used = 1;
    }

    public readonly int Capacity => items.Length;

    public readonly ref T this[int index] => ref items[index];

    public readonly bool Contains(int index) => index > 0 && index < used;

    /// <summary>The first of <paramref name="count"/> fresh neighbours, all zero.</summary>
    public int Add(int count = 1)
    {
        var first = used;
        while (first + count > items.Length)
            Array.Resize(ref items, items.Length * 2);
        used += count;
        return first;
    }

    /// <summary>Skips indices, so that the next block starts at a multiple of its size.</summary>
    public void StartAt(int index) => used = Math.Max(used, index);
}
