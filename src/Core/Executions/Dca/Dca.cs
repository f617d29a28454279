using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Buys again and again until its count or cap is reached: by the clock, or by the fall of the price. What is due is
/// state, so a restart makes neither two buys of one nor none.
/// </summary>
public sealed record Dca : WorkedParent
{
    private const char Buy = 'b';

    /// <summary>It fails after so many buys in a row that could not be made.</summary>
    private const int MostMissed = 3;

    // By the price a buy that could not be made would be due again at once.
    private static readonly TimeSpan MissedPause = TimeSpan.FromMinutes(1);

    private readonly ImmutableArray<Feed> _quotes;

    internal Dca(DcaSpec spec, ExecutionId id, Time at) : base(spec, id, at)
    {
        _quotes = [new(FeedKind.Quote, spec.Symbol)];
        Due = at;
        Reference = spec.Context.Mark;
    }

    /// <summary>Quotes only where they decide something: each one heard costs the desk a look.</summary>
    public override ImmutableArray<Feed> Feeds => Own.DropPercent is not null || NeedsPrice ? _quotes : [];

    /// <summary>Buys that were made.</summary>
    public int Bought { get; private init; }

    /// <summary>When the next buy is due; null while one is under way, and after it when the price decides.</summary>
    public Time? Due { get; private init; }

    public override ImmutableArray<SpecField> Details =>
    [
        new("bought", Bought.ToString()),
        new("missed", Missed.ToString()),
        new("spent", Spent.ToString()),
        .. Due is { } due && Own.Every is not null ? [new("nextBuy", due.ToString())] : ImmutableArray<SpecField>.Empty,
        .. Trigger is { } at ? [new("nextBuyAt", at.ToString())] : ImmutableArray<SpecField>.Empty,
    ];

    /// <summary>Buys that could not be made: refused, not offered at the limit price, or of less than an order.</summary>
    public int Missed { get; private init; }

    protected override Quantity Parent => Whole ?? (Planned is { IsZero: false } planned ? Filled + planned : Quantity.Min(Filled, Most));

    /// <summary>What it may buy at most, where that is a quantity: what the exchange fills beyond it is too much.</summary>
    private Quantity Most
    {
        get
        {
            var most = Own.Cap ?? new Quantity(decimal.MaxValue);
            return Own is { Count: { } count, QuoteEach: null } ? Quantity.Min(most, new(count * Own.Quantity.Value)) : most;
        }
    }

    protected override Price NearPrice => Reference;

    private DcaSpec Own => (DcaSpec)Spec;

    private LegKey Current => new(Buy, 1 + Bought + Missed);

    /// <summary>The quantity of the buy under way, were there enough left for it; zero between buys.</summary>
    private Quantity Size { get; init; }

    /// <summary>Missed since the last that was made.</summary>
    private int MissedInARow { get; init; }

    /// <summary>The last price that is known: of the last buy, or of a quote that was waited for.</summary>
    private Price Reference { get; init; }

    /// <summary>The price of the last buy; null before the first.</summary>
    private Price? LastPrice { get; init; }

    /// <summary>What it is for once it is to be finished: reckoned once, so that buying the rest does not make a new one.</summary>
    private Quantity? Whole { get; init; }

    private Notional SpentBefore { get; init; }

    private Notional Spent
    {
        get
        {
            var spent = SpentBefore;
            foreach (var leg in Legs.All)
                spent += leg.Quote;
            return spent;
        }
    }

    private bool NeedsPrice => CountsMoney && (IsFinishing ? Whole is null : Due is not null && Size.IsZero && !IsPaused && HasCome);

    private bool CountsMoney => Own.QuoteEach is not null || Own.CapQuote is not null;

    /// <summary>The time of the next buy has come, and only its price is waited for.</summary>
    private bool HasCome { get; init; }

    /// <summary>The price at which the next buy comes; null by time, and before the first.</summary>
    private Price? Trigger
    {
        get
        {
            if (Own.DropPercent is not { } drop || LastPrice is not { } last)
                return null;
            var from = Own.DropFrom == DropFrom.Average && !Filled.IsZero ? Spent.Value / Filled.Value : last.Value;
            return Own.Instrument.RoundToward(
                Own.Side, new Price(from * (100 + (Own.Side == Side.Buy ? -drop : drop)) / 100));
        }
    }

    /// <summary>What it will still buy, as far as that is known: without what a reduce-only one was to close and somebody else has closed.</summary>
    private Quantity Planned
    {
        get
        {
            var asked = Asked;
            var left = asked > Reduced ? asked - Reduced : Quantity.Zero;
            // Less than an order is nothing that can be bought.
            return left < Own.Least(Reference, LotKind.Market) && Open.IsZero ? Quantity.Zero : left;
        }
    }

    /// <summary>What its count and caps leave: a count or a cap of money is reckoned at the last price.</summary>
    private Quantity Asked
    {
        get
        {
            var (each, open) = (Own.EachAt(Reference), Open);
            var most = new Quantity(decimal.MaxValue);
            if (Own.Count is { } count)
                most = new(((count - Bought - (open.IsZero ? 0 : 1)) * each.Value) + open.Value);
            if (Own.Cap is { } cap)
                most = Quantity.Min(most, cap > Filled ? cap - Filled : Quantity.Zero);
            if (Own.CapQuote is { } money)
            {
                var left = Math.Max(0, money - Spent.Value);
                most = Quantity.Min(most, Own.Instrument.RoundDown(new Quantity(left / Reference.Value), LotKind.Limit));
            }

            // What is under way counts whatever its money comes to now.
            return Quantity.Max(most, open);
        }
    }

    /// <summary>What the buy under way may still buy, were there enough left for it.</summary>
    private Quantity Open => Legs[Current].Filled is var filled && Size > filled ? Size - filled : Quantity.Zero;

    protected override WorkedParent Note(Event e, LegNews? news)
    {
        var next = news is null ? this : Bookkept(news, e.At);
        next = next.Reckoned(e);
        return next.Outcome is null && !next.IsEnding && !next.IsPaused && !next.IsFinishing ? next.Begun(e) : next;
    }

    protected override ImmutableArray<Target> Wanted(Time at) =>
        Size.IsZero || Open.IsZero ? [] : [new(Current, Own.Order(Quantity.Min(Open, Rest)))];

    protected override ImmutableArray<Target> Sweep() => Whole is null ? [] : base.Sweep();

    protected override Time? NextDue(Time at) => IsPaused || IsFinishing || !Size.IsZero ? null : Due;

    /// <summary>A buy that cannot be made is missed; only a row of them ends it.</summary>
    protected override bool IsHopeless(LegNews.Failed news) =>
        MissedInARow >= MostMissed || (news.Leg == AtMarket && base.IsHopeless(news));

    protected override void MixKind(ref StateMixer mixer)
    {
        mixer.Add((long)Bought);
        mixer.Add((long)Missed);
        mixer.Add((long)MissedInARow);
        mixer.Add(Size.Value);
        mixer.Add(Due);
        mixer.Add(HasCome);
        mixer.Add(Whole?.Value ?? -1);
        mixer.Add(Reference.Value);
        mixer.Add(LastPrice?.Value ?? 0);
        mixer.Add(SpentBefore.Value);
    }

    /// <summary>Takes note of the end of a buy.</summary>
    private Dca Bookkept(LegNews news, Time now)
    {
        var leg = Legs[Current];
        if (Size.IsZero || news.Leg != Current || leg.IsLive)
            return this;
        var gaveUp = news is LegNews.Failed
            && (leg.Failures >= MostFailures || (Own.LimitPrice is not null && leg.LastFailure?.Code == "expired"));
        if (leg.Filled < Size && !gaveUp)
            return this;
        var isMade = !leg.Filled.IsZero;
        var isRefused = !isMade && leg.LastFailure?.Code != "expired";
        var next = ((Dca)Forget(Current)) with
        {
            Size = Quantity.Zero,
            SpentBefore = SpentBefore + leg.Quote,
            Bought = Bought + (isMade ? 1 : 0),
            Missed = Missed + (isMade ? 0 : 1),
            MissedInARow = isMade ? 0 : isRefused ? MissedInARow + 1 : MissedInARow,
            Due = NextAfter(now, isMade),
        };
        if (!isMade)
            return next;
        var price = new Price(leg.Quote.Value / leg.Filled.Value);
        return next with { LastPrice = price, Reference = price };
    }

    // Times that have passed meanwhile are not made up for.
    private Time? NextAfter(Time now, bool isMade)
    {
        if (Own.Every is not { } every)
            return isMade ? null : now + MissedPause;
        var passed = (now.Milliseconds - StartedAt.Milliseconds) / (long)every.TotalMilliseconds;
        return StartedAt + (every * (passed + 1));
    }

    /// <summary>Reckons what it comes to when it is to be finished; where money bounds it, at the next price.</summary>
    private Dca Reckoned(Event e)
    {
        if (!IsFinishing || Whole is not null || (CountsMoney && e is not Event.QuoteUpdated))
            return this;
        var priced = e is Event.QuoteUpdated { Quote: var quote } ? this with { Reference = Taking(quote) } : this;
        return priced with { Whole = priced.Parent };
    }

    /// <summary>Begins the next buy if it is due.</summary>
    private Dca Begun(Event e)
    {
        if (!Size.IsZero)
            return this;
        var quote = (e as Event.QuoteUpdated)?.Quote;
        if (e.At < Due || (Own.DropPercent is not null && LastPrice is not null && !HasFallen(quote)))
            return this;
        if (CountsMoney && quote is null)
            return HasCome ? this : this with { HasCome = true };
        var priced = quote is null ? this : this with { Reference = Taking(quote) };
        var each = Own.EachAt(priced.Reference);
        // One buy is less than an order at this price: nothing is reckoned by it, and the next comes at its time.
        if (each < Own.Least(priced.Reference, Own.LimitPrice is null ? LotKind.Market : LotKind.Limit))
            return this with { Missed = Missed + 1, Due = NextAfter(e.At, isMade: false), HasCome = false };
        var size = priced.Planned.IsZero ? Quantity.Zero : Quantity.Min(each, priced.Asked);
        return priced with { Size = size, Due = size.IsZero ? Due : null, HasCome = false };
    }

    private bool HasFallen(Quote? quote) => quote is not null && Trigger is { } trigger
        && (Own.Side == Side.Buy ? quote.Ask <= trigger : quote.Bid >= trigger);

    private Price Taking(Quote quote) => Own.Side == Side.Buy ? quote.Ask : quote.Bid;
}
