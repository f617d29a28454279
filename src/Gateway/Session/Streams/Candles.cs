using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;
using Kline = Bowline.Core.Kline;

namespace Bowline.Gateway;

/// <summary>
/// Closed candles in their order, without a gap: read from the past when they are first wanted and after every
/// connection, told by the stream in between. A candle that is still open is never told.
/// </summary>
internal sealed class Candles(SessionContext context, Requests requests)
{
    /// <summary>How far back the past is told: the most that the venue gives at weight 2.</summary>
    public const int MostFromThePast = 499;

    private const int AgainMs = 10_000;
    private readonly SortedDictionary<Feed, Series> _series = [];

    public bool IsFollowed(Feed feed) => _series.ContainsKey(feed);

    /// <summary>Follows a series from now on.</summary>
    /// <param name="open">Its connection is open; else its opening asks for the past.</param>
    public void Follow(Feed feed, bool open)
    {
        if (_series.TryAdd(feed, new Series()) && open)
            Ask(feed, _series[feed]);
    }

    /// <summary>Tells the past once more, from its beginning: somebody new listens.</summary>
    public void TellAgain(Feed feed)
    {
        if (!_series.TryGetValue(feed, out var series))
            return;
        series.FromTheBeginning = true;
        Ask(feed, series);
    }

    public void Leave(Feed feed)
    {
        _series.Remove(feed);
        context.Timers.Clear(Timer(feed));
    }

    /// <summary>A connection is new: what closed meanwhile is asked for.</summary>
    public void Reconnected()
    {
        foreach (var (feed, series) in _series)
            Ask(feed, series);
    }

    public void On(StreamKline k, Symbol symbol)
    {
        Feed feed = new(FeedKind.Kline, symbol, k.Interval);
        if (!k.IsClosed || !_series.TryGetValue(feed, out var series)
            || Of(k.OpenTime, k.Open, k.High, k.Low, k.Close, k.Volume) is not { } candle)
            return;
        if (series.IsAsking || IsGap(feed, series, candle))
        {
            // It waits for what comes before it. The past brings it too, should there be too many to keep.
            if (series.Waiting.Count < MostFromThePast)
                series.Waiting[candle.OpenedAt] = candle;
            if (!series.IsAsking)
                Ask(feed, series);
        }
        else
        {
            Tell(feed, series, candle);
        }
    }

    private static string Timer(Feed feed) => $"klines-{feed.Symbol}-{feed.Interval}";

    private static bool IsGap(Feed feed, Series series, Kline candle) => series.LastTold is { } last
        && KlineIntervals.Milliseconds(feed.Interval) is { } length && candle.OpenedAt.Milliseconds > last.Milliseconds + length;

    private void Ask(Feed feed, Series series)
    {
        if (series.IsAsking)
        {
            series.AskAgain = true;
            return;
        }

        // What is closed is judged by the venue's clock.
        if (!context.Clock.Known)
        {
            context.Timers.Set(Timer(feed), context.In(AgainMs / 10), () => Ask(feed, series));
            return;
        }

        (series.IsAsking, series.AskAgain) = (true, false);
        var limit = Limit(feed, series);
        var text = new ParameterText()
            .Add("symbol", feed.Symbol.Name).Add("interval", feed.Interval).Add("limit", limit).ToString();
        var weight = Weights.Of("GET", VenuePaths.Klines, limit: limit).Request;
        requests.Read(ReadRequest.Public(VenuePaths.Klines, text, weight), outcome => Told(feed, series, outcome));
    }

    private int Limit(Feed feed, Series series)
    {
        if (series is { FromTheBeginning: false, LastTold: { } last } && KlineIntervals.Milliseconds(feed.Interval) is { } length)
            return (int)Math.Clamp(((context.VenueNow.Milliseconds - last.Milliseconds) / length) + 1, 1, MostFromThePast);
        return MostFromThePast;
    }

    private void Told(Feed feed, Series series, Outcome outcome)
    {
        series.IsAsking = false;
        if (!_series.TryGetValue(feed, out var current) || current != series)
            return;
        if (outcome.Verdict != Verdict.Done
            || Wire.Decode(outcome.Body.Span, WireJson.Shapes.ImmutableArrayKline)
                is not Decoded<ImmutableArray<Binance.Kline>>.Ok(var rows))
        {
            context.Remark($"the candles {feed.Interval} of {feed.Symbol} could not be read: {outcome.Said}");
            context.Timers.Set(Timer(feed), context.In(context.Jittered(AgainMs)), () => Ask(feed, series));
            return;
        }

        if (series.FromTheBeginning && !series.AskAgain)
            (series.FromTheBeginning, series.LastTold) = (false, null);
        foreach (var row in rows.Where(r => r.CloseTime < context.VenueNow.Milliseconds).OrderBy(r => r.OpenTime))
        {
            if (Of(row.OpenTime, row.Open, row.High, row.Low, row.Close, row.Volume) is { } candle)
                Tell(feed, series, candle);
        }

        foreach (var candle in series.Waiting.Values)
            Tell(feed, series, candle);
        series.Waiting.Clear();
        if (series.AskAgain)
            Ask(feed, series);
    }

    private void Tell(Feed feed, Series series, Kline candle)
    {
        if (series.LastTold is { } last && candle.OpenedAt <= last)
            return;
        series.LastTold = candle.OpenedAt;
        context.Emit(new Event.KlineClosed(context.Now, feed.Symbol, feed.Interval, candle));
    }

    // A candle without a price is no candle.
    private static Kline? Of(long openedAt, decimal open, decimal high, decimal low, decimal close, decimal volume) =>
        open > 0 && high > 0 && low > 0 && close > 0 && volume >= 0
            ? new(new(openedAt), new(open), new(high), new(low), new(close), new(volume))
            : null;

    private sealed class Series
    {
        public Time? LastTold { get; set; }

        public bool IsAsking { get; set; }

        /// <summary>Something happened while the answer was on its way: it is asked once more.</summary>
        public bool AskAgain { get; set; }

        public bool FromTheBeginning { get; set; }

        /// <summary>Closed candles that came while the past was being asked for.</summary>
        public SortedDictionary<Time, Kline> Waiting { get; } = [];
    }
}
