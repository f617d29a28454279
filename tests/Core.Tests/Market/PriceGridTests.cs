using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Orders put on the symbol's grid, and grids beside each other.</summary>
public sealed class PriceGridTests
{
    private static readonly Price Off = new(60_000.05m);

    // To the passive side: a buy's prices down, a sell's up.
    [Theory]
    [InlineData(Side.Buy, "60000")]
    [InlineData(Side.Sell, "60000.1")]
    public void EachPriceOfAnOrder_IsPutOnTheGrid(Side side, string price)
    {
        var due = new Price(decimal.Parse(price, CultureInfo.InvariantCulture));
        var (symbol, quantity, tif) = (Some.Btc.Symbol, new Quantity(0.01m), new TimeInForce.GoodTillCanceled());
        (OrderSpec Before, OrderSpec After)[] orders =
        [
            Pair(Some.Limit(0.01m, Off.Value, side), spec => spec with { Price = due }),
            Pair(new OrderSpec.StopMarket { Symbol = symbol, Side = side, Quantity = quantity, Trigger = Off }, spec => spec with { Trigger = due }),
            Pair(new OrderSpec.TakeProfitMarket { Symbol = symbol, Side = side, Quantity = quantity, Trigger = Off }, spec => spec with { Trigger = due }),
            Pair(new OrderSpec.StopLimit { Symbol = symbol, Side = side, Quantity = quantity, Trigger = Off, Price = Off, TimeInForce = tif },
                spec => spec with { Trigger = due, Price = due }),
            Pair(new OrderSpec.TakeProfitLimit { Symbol = symbol, Side = side, Quantity = quantity, Trigger = Off, Price = Off, TimeInForce = tif },
                spec => spec with { Trigger = due, Price = due }),
            Pair(new OrderSpec.TrailingStop { Symbol = symbol, Side = side, Quantity = quantity, CallbackPercent = 1m, Activation = Off },
                spec => spec with { Activation = due }),
            Pair(new OrderSpec.TrailingStop { Symbol = symbol, Side = side, Quantity = quantity, CallbackPercent = 1m }, spec => spec),
            Pair(Some.Market(0.01m, side), spec => spec),
        ];
        Assert.All(orders, order => Assert.Equal(order.After, Some.Btc.OnGrid(order.Before)));
    }

    [Theory]
    [InlineData("120", "120", "120")]
    [InlineData("120", "120.001", "120")]
    [InlineData("120", "7", "7")]
    // The largest is off the grid of 0.001 itself.
    [InlineData("120.0005", "500", "120")]
    [InlineData("0", "500", "500")]
    public void LargestPiece_IsOneMarketOrder(string max, string quantity, string piece) => Assert.Equal(
        Number(piece), (Some.Btc with { MarketLot = new(0.001m, 0.001m, Number(max)) }).LargestPiece(new(Number(quantity))).Value);

    [Theory]
    [InlineData("0.1", "556.8", true)]
    [InlineData("0.10", "600", true)]
    [InlineData("0.1", "556.85", false)]
    [InlineData("0.2", "556.8", false)]
    public void PricesStandOnTheSameGrid_ByTickAndOrigin(string tick, string origin, bool same)
    {
        var other = Some.Btc with { TickSize = Number(tick), MinPrice = Number(origin) };
        Assert.Equal(same, Some.Btc.HasGridOf(other));
        Assert.Equal(same, Some.Btc.TradesLike(other));
        Assert.False(Some.Btc.TradesLike(other with { MarketLot = other.MarketLot with { Max = 119m } }));
    }

    [Fact]
    public void SymbolWithoutATick_TakesPricesAndQuantitiesAsTheyAre()
    {
        var smooth = Some.Btc with { TickSize = 0m, Lot = new(0m, 0m, 0m) };
        Assert.Equal((Off, Off, true), (smooth.RoundDown(Off), smooth.RoundUp(Off), smooth.IsOnGrid(Off)));
        var quantity = new Quantity(0.0123456m);
        Assert.Equal((quantity, quantity, true),
            (smooth.RoundDown(quantity, LotKind.Limit), smooth.RoundUp(quantity, LotKind.Limit), smooth.IsOnGrid(quantity, LotKind.Limit)));
    }

    [Fact]
    public void Mid_IsBetweenBidAndAsk() =>
        Assert.Equal(new Price(60_000.05m), new Quote(new(60_000m), new(1m), new(60_000.1m), new(2m), Some.Noon).Mid);

    private static (OrderSpec Before, OrderSpec After) Pair<T>(T before, Func<T, T> after)
        where T : OrderSpec => (before, after(before));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
