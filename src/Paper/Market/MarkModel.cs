namespace Bowline.Paper;

/// <summary>
/// Makes the mark price once a second from the book (contract 12.8): the median of index x (1 + funding x time to
/// funding / interval), index + average of (mid - index), and the last trade. Assumed, because the venue does not say
/// or because this exchange has no spot market beside it: the index is the mean of the last 15 one-second mids; the
/// average basis runs over 300 seconds; <c>ap</c> is the mean of the last 60 marks; the settlement estimate is the
/// index; funding follows the symbol's terms; its premium is (mid - index) / index, averaged since the last funding.
/// Once a feed tells mark prices they are used as told. All rounding is toward zero at eight decimals.
/// </summary>
internal sealed class MarkModel(FundingTerms terms)
{
    private readonly RollingMean mids = new(15);
    private readonly RollingMean bases = new(300);
    private readonly RollingMean marks = new(60);
    private readonly PremiumAverage premiums = new();
    private bool told;
    private decimal? spiked;

    /// <summary>The newest state; none before the first quote.</summary>
    public MarkPrice? Now { get; private set; }

    /// <summary>What the feed says of mark, index and funding.</summary>
    public void Tell(MarketEvent.MarkPriceSet price, long now)
    {
        told = true;
        marks.Add(price.Mark);
        Now = new MarkPrice(
            price.Mark, Cut(marks.Value), price.Index, price.Index, spiked ?? price.FundingRate,
            price.NextFunding, now);
    }

    /// <summary>Fixes the funding rate until the next funding, whatever model or feed say.</summary>
    public void Spike(decimal rate)
    {
        spiked = rate;
        if (Now is { } state)
            Now = state with { FundingRate = rate };
    }

    /// <summary>A funding was paid: the next interval begins.</summary>
    public void FundingSettled()
    {
        spiked = null;
        premiums.Clear();
    }

    /// <summary>One second of the model; prices in quote units. False once a feed tells the marks.</summary>
    public bool Sample(decimal mid, decimal last, long now)
    {
        if (told)
            return false;
        mids.Add(mid);
        var index = Cut(mids.Value);
        bases.Add(mid - index);
        premiums.Add((mid - index) / index);
        var rate = spiked ?? terms.Rate(premiums.Value) + 0.00000000m;
        var next = terms.NextAfter(now);
        var carried = index * (1 + rate * (next - now) / terms.IntervalMs);
        var mark = Cut(Median(carried, index + bases.Value, last));
        marks.Add(mark);
        Now = new MarkPrice(mark, Cut(marks.Value), index, index, rate, next, now);
        return true;
    }

    private static decimal Median(decimal a, decimal b, decimal c) =>
        Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    // Adding eight zero decimals keeps the venue's scale on the wire.
    private static decimal Cut(decimal value) => decimal.Truncate(value * 100_000_000m) / 100_000_000m + 0.00000000m;
}
