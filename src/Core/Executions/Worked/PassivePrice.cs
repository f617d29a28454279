namespace Bowline.Core;

/// <summary>Prices on the own side of the book, on the tick and to the passive side of what was asked for.</summary>
internal static class PassivePrice
{
    /// <summary>So far behind the best price of the own side.</summary>
    public static Price AtBest(WorkedSpec spec, Quote quote, decimal offset) =>
        Behind(spec, spec.Side == Side.Buy ? quote.Bid : quote.Ask, offset);

    /// <summary>So far behind the mean of best bid and ask, and never at the other side's price.</summary>
    public static Price AtMid(WorkedSpec spec, Quote quote, decimal offset) =>
        Rests(spec, quote, Behind(spec, quote.Mid, offset));

    /// <summary>The price, or the nearest to it that does not take by this quote.</summary>
    public static Price Rests(WorkedSpec spec, Quote quote, Price price)
    {
        var tick = spec.Instrument.TickSize;
        return spec.Side == Side.Buy
            ? Lower(price, spec.Instrument.RoundDown(new Price(Math.Max(tick, quote.Ask.Value - tick))))
            : Higher(price, spec.Instrument.RoundUp(new Price(quote.Bid.Value + tick)));
    }

    /// <summary>The price, but never worse than the worst.</summary>
    public static Price NoWorse(WorkedSpec spec, Price price, Price? worst) => worst is not { } limit ? price
        : spec.Side == Side.Buy ? Lower(price, limit) : Higher(price, limit);

    private static Price Behind(WorkedSpec spec, Price from, decimal offset) => spec.Instrument.RoundToward(
        spec.Side, new Price(spec.Side == Side.Buy ? Math.Max(spec.Instrument.TickSize, from.Value - offset) : from.Value + offset));

    private static Price Lower(Price a, Price b) => a < b ? a : b;

    private static Price Higher(Price a, Price b) => a > b ? a : b;
}
