namespace Bowline.Fuzz.Tests;

/// <summary>Valid requests to start from: method, path, parameters, as in the contract's sections 5 to 8 and 11.</summary>
internal static class Templates
{
    private const string Limit = "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=0.01&price=49000&timeInForce=GTC";

    public static IReadOnlyList<string> Signed { get; } =
    [
        $"POST /fapi/v1/order {Limit}",
        "POST /fapi/v1/order symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.01&newOrderRespType=RESULT",
        $"POST /fapi/v1/order {Limit.Replace("GTC", "GTD")}&goodTillDate=1790007240000",
        "POST /fapi/v1/order symbol=ETHUSDT&side=BUY&type=LIMIT&quantity=1&timeInForce=GTC&priceMatch=QUEUE",
        $"POST /fapi/v1/order/test {Limit}",
        "PUT /fapi/v1/order symbol=BTCUSDT&side=BUY&orderId=1000000001&quantity=0.02&price=48900&modifyId=1",
        "GET /fapi/v1/order symbol=BTCUSDT&orderId=1000000001",
        "DELETE /fapi/v1/order symbol=BTCUSDT&origClientOrderId=x-1",
        "GET /fapi/v1/openOrder symbol=BTCUSDT&orderId=1000000001",
        "GET /fapi/v1/openOrders symbol=BTCUSDT",
        "DELETE /fapi/v1/allOpenOrders symbol=BTCUSDT",
        "GET /fapi/v1/allOrders symbol=BTCUSDT&limit=10&startTime=1790000000000",
        "GET /fapi/v1/userTrades symbol=BTCUSDT&fromId=1&limit=5",
        "GET /fapi/v1/orderAmendment symbol=BTCUSDT&orderId=1000000001",
        """POST /fapi/v1/batchOrders batchOrders=[{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","quantity":"0.01","price":"49000","timeInForce":"GTC"},{"symbol":"BTCUSDT","side":"SELL","type":"MARKET","quantity":"0.01"}]""",
        """PUT /fapi/v1/batchOrders batchOrders=[{"symbol":"BTCUSDT","side":"BUY","orderId":1000000001,"quantity":"0.02","price":"48900"}]""",
        "DELETE /fapi/v1/batchOrders symbol=BTCUSDT&orderIdList=[1000000001,1000000002]",
        """DELETE /fapi/v1/batchOrders symbol=BTCUSDT&origClientOrderIdList=["a","b"]""",
        "POST /fapi/v1/countdownCancelAll symbol=BTCUSDT&countdownTime=120000",
        "POST /fapi/v1/algoOrder algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&quantity=0.01&triggerPrice=45000",
        "POST /fapi/v1/algoOrder algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=TRAILING_STOP_MARKET&quantity=0.01&callbackRate=1",
        "POST /fapi/v1/algoOrder algoType=CONDITIONAL&symbol=BTCUSDT&side=BUY&type=TAKE_PROFIT&quantity=0.01&price=47000&triggerPrice=47100&timeInForce=GTC",
        "GET /fapi/v1/algoOrder algoId=1",
        "DELETE /fapi/v1/algoOrder algoId=1",
        "GET /fapi/v1/openAlgoOrders symbol=BTCUSDT",
        "GET /fapi/v1/allAlgoOrders symbol=BTCUSDT&limit=5",
        "DELETE /fapi/v1/algoOpenOrders symbol=BTCUSDT",
        "GET /fapi/v2/account ", "GET /fapi/v3/account ", "GET /fapi/v2/balance ", "GET /fapi/v3/balance ",
        "GET /fapi/v2/positionRisk symbol=BTCUSDT", "GET /fapi/v3/positionRisk ",
        "POST /fapi/v1/leverage symbol=BTCUSDT&leverage=10",
        "POST /fapi/v1/marginType symbol=ETHUSDT&marginType=ISOLATED",
        "POST /fapi/v1/positionSide/dual dualSidePosition=true", "GET /fapi/v1/positionSide/dual ",
        "POST /fapi/v1/positionMargin symbol=BTCUSDT&amount=10&type=1", "GET /fapi/v1/positionMargin/history symbol=BTCUSDT",
        "POST /fapi/v1/multiAssetsMargin multiAssetsMargin=true", "GET /fapi/v1/multiAssetsMargin ",
        "POST /fapi/v1/feeBurn feeBurn=true", "GET /fapi/v1/feeBurn ", "GET /fapi/v1/adlQuantile symbol=BTCUSDT",
        "GET /fapi/v1/forceOrders symbol=BTCUSDT", "GET /fapi/v1/income incomeType=COMMISSION&limit=10&page=1",
        "GET /fapi/v1/commissionRate symbol=BTCUSDT", "GET /fapi/v1/leverageBracket symbol=BTCUSDT",
        "GET /fapi/v1/symbolConfig ", "GET /fapi/v1/accountConfig ", "GET /fapi/v1/rateLimit/order ",
        "GET /fapi/v1/apiTradingStatus symbol=BTCUSDT", "GET /sapi/v1/account/apiRestrictions ",
        "POST /fapi/v1/listenKey ", "PUT /fapi/v1/listenKey ", "DELETE /fapi/v1/listenKey ",
    ];

    public static IReadOnlyList<string> Public { get; } =
    [
        "GET /fapi/v1/ping ", "GET /fapi/v1/time ", "GET /fapi/v1/exchangeInfo ", "GET /fapi/v1/depth symbol=BTCUSDT&limit=5",
        "GET /fapi/v1/rpiDepth symbol=BTCUSDT&limit=1000",
        "GET /fapi/v1/trades symbol=BTCUSDT&limit=5", "GET /fapi/v1/historicalTrades symbol=BTCUSDT&limit=5&fromId=1",
        "GET /fapi/v1/aggTrades symbol=BTCUSDT&fromId=1&limit=5",
        "GET /fapi/v1/klines symbol=BTCUSDT&interval=1m&limit=5&startTime=1790000000000",
        "GET /fapi/v1/continuousKlines pair=BTCUSDT&contractType=PERPETUAL&interval=1h&limit=5",
        "GET /fapi/v1/indexPriceKlines pair=BTCUSDT&interval=1h", "GET /fapi/v1/markPriceKlines symbol=BTCUSDT&interval=1d",
        "GET /fapi/v1/premiumIndex symbol=BTCUSDT", "GET /fapi/v1/fundingRate symbol=BTCUSDT&limit=5",
        "GET /fapi/v1/fundingInfo ", "GET /fapi/v1/ticker/24hr symbol=BTCUSDT", "GET /fapi/v1/ticker/price ",
        "GET /fapi/v2/ticker/price symbol=BTCUSDT", "GET /fapi/v1/ticker/bookTicker symbol=BTCUSDT",
        "GET /fapi/v1/openInterest symbol=BTCUSDT", "GET /api/v3/ping ", "GET /api/v3/time ",
    ];

    /// <summary>Methods of the request socket with their parameters.</summary>
    public static IReadOnlyList<string> Socket { get; } =
    [
        $"order.place {Limit}", "order.place symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.01",
        "order.modify symbol=BTCUSDT&side=BUY&orderId=1000000001&quantity=0.02&price=48900",
        "order.cancel symbol=BTCUSDT&orderId=1000000001", "order.status symbol=BTCUSDT&origClientOrderId=x-1",
        "algoOrder.place algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&quantity=0.01&triggerPrice=45000",
        "algoOrder.cancel algoId=1", "account.balance ", "v2/account.balance ", "account.status ", "v2/account.status ",
        "account.position symbol=BTCUSDT", "v2/account.position ", "depth symbol=BTCUSDT&limit=5",
        "ticker.price symbol=BTCUSDT", "ticker.book ", "userDataStream.start ", "userDataStream.ping ",
        "userDataStream.stop ", "session.logon ", "session.status ", "session.logout ",
    ];

    /// <summary>Control messages of the streams.</summary>
    public static IReadOnlyList<string> Control { get; } =
    [
        """{"method":"SUBSCRIBE","params":["btcusdt@aggTrade","btcusdt@depth"],"id":1}""",
        """{"method":"SUBSCRIBE","params":["btcusdt@depth5@100ms","!bookTicker","btcusdt@kline_1m","btcusdt@markPrice@1s"],"id":2}""",
        """{"method":"SUBSCRIBE","params":["!ticker@arr","!miniTicker@arr","!forceOrder@arr","btcusdt@trade"],"id":18446744073709551615}""",
        """{"method":"UNSUBSCRIBE","params":["btcusdt@depth"],"id":312}""",
        """{"method":"LIST_SUBSCRIPTIONS","id":3}""",
        """{"method":"SET_PROPERTY","params":["combined",true],"id":5}""",
        """{"method":"GET_PROPERTY","params":["combined"],"id":2}""",
    ];

    /// <summary>Bodies of the exchange's own switches.</summary>
    public static IReadOnlyList<string> Plans { get; } =
    [
        """{"name":"mine","seed":7,"faults":[{"fault":"internal-error","path":"/fapi/v1/order","method":"POST"}]}""",
        """{"fault":"drop-answer"}""",
        """{"fault":"delay-answer","ms":700}""",
    ];
}
