namespace Bowline.Paper;

/// <summary>The streams that have listeners, and when each speaks next.</summary>
internal sealed class TopicBoard
{
    private readonly IReadOnlyList<SymbolMarket> markets;
    private readonly Dictionary<string, LiveTopic> byName = new(StringComparer.Ordinal);
    private readonly List<LiveTopic> timed = [];
    private readonly List<LiveTopic>[] realTime;

    public TopicBoard(IReadOnlyList<SymbolMarket> markets)
    {
        this.markets = markets;
        realTime = [.. markets.Select(_ => new List<LiveTopic>())];
    }

    public long NextDue { get; private set; } = long.MaxValue;

    /// <summary>Adds a listener; a stream of a symbol that is not listed stays silent.</summary>
    public void Add(StreamTopic topic, StreamConnection connection, long now)
    {
        if (!byName.TryGetValue(topic.Name, out var live))
        {
            var at = topic.Symbol is null ? -1 : IndexOf(topic.Symbol);
            if (topic.Symbol is not null && at < 0)
                return;
            live = Create(topic, at, now);
            live.Schedule(now);
            byName.Add(topic.Name, live);
            // The announcements speak when there is something to announce, not at a time.
            if (topic.Kind != StreamKind.ContractInfo)
                (topic.SpeedMs == 0 ? realTime[at] : timed).Add(live);
            NextDue = Math.Min(NextDue, live.Due);
        }
        live.Add(connection);
    }

    public void Remove(string name, StreamConnection connection)
    {
        if (!byName.TryGetValue(name, out var live))
            return;
        live.Remove(connection);
        if (!live.IsSilent)
            return;
        live.End();
        byName.Remove(name);
        timed.Remove(live);
        foreach (var topics in realTime)
            topics.Remove(live);
    }

    public void Advance(StreamOutbox outbox, long now)
    {
        if (now < NextDue)
            return;
        NextDue = long.MaxValue;
        foreach (var live in timed)
        {
            if (live.Due <= now)
            {
                live.Publish(outbox, now);
                live.Schedule(now);
            }
            NextDue = Math.Min(NextDue, live.Due);
        }
    }

    /// <summary>The real-time streams of every symbol say what has happened since they were asked last.</summary>
    public void Flush(StreamOutbox outbox, long now)
    {
        for (var i = 0; i < markets.Count; i++)
        {
            foreach (var live in realTime[i])
                live.Publish(outbox, now);
            markets[i].TakeFresh();
        }
    }

    /// <summary>Something of a symbol's terms has changed.</summary>
    public void Announce(SymbolSpec spec, StreamOutbox outbox, long now)
    {
        if (byName.GetValueOrDefault("!contractInfo") is ContractTopic contract)
            contract.Say(spec, outbox, now);
    }

    private LiveTopic Create(StreamTopic topic, int at, long now) => topic.Kind switch
    {
        StreamKind.ContractInfo => new ContractTopic(topic),
        StreamKind.ForceOrder => new ForceTopic(topic, at < 0 ? markets : [markets[at]], now),
        StreamKind.BookTicker when at < 0 => new AllTouchTopic(topic, markets),
        StreamKind.BookTicker => new TouchTopic(topic, markets[at]),
        StreamKind.DepthDiff or StreamKind.DepthPartial => new DepthTopic(topic, markets[at]),
        StreamKind.Trade => new TradeTopic(topic, markets[at]),
        StreamKind.AggTrade => new AggTradeTopic(topic, markets[at]),
        StreamKind.Kline or StreamKind.ContinuousKline => new KlineTopic(topic, markets[at]),
        StreamKind.MarkPrice => new MarkTopic(topic, at < 0 ? markets : [markets[at]]),
        _ => new DayTopic(topic, at < 0 ? markets : [markets[at]]),
    };

    private int IndexOf(string symbol)
    {
        for (var i = 0; i < markets.Count; i++)
        {
            if (markets[i].Spec.Symbol == symbol)
                return i;
        }
        return -1;
    }
}
