namespace Bowline.Paper;

/// <summary>
/// Invents the past of a synthetic symbol backwards from its present price: first the newest 1,000 trades, then the
/// minutes before them. Chance comes from the symbol's state but is its own, so the flow to come does not change.
/// </summary>
internal sealed class SyntheticPast
{
    private const int Trades = 1_000;
    private const long Minute = 60_000;

    private readonly SyntheticProfile profile;
    private readonly Prng chance;
    private readonly long lotUnit;
    private readonly long deviation;
    private long ticks;
    private long time;

    private SyntheticPast(SyntheticProfile profile, SymbolSpec spec, SyntheticSymbolState state, long now)
    {
        this.profile = profile;
        chance = new Prng(Draws.SeedOf(state.Chance, "past"));
        lotUnit = Math.Max(1, (long)(60.5m / (profile.StartPrice * spec.StepSize)));
        ticks = state.Fair / 1_000;
        time = now;
        // One minute's move in thousandths of a tick.
        deviation = state.Fair * profile.VolatilityTenths / 100_000;
    }

    public static MarketPast Of(
        SyntheticProfile profile, SymbolSpec spec, SyntheticSymbolState state, long firstTradeId, long now)
    {
        var past = new SyntheticPast(profile, spec, state, now);
        var newest = past.NewestTrades();
        var minutes = past.MinutesBefore();
        var id = firstTradeId;
        var series = new KlineSeries();
        series.Load([.. minutes.Select(minute => Numbered(minute, ref id))]);
        var trades = new List<PublicTrade>(Trades);
        foreach (var trade in newest)
        {
            trades.Add(trade with { Id = id++ });
            series.Add(trades[^1]);
        }
        series.Advance(now);
        var kept = Enumerable.Range(0, series.Minutes.Count).Select(i => series.Minutes[i]);
        return new MarketPast(profile.Symbol, [.. kept], trades);
    }

    private static Kline Numbered(Kline minute, ref long id)
    {
        var first = id;
        id += minute.Count;
        return minute with { FirstTradeId = first, LastTradeId = id - 1 };
    }

    // Newest trade last; the walk goes back in time from the present price.
    private List<PublicTrade> NewestTrades()
    {
        var trades = new List<PublicTrade>(Trades);
        var pause = 2 * 60_000L / (profile.TakersPerMinute * 2);
        var step = deviation / Draws.Root(profile.TakersPerMinute * 2L);
        var milli = ticks * 1_000;
        for (var i = 0; i < Trades; i++)
        {
            time -= chance.Below(pause + 1);
            trades.Add(new PublicTrade(0, ticks, chance.Size(40, 11) * lotUnit, chance.Below(2) == 0, time));
            milli = Math.Max(milli - chance.Bell(step), 1_000);
            ticks = milli / 1_000;
        }
        trades.Reverse();
        return trades;
    }

    // Minutes up to the one in which the oldest trade fell; each opens where the one before it closed.
    private List<Kline> MinutesBefore()
    {
        var minutes = new List<Kline>(KlineSeries.Kept);
        var newest = time / Minute * Minute;
        for (var i = 0; i < KlineSeries.Kept; i++)
        {
            var close = ticks;
            var open = Math.Max(close - chance.Bell(deviation) / 1_000, 1);
            minutes.Add(Candle(newest - i * Minute, open, close));
            ticks = open;
        }
        minutes.Reverse();
        return minutes;
    }

    private Kline Candle(long openTime, long open, long close)
    {
        var high = Math.Max(open, close) + Math.Abs(chance.Bell(deviation / 2)) / 1_000;
        var low = Math.Max(1, Math.Min(open, close) - Math.Abs(chance.Bell(deviation / 2)) / 1_000);
        var count = profile.TakersPerMinute * (100 + chance.Below(200)) / 100;
        var lots = count * (20 + chance.Below(80)) * lotUnit;
        var middle = (high + low + close) / 3;
        var taker = lots * (35 + chance.Below(31)) / 100;
        return new Kline(
            openTime, open, high, low, close, lots, lots * middle, count, taker, taker * middle, 0, 0);
    }
}
