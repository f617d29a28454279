using Bowline.Paper;

namespace Bowline.App;

/// <summary>Requests on their way to the book: each enters when its time has come, those of one key in the order they were
/// sent. Used on the exchange's thread alone.</summary>
internal sealed class RequestsUnderway(ILatencyModel model)
{
    private const int KeysMax = 10_000;
    private readonly PriorityQueue<Underway, (long Due, long Order)> waiting = new();
    private readonly Dictionary<string, long> lastByKey = new(StringComparer.Ordinal);
    private long order;

    /// <summary>Unix ms at which the first enters; <see cref="long.MaxValue"/> when none is underway.</summary>
    public long NextDue => waiting.TryPeek(out _, out var due) ? due.Due : long.MaxValue;

    public void Send(ServerItem.Ask ask, long now)
    {
        var way = model.Next();
        var key = ask.Request.ApiKey ?? "";
        var due = Math.Max(now + way.EntryMs, lastByKey.GetValueOrDefault(key));
        if (lastByKey.Count >= KeysMax) lastByKey.Clear();
        lastByKey[key] = due;
        waiting.Enqueue(new Underway(ask, way.AnswerMs), (due, order++));
    }

    /// <summary>The next that has arrived by then.</summary>
    public Underway? Arrived(long by) =>
        waiting.TryPeek(out _, out var due) && due.Due <= by ? waiting.Dequeue() : null;
}

/// <summary>One request underway, and how long its answer will be.</summary>
internal sealed record Underway(ServerItem.Ask Ask, long AnswerMs);
