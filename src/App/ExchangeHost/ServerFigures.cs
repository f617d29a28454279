namespace Bowline.App;

/// <summary>What a server counts while it works; touched by the owner of the turn only.</summary>
internal sealed class ServerFigures(TimeProvider clock)
{
    private const int StatusEnd = 600;

    private readonly long[] answered = new long[StatusEnd];
    private long turns;
    private long turnTicks;
    private long longestTicks;
    private long flushes;
    private long flushTicks;
    private long second;
    private long ordersBefore;
    private long ordersInSecond;

    public long Stamp() => clock.GetTimestamp();

    public void Answered(int status) => answered[Math.Clamp(status, 0, StatusEnd - 1)]++;

    public void Turned(long since)
    {
        var ticks = clock.GetTimestamp() - since;
        turns++;
        turnTicks += ticks;
        longestTicks = Math.Max(longestTicks, ticks);
    }

    public void Flushed(long since)
    {
        flushes++;
        flushTicks += clock.GetTimestamp() - since;
    }

    /// <summary>Once a turn: how many orders there were when this second of the clock began.</summary>
    public void Second(long now, long orders)
    {
        if (now / 1000 == second) return;
        ordersInSecond = now / 1000 == second + 1 ? orders - ordersBefore : 0;
        (second, ordersBefore) = (now / 1000, orders);
    }

    public ServerLoad Load() => new(
        [.. answered.Index().Where(pair => pair.Item > 0).Select(pair => (pair.Index, pair.Item))],
        ordersInSecond, turns, Time(turnTicks), Time(longestTicks), flushes, Time(flushTicks));

    private TimeSpan Time(long ticks) => clock.GetElapsedTime(0, ticks);
}

/// <summary>How much a server has done, and how long it took.</summary>
/// <param name="Answers">Answers by HTTP status.</param>
/// <param name="OrdersInSecond">Orders taken in the last whole second of the clock.</param>
/// <param name="Turns">Turns taken.</param>
/// <param name="TurnTime">Time in all of them together, flushes included.</param>
/// <param name="LongestTurn">The longest single one.</param>
/// <param name="Flushes">How often the store was written.</param>
/// <param name="FlushTime">Time in all of these together.</param>
public sealed record ServerLoad(
    IReadOnlyList<(int Status, long Count)> Answers, long OrdersInSecond, long Turns, TimeSpan TurnTime,
    TimeSpan LongestTurn, long Flushes, TimeSpan FlushTime);
