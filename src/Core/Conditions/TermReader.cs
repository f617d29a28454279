using System.Globalization;

namespace Bowline.Core;

/// <summary>Reads one side of a comparison: a number, a price, an indicator with its symbol, periods and interval.</summary>
internal static class TermReader
{
    private const int LongestPeriod = 500;
    private const string Names =
        "a number, last, mark, index, funding, sma, ema, rsi, atr, macd, macd.signal, macd.histogram, bollinger.upper, bollinger.middle or bollinger.lower";

    public static Term Read(ConditionReader from)
    {
        var token = from.Peek();
        if (token.Kind == TokenKind.Number)
            return new Term.Number(from.TakeAny().Value, token.Text);
        var name = token.Text.ToLowerInvariant();
        return name switch
        {
            "last" => Price(from, PriceKind.Last),
            "mark" => Price(from, PriceKind.Mark),
            "index" => Price(from, PriceKind.Index),
            "funding" => Price(from, PriceKind.Funding),
            "sma" => Indicator(from, name, [20], p => new CandleIndicator.OfSma(new(p[0])), TermUnit.Price),
            "ema" => Indicator(from, name, [20], p => new CandleIndicator.OfEma(new(p[0])), TermUnit.Price),
            "rsi" => Indicator(from, name, [14], p => new CandleIndicator.OfRsi(new(p[0])), TermUnit.Index),
            "atr" => Indicator(from, name, [14], p => new CandleIndicator.OfAtr(new(p[0])), TermUnit.Difference),
            "macd" or "macd.signal" or "macd.histogram" => Indicator(
                from, name, [12, 26, 9], p => new CandleIndicator.OfMacd(new(p[0], p[1], p[2]), Part(name)), TermUnit.Difference),
            "bollinger.upper" or "bollinger.middle" or "bollinger.lower" => Indicator(
                from, name, [20, 2], p => new CandleIndicator.OfBollinger(new(p[0], p[1]), Part(name)), TermUnit.Price),
            _ => throw from.Expected(Names),
        };
    }

    private static Term.Price Price(ConditionReader from, PriceKind kind)
    {
        from.TakeAny();
        from.Need("(");
        var symbol = Symbol(from);
        from.Need(")");
        return new(kind, symbol, $"{SpecWord.Of(kind)}({symbol})");
    }

    /// <summary><c>name(SYMBOL, periods…, interval)</c>; all periods may be left out together.</summary>
    private static Term.OfCandles Indicator(
        ConditionReader from, string name, int[] standard, Func<int[], CandleIndicator> start, TermUnit unit)
    {
        from.TakeAny();
        from.Need("(");
        var symbol = Symbol(from);
        from.Need(",");
        var periods = standard;
        if (from.Peek().Kind == TokenKind.Number)
        {
            periods = new int[standard.Length];
            for (var i = 0; i < periods.Length; i++)
            {
                periods[i] = Period(from);
                from.Need(",");
            }
        }

        var fast = from.Peek();
        if (name.StartsWith("macd", StringComparison.Ordinal) && periods[0] >= periods[1])
        {
            throw from.Refused("condition-period", $"the fast period of {name} is below its slow one",
                $"type for example {name}({symbol},12,26,9,{fast.Text})");
        }

        var interval = Interval(from);
        from.Need(")");
        return new(symbol, interval, start(periods), unit, $"{name}({symbol},{string.Join(',', periods)},{interval})");
    }

    private static Symbol Symbol(ConditionReader from)
    {
        var text = from.Peek().Text;
        if (text.Length is < 5 or > 30 || !text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw from.Expected("a symbol such as BTCUSDT");
        return new(from.TakeAny().Text.ToUpperInvariant());
    }

    private static int Period(ConditionReader from)
    {
        var token = from.Peek();
        if (token.Kind != TokenKind.Number
            || !int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var period)
            || period is < 1 or > LongestPeriod)
            throw from.Refused("condition-period", $"a period is a whole number from 1 to {LongestPeriod}", "type for example 20");
        from.TakeAny();
        return period;
    }

    private static string Interval(ConditionReader from)
    {
        var text = from.Peek().Text;
        if (KlineInterval.Length(text) is null)
        {
            throw from.Refused("condition-interval", $"an interval is one of {string.Join(", ", KlineInterval.All)}",
                "type for example 5m");
        }

        return from.TakeAny().Text;
    }

    private static string Part(string name) => name.Contains('.', StringComparison.Ordinal) ? name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..] : "";
}
