namespace Bowline.App;

/// <summary>A list that keeps its first and its newest members and counts what it left out between.</summary>
internal sealed class HeadAndTail<T>(int head, int tail)
{
    private readonly List<T> _head = [];
    private readonly Queue<T> _tail = new();

    public int LeftOut { get; private set; }

    public IEnumerable<T> All => _head.Concat(_tail);

    /// <summary>Adds the newest; gives the one that had to go for it, if one had to.</summary>
    public T? Add(T item)
    {
        if (_head.Count < head)
        {
            _head.Add(item);
            return default;
        }

        _tail.Enqueue(item);
        if (_tail.Count <= tail)
            return default;
        LeftOut++;
        return _tail.Dequeue();
    }
}
