namespace Bowline.Paper.Tests;

/// <summary>Runs a synthetic market through an exchange and measures it as the recordings were measured.</summary>
internal sealed class SyntheticMeasure
{
    private const long Birth = 1_790_000_000_000;

    private readonly List<decimal> touches = [];
    private readonly List<decimal> near = [];
    private readonly List<int> levels = [];
    private long quotes;
    private long oneTick;

    public double OneTickShare => (double)oneTick / quotes;
    public decimal TouchMedian => Middle(touches);
    public decimal NearMedian => Middle(near);
    public int NearLevelsMedian => Middle(levels);
    public double TradesPerSecond { get; private set; }
    public double AggregatesPerSecond { get; private set; }
    public double MinuteVolatilityBps { get; private set; }
    public long LotsPerMinute { get; private set; }
    public long Events { get; private set; }

    public static SyntheticMeasure Run(string symbol, ulong seed, int minutes)
    {
        var symbols = SymbolRegistry.Shipped([symbol]);
        var exchange = new Exchange(new ExchangeSettings { Symbols = symbols });
        var feed = SyntheticFeed.Start(seed, symbols, Birth);
        var listing = exchange.Listings[0];
        var measure = new SyntheticMeasure();
        var second = 0L;
        var end = Birth + minutes * 60_000L;
        while (feed.NextDue <= end)
        {
            var now = feed.NextDue;
            foreach (var told in feed.Until(now))
            {
                exchange.Apply(told, now);
                measure.Events++;
                if (now > Birth)
                    measure.Quote(listing);
            }
            if (now / 1_000 != second && now > Birth)
                measure.Depth(listing);
            second = now / 1_000;
        }
        measure.Finish(exchange, listing, minutes);
        return measure;
    }

    private static T Middle<T>(List<T> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private void Quote(Listing listing)
    {
        var touch = listing.Market.Touch();
        quotes++;
        if (touch.Ask.Ticks - touch.Bid.Ticks == 1)
            oneTick++;
        touches.Add(listing.Spec.Quantity(touch.Bid.Lots));
        touches.Add(listing.Spec.Quantity(touch.Ask.Lots));
    }

    private void Depth(Listing listing)
    {
        foreach (var side in (Side[])[Side.Buy, Side.Sell])
        {
            var best = listing.Book.Best(side)!.Value.Ticks;
            var within = listing.Book.Depth(side, 2_000).Where(level => Math.Abs(level.Ticks - best) * 1_000 <= best).ToList();
            near.Add(listing.Spec.Quantity(within.Sum(level => level.Lots)));
            levels.Add(within.Count);
        }
    }

    private void Finish(Exchange exchange, Listing listing, int minutes)
    {
        TradesPerSecond = (exchange.Ids.LastTrade(0) - 1_000_000_000) / (minutes * 60.0);
        AggregatesPerSecond = (listing.Market.Tape.NextAggregateId - 1_000_000_000) / (minutes * 60.0);
        LotsPerMinute = listing.Market.Day!.Value.Lots / minutes;
        var closes = Enumerable.Range(0, listing.Market.Klines.Minutes.Count - 1)
            .Select(i => (double)listing.Market.Klines.Minutes[i].Close).ToList();
        var returns = closes.Zip(closes.Skip(1), (before, after) => Math.Log(after / before) * 10_000).ToList();
        var mean = returns.DefaultIfEmpty().Average();
        MinuteVolatilityBps = Math.Sqrt(returns.Select(r => (r - mean) * (r - mean)).DefaultIfEmpty().Average());
    }
}
