using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Every filter at its bound and one step beyond, with the exchange's code and the nearest values (wire contract, section 4.1).</summary>
public sealed class FilterBoundTests
{
    private static readonly Price Mark = new(60_000m);

    [Theory]
    [InlineData("0.001", "")]
    [InlineData("0.0010000", "")]
    [InlineData("0.0009", "quantity-precision -1111 0.001; quantity-below-min -4004 0.001; quantity-off-step -4023 0.001")]
    [InlineData("1000", "")]
    [InlineData("1000.001", "quantity-above-max -4005 1000")]
    [InlineData("0", "quantity-zero -4003 0.001")]
    public void QuantityOfALimitOrder(string quantity, string refusals) =>
        Assert.Equal(refusals, Told(Some.Btc, Some.Limit(Number(quantity)) with { ReduceOnly = true }));

    [Theory]
    [InlineData("120", "")]
    [InlineData("120.001", "quantity-above-max -4005 120")]
    public void QuantityOfWhatTradesAtTheMarket_HasItsOwnLargest(string quantity, string refusals)
    {
        var stop = new OrderSpec.StopMarket { Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(Number(quantity)), Trigger = new(59_000m) };
        Assert.Equal(refusals, Told(Some.Btc, stop));
        Assert.Equal(refusals, Told(Some.Btc, Some.Market(Number(quantity))));
        Assert.Equal("", Told(Some.Btc, new OrderSpec.StopLimit
        {
            Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(Number(quantity)), Trigger = new(59_000m), Price = new(59_000m),
            TimeInForce = new TimeInForce.GoodTillCanceled(),
        }));
    }

    // 0.3, 0.6, 0.9: the largest is off the grid itself.
    [Theory]
    [InlineData("0.9", "")]
    [InlineData("1.2", "quantity-above-max -4005 0.9")]
    [InlineData("1", "quantity-off-step -4023 0.9")]
    public void LargestQuantity_IsOfferedOnTheGrid(string quantity, string refusals) =>
        Assert.Equal(refusals, Told(Some.Btc with { Lot = new(0.3m, 0.3m, 1m) }, Some.Limit(Number(quantity))));

    [Fact]
    public void LotWithoutALargest_TakesAny()
    {
        var open = Some.Btc with { Lot = new(0.3m, 0.3m, 0m) };
        Assert.Equal("", Told(open, Some.Limit(3_000m)));
        Assert.Equal("quantity-off-step -4023 3000,3000.3", Told(open, Some.Limit(3_000.1m)));
    }

    // Nothing is no quantity to offer.
    [Fact]
    public void LotWithoutASmallest_OffersTheNextStep() => Assert.Equal(
        "quantity-precision -1111 0.001; quantity-off-step -4023 0.001",
        Told(Some.Btc with { Lot = new(0.001m, 0m, 1_000m) }, Some.Limit(0.0005m) with { ReduceOnly = true }));

    [Theory]
    [InlineData("556.8", "")]
    [InlineData("556.7", "price-below-min -4013 556.8")]
    [InlineData("4529764", "")]
    [InlineData("4529764.1", "price-above-max -4002 4529764")]
    [InlineData("60000.12", "price-off-tick -4014 60000.1,60000.2")]
    [InlineData("60000.120", "price-off-tick -4014 60000.1,60000.2")]
    [InlineData("60000.123", "price-precision -1111 60000.1,60000.2; price-off-tick -4014 60000.1,60000.2")]
    // What lies beyond a limit is not offered.
    [InlineData("556.75", "price-below-min -4013 556.8; price-off-tick -4014 556.8")]
    [InlineData("4529764.05", "price-above-max -4002 4529764; price-off-tick -4014 4529764")]
    public void PriceOfALimitOrder(string price, string refusals) =>
        Assert.Equal(refusals, Told(Some.Btc, Some.Limit(1m, Number(price)), null));

    [Fact]
    public void SymbolWithoutAHighestPrice_TakesAny()
    {
        var open = Some.Btc with { MaxPrice = 0m };
        Assert.Equal("", Told(open, Some.Limit(1m, 9_999_999m), null));
        Assert.Equal("price-off-tick -4014 9999999,9999999.1", Told(open, Some.Limit(1m, 9_999_999.05m), null));
    }

    // 60,000.07 × 1.05 = 63,000.0735 and × 0.95 = 57,000.0665: the nearest on the tick inside.
    [Theory]
    [InlineData(Side.Buy, "63000", "")]
    [InlineData(Side.Buy, "63000.1", "price-above-band -4016 63000")]
    [InlineData(Side.Sell, "57000.1", "")]
    [InlineData(Side.Sell, "57000", "price-below-band -4024 57000.1")]
    public void PriceBand_IsAroundTheMark(Side side, string price, string refusals)
    {
        var order = Some.Limit(1m, Number(price), side);
        Assert.Equal(refusals, Told(Some.Btc, order, new Price(60_000.07m)));
        Assert.Equal("", Told(Some.Btc, order, null));
        Assert.Equal("", Told(Some.Btc with { MultiplierUp = 0m, MultiplierDown = 0m }, order, new Price(60_000.07m)));
    }

    [Theory]
    [InlineData(Side.Buy, "61000", "64050", "")]
    [InlineData(Side.Buy, "61000", "64050.1", "price-above-band -4183 64050")]
    [InlineData(Side.Sell, "59000", "56050", "")]
    [InlineData(Side.Sell, "59000", "56049.9", "price-below-band -4184 56050")]
    public void PriceBandOfAStop_IsAroundItsTrigger(Side side, string trigger, string price, string refusals) =>
        Assert.Equal(refusals, Told(Some.Btc, new OrderSpec.StopLimit
        {
            Symbol = Some.Btc.Symbol, Side = side, Quantity = new(1m), Trigger = new(Number(trigger)), Price = new(Number(price)),
            TimeInForce = new TimeInForce.GoodTillCanceled(),
        }));

    // 50 USDT at least: by its own price, a stop's by its trigger, and else by the mark. 50 / 49,999.9 is a hair more than 0.001.
    [Theory]
    [InlineData("limit 50000", null, "")]
    [InlineData("limit 49999.9", null, "notional-below-min -4164 0.002")]
    [InlineData("stop 50000", "49000", "")]
    [InlineData("stop 49999.9", "60000", "notional-below-min -4164 0.002")]
    [InlineData("market", "50000", "")]
    [InlineData("market", "49999.9", "notional-below-min -4164 0.002")]
    [InlineData("trail", "49999.9", "notional-below-min -4164 0.002")]
    [InlineData("market", null, "")]
    public void NotionalOfAThousandthOfABitcoin(string kind, string? mark, string refusals)
    {
        var price = kind.Split(' ') is [_, var text] ? Number(text) : 1m;
        OrderSpec order = kind.Split(' ')[0] switch
        {
            "limit" => Some.Limit(0.001m, price),
            "stop" => new OrderSpec.StopMarket { Symbol = Some.Btc.Symbol, Side = Side.Buy, Quantity = new(0.001m), Trigger = new(price) },
            "trail" => new OrderSpec.TrailingStop { Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.001m), CallbackPercent = 1m },
            _ => Some.Market(0.001m),
        };
        Assert.Equal(refusals, Told(Some.Btc, order, mark is null ? null : new Price(Number(mark))));
        Assert.Equal("", Told(Some.Btc, order with { ReduceOnly = true }, mark is null ? null : new Price(Number(mark))));
    }

    // How much it will be is not known before it wakes.
    [Fact]
    public void StopForTheWholePosition_HasNoQuantityToCheck() => Assert.Equal("", Told(Some.Btc, new OrderSpec.StopMarket
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = Quantity.Zero, ClosePosition = true, Trigger = new(59_000m),
    }));

    [Theory]
    [InlineData("70000", LotKind.Limit, "0.001")]
    [InlineData("50000", LotKind.Limit, "0.001")]
    [InlineData("49999.9", LotKind.Limit, "0.002")]
    [InlineData("600", LotKind.Limit, "0.084")]
    [InlineData("600", LotKind.Market, "0.1")]
    public void SmallestQuantity_IsOnTheGridAndEnough(string price, LotKind kind, string quantity) => Assert.Equal(
        Number(quantity), (Some.Btc with { MarketLot = new(0.05m, 0.05m, 120m) }).SmallestAt(new(Number(price)), kind).Value);

    [Theory]
    [InlineData("556.8", "")]
    [InlineData("556.7", "-below-min -4006 556.8")]
    [InlineData("4529764", "")]
    [InlineData("4529764.1", "-above-max -4007 4529764")]
    [InlineData("60000.05", "-off-tick -4014 60000,60000.1")]
    public void TriggerAndActivation_KeepToThePricesOfTheSymbol(string price, string refusal)
    {
        var stop = new OrderSpec.StopMarket { Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(1m), Trigger = new(Number(price)) };
        var trail = new OrderSpec.TrailingStop
        {
            Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(1m), CallbackPercent = 1m, Activation = new Price(Number(price)),
        };
        Assert.Equal(refusal.Length == 0 ? "" : $"stop-price{refusal}", Told(Some.Btc, stop));
        Assert.Equal(refusal.Length == 0 ? "" : $"activation{refusal}", Told(Some.Btc, trail));
        if (refusal.Contains("above-max", StringComparison.Ordinal))
            Assert.Equal("", Told(Some.Btc with { MaxPrice = 0m }, stop));
    }

    [Theory]
    [InlineData("0.1", true)]
    [InlineData("0.09", false)]
    [InlineData("0", false)]
    [InlineData("20", true)]
    [InlineData("20.1", false)]
    [InlineData("1.5", true)]
    [InlineData("1.50", true)]
    [InlineData("1.55", false)]
    public void Callback_IsATenthToTwentyPercentInTenths(string percent, bool isFine) => Assert.Equal(
        isFine ? "" : "callback-range -1130 ", Told(Some.Btc, new OrderSpec.TrailingStop
        {
            Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(1m), CallbackPercent = Number(percent),
        }));

    [Theory]
    [InlineData("TRADING", false, "")]
    [InlineData("CLOSE", false, "symbol-not-trading -4141 ; price-off-tick -4014 60000,60000.1")]
    [InlineData("PRE_SETTLE", false, "symbol-not-trading -4140 ; price-off-tick -4014 60000,60000.1")]
    // The exchange takes what closes in any status.
    [InlineData("PRE_SETTLE", true, "price-off-tick -4014 60000,60000.1")]
    public void Status_IsToldFirst_ToWhatOpens(string status, bool closes, string refusals)
    {
        var order = Some.Limit(1m, status == "TRADING" ? 60_000m : 60_000.05m) with { ReduceOnly = closes };
        Assert.Equal(refusals, Text((Some.Btc with { Status = status }).Check(order, Mark)));
    }

    // --round would help with what is off the grid, and with nothing else.
    [Theory]
    [InlineData("0.0105", "60000", "quantity-off-step", true)]
    [InlineData("0.0105", "60000", "quantity-precision", true)]
    [InlineData("0.01", "60000.05", "price-off-tick", true)]
    [InlineData("1000.001", "60000", "quantity-above-max", false)]
    public void Advice_NamesRounding_WhereItHelps(string quantity, string price, string code, bool named)
    {
        var refusal = Some.Btc.Check(Some.Limit(Number(quantity), Number(price)), Mark).Single(r => r.Code == code);
        Assert.Equal(named, refusal.Advice.Contains("--round", StringComparison.Ordinal));
    }

    private static string Told(Instrument instrument, OrderSpec spec) => Told(instrument, spec, Mark);

    private static string Told(Instrument instrument, OrderSpec spec, Price? mark) => Text(instrument.CheckFilters(spec, mark));

    private static string Text(IEnumerable<Refusal> refusals) =>
        string.Join("; ", refusals.Select(r => $"{r.Code} {r.VenueCode} {string.Join(',', r.Nearest)}"));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
