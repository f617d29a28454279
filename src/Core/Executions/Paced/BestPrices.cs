namespace Bowline.Core;

/// <summary>
/// The best prices that orders are quoted by. They follow the market at most once a second, so that a busy book costs
/// neither a change of the order a tick nor a record a tick.
/// </summary>
internal readonly record struct BestPrices(Price Bid, Price Ask, Time At)
{
    /// <summary>How far through the other side's best price an order goes that must fill, as a fraction of it.</summary>
    private const decimal Reach = 0.005m;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Before the first quote: around the mid at the start.</summary>
    public static BestPrices Around(Instrument instrument, Price mid) =>
        new(instrument.RoundDown(mid), instrument.RoundUp(mid), default);

    /// <summary>The market was not told since: nothing is quoted by them until it is.</summary>
    public bool IsOld { get; init; }

    public BestPrices Follow(Quote quote, Time now) =>
        !IsOld && ((quote.Bid == Bid && quote.Ask == Ask) || now - At < Pause) ? this : new(quote.Bid, quote.Ask, now);

    /// <summary>The best price of its own side, never worse than the limit.</summary>
    public Price Passive(Side side, Price? limit) => Bounded(side, side == Side.Buy ? Bid : Ask, limit);

    /// <summary>Through the other side's best price, never worse than the limit; rounded to the passive side.</summary>
    public Price Crossing(Side side, Price? limit, Instrument instrument)
    {
        var far = side == Side.Buy ? Ask.Value * (1 + Reach) : Bid.Value * (1 - Reach);
        return Bounded(side, instrument.RoundToward(side, new(far)), limit);
    }

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add(Bid.Value);
        mixer.Add(Ask.Value);
        mixer.Add(At);
        if (IsOld)
            mixer.Add("old");
    }

    private static Price Bounded(Side side, Price price, Price? limit) =>
        limit is { } worst && (side == Side.Buy ? worst < price : worst > price) ? worst : price;
}
