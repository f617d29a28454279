using System.Collections.Concurrent;

namespace Bowline.App;

/// <summary>The bounded queue into the loop. A full queue makes its posters wait: nothing is dropped.</summary>
public sealed class Inbox : IDisposable
{
    private const int Capacity = 65_536;

    private readonly BlockingCollection<LoopInput> _queue = new(new ConcurrentQueue<LoopInput>(), Capacity);

    /// <summary>Adds an input. Only a stalled disk or a flood fills the queue: the poster (a socket's thread) then waits.</summary>
    public void Post(LoopInput input) => _queue.Add(input);

    /// <summary>Something waits to be taken.</summary>
    public bool HasAny => _queue.Count > 0;

    public bool TryTake(out LoopInput? input) => _queue.TryTake(out input);

    /// <summary>Waits for the next input, at most <paramref name="limit"/>.</summary>
    public bool TryTake(out LoopInput? input, TimeSpan limit) => _queue.TryTake(out input, limit);

    public void Dispose() => _queue.Dispose();
}
