namespace Bowline.Core;

/// <summary>
/// Where a trailing stop should stand: it follows the price at its distance, in steps, not too often, and never back.
/// A level is the tightest distance below (above, for a buy) any price seen since the activation; rounded away from the
/// market, so never nearer than asked.
/// </summary>
public readonly record struct TrailingLevel
{
    private TrailingLevel(Atr range) => Range = range;

    /// <summary>Where the stop should stand now; null before there is a level.</summary>
    public Price? Level { get; private init; }

    /// <summary>The activation price was reached, or there is none.</summary>
    public bool IsActive { get; private init; }

    /// <summary>The tightest level seen; ahead of <see cref="Level"/> while the delay has not passed.</summary>
    private Price? Best { get; init; }

    private Time? MovedAt { get; init; }

    private Atr Range { get; init; }

    private Time? LastCandle { get; init; }

    public static TrailingLevel Begin(TrailTerms terms, Price? stop) =>
        new(new Atr(terms.AtrPeriod)) { Level = stop, IsActive = terms.Activation is null };

    /// <summary>When the next move is due; null when none waits.</summary>
    public Time? NextMove(TrailTerms terms) => Best == Level || MovedAt is not { } moved ? null : moved + terms.Delay;

    /// <summary>Takes a price of the market into account, or a closed candle, or only the time.</summary>
    public TrailingLevel On(Event e, TrailTerms terms, Side exit, WorkingType working, Instrument instrument)
    {
        var next = e switch
        {
            Event.TradesObserved t when working == WorkingType.LastPrice && t.Symbol == instrument.Symbol =>
                At(exit == Side.Sell ? t.High : t.Low, terms, exit, instrument),
            Event.MarkPriceUpdated m when working == WorkingType.MarkPrice && m.Symbol == instrument.Symbol =>
                At(m.Mark, terms, exit, instrument),
            Event.KlineClosed k when terms.FollowsRange && k.Symbol == instrument.Symbol
                && k.Interval == terms.AtrInterval => Candle(k.Kline),
            _ => this,
        };
        return next.Move(terms, exit, e.At);
    }

    /// <summary>Takes a price into account, whatever told it.</summary>
    public TrailingLevel At(Price price, TrailTerms terms, Side exit, Instrument instrument)
    {
        var active = IsActive || (terms.Activation is { } from && (exit == Side.Sell ? price >= from : price <= from));
        if (!active)
            return this;
        var next = IsActive ? this : this with { IsActive = true };
        if (terms.Distance?.At(price, Range.Value) is not { } distance)
            return next;
        var raw = exit == Side.Sell ? price.Value - distance : price.Value + distance;
        if (raw <= 0)
            return next;
        var level = exit == Side.Sell ? instrument.RoundDown(new Price(raw)) : instrument.RoundUp(new Price(raw));
        var step = terms.Step ?? distance / 20;
        return (Best ?? Level) is { } best && !(IsTighter(level, best, exit) && Math.Abs(level.Value - best.Value) >= step)
            ? next
            : next with { Best = level };
    }

    /// <summary>Is <paramref name="a"/> nearer to the market than <paramref name="b"/>?</summary>
    public static bool IsTighter(Price a, Price b, Side exit) => exit == Side.Sell ? a > b : a < b;

    /// <summary>Moves to the tightest level seen, where the delay has passed.</summary>
    public TrailingLevel Move(TrailTerms terms, Side exit, Time now)
    {
        if (Best is not { } best || best == Level || MovedAt + terms.Delay > now)
            return this;
        return Level is { } level && !IsTighter(best, level, exit) ? this : this with { Level = best, MovedAt = now };
    }

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add(Level?.Value ?? 0);
        mixer.Add(IsActive);
        mixer.Add(Best?.Value ?? 0);
        mixer.Add(MovedAt);
        Range.MixInto(ref mixer);
        mixer.Add(LastCandle);
    }

    // A candle comes once, and in order; what is read again after a restart is known.
    private TrailingLevel Candle(Kline kline) =>
        kline.OpenedAt <= LastCandle ? this : this with { Range = Range.On(kline), LastCandle = kline.OpenedAt };
}
