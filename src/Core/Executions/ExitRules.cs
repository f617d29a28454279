using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the prices of exits must keep to; shared by everything that protects.</summary>
internal static class ExitRules
{
    private static readonly TimeSpan ShortestBound = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBound = TimeSpan.FromMinutes(10);

    /// <summary>Profit lies on the far side of the price that the exits start from, and loss on the near side.</summary>
    /// <param name="exit">The side of the exits.</param>
    /// <param name="from">The price they stand around.</param>
    /// <param name="name">What that price is.</param>
    public static IEnumerable<Refusal> Sides(Side exit, Price from, string name, Price? takeProfit, Price? stop)
    {
        var sells = exit == Side.Sell;
        if (takeProfit is { } profit && (sells ? profit <= from : profit >= from))
        {
            yield return new("take-profit-side",
                $"a {SideText.Of(exit)} take-profit lies {(sells ? "above" : "below")} the {name} {from}", profit.ToString(), [],
                $"type a price {(sells ? "above" : "below")} {from}", -2021);
        }

        if (stop is { } loss && (sells ? loss >= from : loss <= from))
        {
            yield return new("stop-price-side",
                $"a {SideText.Of(exit)} stop lies {(sells ? "below" : "above")} the {name} {from}", loss.ToString(), [],
                $"type a price {(sells ? "below" : "above")} {from}", -2021);
        }
    }

    /// <summary>A stop's limit price lies beyond its trigger, or it would not fill where the stop wakes.</summary>
    public static IEnumerable<Refusal> StopLimit(Side exit, Price stop, Price? limit)
    {
        if (limit is { } price && (exit == Side.Sell ? price > stop : price < stop))
        {
            yield return new("stop-limit-relation",
                exit == Side.Sell
                    ? $"a SELL stop's limit price is at most its stop price {stop}"
                    : $"a BUY stop's limit price is at least its stop price {stop}",
                price.ToString(), [stop.ToString()], $"type {stop} or {(exit == Side.Sell ? "less" : "more")}", null);
        }
    }

    /// <summary>The time within which protection must be back.</summary>
    public static IEnumerable<Refusal> Bound(TimeSpan within) =>
        Bounds.Duration("protect-within", "the time within which protection must be back", within, ShortestBound, LongestBound);
}
