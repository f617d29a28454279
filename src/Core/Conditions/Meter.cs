namespace Bowline.Core;

/// <summary>Follows one thing of the market for a condition.</summary>
internal abstract record Meter
{
    /// <summary>How long after its time a candle may come, before what is known counts as old.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private Meter() { }

    /// <summary>Null while it is not known, or what is known is of the past.</summary>
    public abstract decimal? ValueAt(Time at);

    /// <summary>The meter after an event: itself when it is no news for it.</summary>
    public abstract Meter On(Event e);

    public abstract void MixInto(ref StateMixer mixer);

    public sealed record OfPrice(PriceKind Kind, Symbol Symbol, decimal? Value) : Meter
    {
        public override decimal? ValueAt(Time at) => Value;

        public override Meter On(Event e) => (Kind, e) switch
        {
            (PriceKind.Last, Event.TradesObserved x) when x.Symbol == Symbol => With(x.Last.Value),
            (PriceKind.Mark, Event.MarkPriceUpdated x) when x.Symbol == Symbol => With(x.Mark.Value),
            (PriceKind.Index, Event.FundingUpdated x) when x.Symbol == Symbol => With(x.Index.Value),
            (PriceKind.Funding, Event.FundingUpdated x) when x.Symbol == Symbol => With(x.Rate),
            // Until it is told again nobody knows it.
            (_, Event.StreamLost) => With(null),
            _ => this,
        };

        public override void MixInto(ref StateMixer mixer)
        {
            mixer.Add(Value is not null);
            mixer.Add(Value ?? 0);
        }

        private OfPrice With(decimal? value) => Value == value ? this : this with { Value = value };
    }

    /// <param name="Newest">When the newest candle opened: an older one is no news.</param>
    public sealed record OfCandles(Symbol Symbol, string Interval, CandleIndicator Indicator, Time? Newest) : Meter
    {
        // Candles of the past only warm it up: what they say held then, not now. The same after a gap.
        public override decimal? ValueAt(Time at) =>
            Newest is { } opened && at <= opened + (KlineInterval.Length(Interval)!.Value * 2) + Grace ? Indicator.Value : null;

        public override Meter On(Event e) =>
            e is Event.KlineClosed { Kline: var kline } k && k.Symbol == Symbol && k.Interval == Interval
            && (Newest is null || kline.OpenedAt > Newest)
                ? this with { Indicator = Indicator.On(kline), Newest = kline.OpenedAt }
                : this;

        public override void MixInto(ref StateMixer mixer)
        {
            mixer.Add(Newest);
            Indicator.MixInto(ref mixer);
        }
    }
}
