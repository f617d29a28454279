using Xunit;

namespace Bowline.Binance.Tests;

public sealed class OrderParametersTests
{
    [Fact]
    public void LimitOrder_WritesTheDocumentedNamesAndTrimmedAmounts()
    {
        var text = OrderParameters.Place(new NewOrder
        {
            Symbol = "BTCUSDT", Side = Sides.Buy, Type = OrderTypes.Limit, TimeInForce = TimesInForce.Gtc,
            Quantity = 1.000m, Price = 9000.10m, ReduceOnly = true, NewClientOrderId = "A:b/c_d-1.2",
        }).Timed(1591702613943, 5000).ToString();

        Assert.Equal(
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=9000.1&reduceOnly=true"
            + "&newClientOrderId=A%3Ab%2Fc_d-1.2&recvWindow=5000&timestamp=1591702613943", text);
    }

    [Fact]
    public void MarketOrder_SendsNeitherPriceNorTimeInForce()
    {
        var text = OrderParameters.Place(new NewOrder
        {
            Symbol = "BTCUSDT", Side = Sides.Sell, Type = OrderTypes.Market, Quantity = 0.00010m,
        }).ToString();

        Assert.Equal("symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.0001", text);
    }

    [Fact]
    public void Modification_NamesTheOrderAndTheNewTotal()
    {
        var text = OrderParameters.Modify(new ModifyOrder
        {
            Symbol = "BTCUSDT", Side = Sides.Buy, OrderId = 8389765739703625592,
            Quantity = 2m, Price = 30005m, ModifyId = 7,
        }).ToString();

        Assert.Equal(
            "symbol=BTCUSDT&orderId=8389765739703625592&side=BUY&quantity=2&price=30005&modifyId=7", text);
    }

    [Fact]
    public void TrailingStop_SendsActivatePriceUnderItsNewName()
    {
        var text = OrderParameters.PlaceAlgo(new NewAlgoOrder
        {
            Symbol = "BTCUSDT", Side = Sides.Sell, Type = OrderTypes.TrailingStopMarket, Quantity = 1m,
            ActivatePrice = 9020m, CallbackRate = 0.3m, WorkingType = WorkingTypes.MarkPrice, ReduceOnly = true,
        }).ToString();

        Assert.Equal(
            "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=TRAILING_STOP_MARKET&quantity=1&workingType=MARK_PRICE"
            + "&reduceOnly=true&activatePrice=9020&callbackRate=0.3", text);
    }

    [Fact]
    public void Signature_StandsLastAndEncoded() =>
        Assert.Equal("a=1&signature=x%2Fy%2Bz%3D", QueryWriter.WithSignature("a=1", "x/y+z="));

    [Fact]
    public void Settings_WriteTheDocumentedNames()
    {
        Assert.Equal("symbol=BTCUSDT&leverage=21", SettingParameters.Leverage("BTCUSDT", 21).ToString());
        Assert.Equal(
            "symbol=BTCUSDT&marginType=CROSSED",
            SettingParameters.MarginType("BTCUSDT", MarginTypes.Crossed).ToString());
        Assert.Equal("dualSidePosition=false", SettingParameters.PositionMode(false).ToString());
        Assert.Equal("symbol=BTCUSDT&countdownTime=0", OrderParameters.Countdown("BTCUSDT", 0).ToString());
    }
}
