namespace Bowline.Core;

/// <summary>One number of an indicator on candles.</summary>
internal abstract record CandleIndicator
{
    private CandleIndicator() { }

    /// <summary>Null before it has seen enough.</summary>
    public abstract decimal? Value { get; }

    public abstract CandleIndicator On(Kline kline);

    public abstract void MixInto(ref StateMixer mixer);

    public sealed record OfSma(Sma State) : CandleIndicator
    {
        public override decimal? Value => State.Value;

        public override CandleIndicator On(Kline kline) => new OfSma(State.On(kline));

        public override void MixInto(ref StateMixer mixer) => State.MixInto(ref mixer);
    }

    public sealed record OfEma(Ema State) : CandleIndicator
    {
        public override decimal? Value => State.Value;

        public override CandleIndicator On(Kline kline) => new OfEma(State.On(kline));

        public override void MixInto(ref StateMixer mixer) => State.MixInto(ref mixer);
    }

    public sealed record OfRsi(Rsi State) : CandleIndicator
    {
        public override decimal? Value => State.Value;

        public override CandleIndicator On(Kline kline) => new OfRsi(State.On(kline));

        public override void MixInto(ref StateMixer mixer) => State.MixInto(ref mixer);
    }

    public sealed record OfAtr(Atr State) : CandleIndicator
    {
        public override decimal? Value => State.Value;

        public override CandleIndicator On(Kline kline) => new OfAtr(State.On(kline));

        public override void MixInto(ref StateMixer mixer) => State.MixInto(ref mixer);
    }

    /// <param name="Part">The value, <c>signal</c> or <c>histogram</c>.</param>
    public sealed record OfMacd(Macd State, string Part) : CandleIndicator
    {
        public override decimal? Value => Part switch
        {
            "signal" => State.Signal,
            "histogram" => State.Histogram,
            _ => State.Value,
        };

        public override CandleIndicator On(Kline kline) => new OfMacd(State.On(kline), Part);

        public override void MixInto(ref StateMixer mixer) => State.MixInto(ref mixer);
    }

    /// <param name="Part"><c>upper</c>, <c>middle</c> or <c>lower</c>.</param>
    public sealed record OfBollinger(Bollinger State, string Part) : CandleIndicator
    {
        public override decimal? Value => Part switch
        {
            "upper" => State.Upper,
            "lower" => State.Lower,
            _ => State.Middle,
        };

        public override CandleIndicator On(Kline kline) => new OfBollinger(State.On(kline), Part);

        public override void MixInto(ref StateMixer mixer) => State.MixInto(ref mixer);
    }
}
