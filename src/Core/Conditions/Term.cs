namespace Bowline.Core;

/// <summary>What a side of a comparison is measured in; a plain number fits any.</summary>
internal enum TermUnit
{
    Number,

    /// <summary>Quote asset, above zero.</summary>
    Price,

    /// <summary>Quote asset, of either sign: a difference of prices.</summary>
    Difference,

    /// <summary>0 to 100.</summary>
    Index,

    /// <summary>A fraction of the notional, of either sign.</summary>
    Rate,
}

/// <summary>One side of a comparison: a number, or something of the market that a meter follows.</summary>
internal abstract record Term(string Text)
{
    public abstract TermUnit Unit { get; }

    /// <summary>The news it is made of; null for a number.</summary>
    public virtual Feed? Feed => null;

    /// <summary>The meter before any news; null for a number.</summary>
    public virtual Meter? Meter => null;

    public sealed record Number(decimal Value, string Text) : Term(Text)
    {
        public override TermUnit Unit => TermUnit.Number;
    }

    /// <summary>Last price, mark price, index price or funding rate.</summary>
    public sealed record Price(PriceKind Kind, Symbol Symbol, string Text) : Term(Text)
    {
        public override TermUnit Unit => Kind == PriceKind.Funding ? TermUnit.Rate : TermUnit.Price;

        public override Feed? Feed => new(
            Kind switch { PriceKind.Last => FeedKind.Trades, PriceKind.Mark => FeedKind.Mark, _ => FeedKind.Funding }, Symbol);

        public override Meter Meter => new Meter.OfPrice(Kind, Symbol, null);
    }

    /// <summary>An indicator on the candles of a symbol.</summary>
    public sealed record OfCandles(Symbol Symbol, string Interval, CandleIndicator Start, TermUnit Measure, string Text) : Term(Text)
    {
        public override TermUnit Unit => Measure;

        public override Feed? Feed => new(FeedKind.Kline, Symbol, Interval);

        public override Meter Meter => new Meter.OfCandles(Symbol, Interval, Start, null);
    }
}

internal enum PriceKind
{
    Last,
    Mark,
    Index,
    Funding,
}
