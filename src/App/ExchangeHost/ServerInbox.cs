using Bowline.Paper;

namespace Bowline.App;

/// <summary>What reaches the exchange from its callers, in order of arrival.</summary>
internal abstract record ServerItem
{
    private ServerItem() { }

    public sealed record Ask(RestRequest Request, Action<RestResponse> Answer) : ServerItem;

    public sealed record Open(
        long Id, IExchangeConnection Connection, string Route, string Path, string Query, string Remote,
        Action<ConnectionOpened> Answer)
        : ServerItem;

    public sealed record Frame(long Connection, ReadOnlyMemory<byte> Text) : ServerItem;

    public sealed record Pinged(long Connection) : ServerItem;

    public sealed record Closed(long Connection) : ServerItem;

    public sealed record Look(Action<ServerStanding> Tell) : ServerItem;
}

/// <summary>A bounded queue between many callers and the one thread of the exchange: what arrives during a turn is taken
/// as one batch by the next. Safe from any thread.</summary>
internal sealed class ServerInbox(int itemsMax) : IDisposable
{
    private readonly Lock gate = new();
    private readonly AutoResetEvent arrived = new(initialState: false);
    private List<ServerItem> filling = [];
    private List<ServerItem> taken = [];
    private bool closed;

    /// <summary>False when the queue is full or closed: the item was not taken, and its caller must say so.</summary>
    public bool TryPut(ServerItem item)
    {
        lock (gate)
        {
            if (closed || filling.Count >= itemsMax) return false;
            filling.Add(item);
            if (filling.Count > 1) return true;
        }
        arrived.Set();
        return true;
    }

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (gate) return filling.Count;
        }
    }

    /// <summary>Everything that has arrived; the list is good until the next call.</summary>
    public List<ServerItem> Take()
    {
        lock (gate)
        {
            taken.Clear();
            (filling, taken) = (taken, filling);
            return taken;
        }
    }

    /// <summary>Takes nothing more.</summary>
    public void Close()
    {
        lock (gate) closed = true;
        arrived.Set();
    }

    /// <summary>Waits until something arrives, at most so many milliseconds.</summary>
    public void Wait(int waitMsMax) => arrived.WaitOne(waitMsMax);

    /// <summary>Ends a wait although nothing arrived, for a feed that has something new.</summary>
    public void Wake() => arrived.Set();

    public void Dispose() => arrived.Dispose();
}
