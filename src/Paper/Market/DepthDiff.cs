namespace Bowline.Paper;

/// <summary>
/// What changed in a book since the last message of one stream: first and last update id, and the prices touched.
/// Quantities are read from the book when the message is made, because they are absolute (contract 9.3).
/// </summary>
public sealed class DepthDiff(long updateId)
{
    // A busy stream touches some hundreds of prices an interval; beyond this the doubles are taken out early.
    private const int Compact = 4_096;

    private readonly List<long> bids = [];
    private readonly List<long> asks = [];

    public long FirstId { get; private set; }

    public long LastId { get; private set; } = updateId;

    /// <summary>Last id of the stream's message before.</summary>
    public long PreviousLastId { get; private set; } = updateId;

    public bool IsEmpty => FirstId == 0;

    public void Note(Side side, long ticks, long updateId)
    {
        if (IsEmpty)
            FirstId = updateId;
        LastId = updateId;
        var touched = side == Side.Buy ? bids : asks;
        touched.Add(ticks);
        if (touched.Count > Compact)
            Sort(touched);
    }

    /// <summary>The touched prices of a side, each once, rising.</summary>
    public IReadOnlyList<long> Touched(Side side)
    {
        var touched = side == Side.Buy ? bids : asks;
        Sort(touched);
        return touched;
    }

    /// <summary>The message was sent; the next one begins.</summary>
    public void Sent()
    {
        PreviousLastId = LastId;
        FirstId = 0;
        bids.Clear();
        asks.Clear();
    }

    private static void Sort(List<long> touched)
    {
        touched.Sort();
        var kept = 0;
        for (var i = 0; i < touched.Count; i++)
        {
            if (i == 0 || touched[i] != touched[kept - 1])
                touched[kept++] = touched[i];
        }
        touched.RemoveRange(kept, touched.Count - kept);
    }
}
