using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>The life cycle of contract 6.5 to 6.7 and what ends an order early.</summary>
public sealed class AlgoLifeTests
{
    private const string Stop = "side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=49000";

    private readonly AlgoStage stage = new();

    [Fact]
    public void MarketStop_TellsTheRecordedSequence()
    {
        stage.Algo($"{Stop}&clientAlgoId=mine").Accepted();
        stage.User.Heard();

        stage.Print(48_999m);
        stage.Wait();

        var heard = stage.User.Heard();
        Assert.Equal(
            ["TRIGGERING", "TRIGGERED", "NEW", "TRADE_LITE", "ACCOUNT_UPDATE", "TRADE", "FINISHED"],
            heard.Select(Step));
        var (triggering, triggered, child, finished) = (Inner(heard[0]), Inner(heard[1]), Inner(heard[2]), Inner(heard[6]));
        Assert.Equal("", triggering.GetProperty("ai").GetString());
        Assert.False(triggering.TryGetProperty("ap", out _));
        Assert.Equal(("0", "0", "MARKET"), Actual(triggered));
        Assert.Equal(triggered.GetProperty("ai").GetString(), child.GetProperty("i").GetInt64().ToString());
        Assert.Equal(triggered.GetProperty("aid").GetInt64(), child.GetProperty("si").GetInt64());
        Assert.Equal(-1, child.GetProperty("ss").GetInt32());
        Assert.Equal("mine", child.GetProperty("c").GetString());
        Assert.Equal("MARKET", child.GetProperty("o").GetString());
        Assert.Equal("STOP_MARKET", child.GetProperty("ot").GetString());
        Assert.Equal("49000", child.GetProperty("sp").GetString());
        // The bid is 49,999.
        Assert.Equal(("49999", "0.1", "MARKET"), Actual(finished));
        // 11 ms between TRIGGERING and TRIGGERED, as recorded.
        Assert.Equal(Scene.Start, heard[0].GetProperty("T").GetInt64());
        Assert.Equal(Scene.Start, finished.GetProperty("tt").GetInt64());
        Assert.True(heard[1].GetProperty("T").GetInt64() >= Scene.Start + 11);
    }

    [Fact]
    public void Child_IsFoundByItsOwnId_WithOrigType()
    {
        var id = stage.Algo(Stop).Accepted()["algoId"];
        stage.Alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}").Refused(-2013);
        stage.Alice.Delete("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}").Refused(-2011);

        stage.Print(48_999m);
        stage.Wait();

        var algo = stage.Alice.Get("/fapi/v1/algoOrder", $"algoId={id}").Accepted();
        Assert.Equal(("FINISHED", "MARKET", "0.100"), (algo["algoStatus"], algo["actualType"], algo["actualQty"]));
        Assert.Equal(49_999m, algo.Number("actualPrice"));
        var child = stage.Alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={algo["actualOrderId"]}").Accepted();
        Assert.Equal(("MARKET", "STOP_MARKET", "49000"), (child["type"], child["origType"], child["stopPrice"]));
        Assert.Equal("FILLED", child["status"]);
    }

    [Fact]
    public void LimitStop_RestsAsAnOrder_AndFinishesWithItsCancel()
    {
        var id = stage.Algo("side=BUY&type=STOP&quantity=0.1&price=49000&triggerPrice=50500").Accepted()["algoId"];
        stage.Print(50_500m);
        stage.Wait();
        Assert.Equal("TRIGGERED", stage.Status(id));
        stage.Alice.Delete("/fapi/v1/algoOrder", $"algoId={id}").Refused(-2011);
        stage.User.Heard();

        var child = stage.Alice.Get("/fapi/v1/algoOrder", $"algoId={id}")["actualOrderId"];
        stage.Alice.Delete("/fapi/v1/order", $"symbol=BTCUSDT&orderId={child}").Accepted();

        var heard = stage.User.Heard();
        Assert.Equal(["CANCELED", "FINISHED"], heard.Select(Step));
        Assert.Equal(("0", "0", "LIMIT"), Actual(Inner(heard[1])));
    }

    [Fact]
    public void Cancel_AnswersTheCodeAsText_AndWhileTriggeringIsRefused()
    {
        var id = stage.Algo(Stop).Accepted()["algoId"];
        var cancelled = stage.Alice.Delete("/fapi/v1/algoOrder", $"algoId={id}").Accepted();
        Assert.Equal(JsonValueKind.String, cancelled.Json.GetProperty("code").ValueKind);
        Assert.Equal("NEW CANCELED", stage.Story());
        stage.Alice.Delete("/fapi/v1/algoOrder", $"algoId={id}").Refused(-2011);
        stage.Alice.Delete("/fapi/v1/algoOrder", "algoId=5").Refused(-2011);
        stage.Alice.Delete("/fapi/v1/algoOrder").Refused(-1102);
        stage.Alice.Get("/fapi/v1/algoOrder", "algoId=5").Refused(-2013);

        var second = stage.Algo(Stop).Accepted()["algoId"];
        stage.Print(49_000m);
        stage.Alice.Delete("/fapi/v1/algoOrder", $"algoId={second}").Refused(-4117);
    }

    [Fact]
    public void CancelAll_EndsTheSymbolsOrders_AndTheOtherCancelAllDoesNot()
    {
        stage.Algo(Stop).Accepted();
        stage.Algo(Stop).Accepted();
        stage.Alice.Delete("/fapi/v1/allOpenOrders", "symbol=BTCUSDT").Accepted();
        Assert.Equal(2, stage.Alice.Get("/fapi/v1/openAlgoOrders", "symbol=BTCUSDT").Json.GetArrayLength());

        stage.Alice.Delete("/fapi/v1/algoOpenOrders", "symbol=BTCUSDT").Accepted();

        Assert.Equal(0, stage.Alice.Get("/fapi/v1/openAlgoOrders").Json.GetArrayLength());
        Assert.Equal(2, stage.Alice.Get("/fapi/v1/allAlgoOrders", "symbol=BTCUSDT").Json.GetArrayLength());
        Assert.Equal("NEW NEW CANCELED CANCELED", stage.Story());
    }

    [Fact]
    public void Margin_IsAskedAtTheTriggerOnly()
    {
        var poor = new AlgoStage(usdt: 10);
        var id = poor.Algo(Stop).Accepted()["algoId"];
        poor.User.Heard();

        poor.Print(49_000m);
        poor.Wait();

        Assert.Equal("Margin is insufficient.", Inner(poor.User.Heard()[^1]).GetProperty("rm").GetString());
        Assert.Equal("REJECTED", poor.Status(id));
    }

    [Fact]
    public void GoodTillDate_ExpiresIt()
    {
        var till = stage.Scene.Now + 900_000;
        var id = stage.Algo($"{Stop}&timeInForce=GTD&goodTillDate={till}").Accepted()["algoId"];

        Assert.True(stage.Scene.Exchange.NextDue <= till);
        stage.Wait(900_000);

        Assert.Equal("EXPIRED", stage.Status(id));
    }

    [Fact]
    public void ChildsTrades_TriggerFurtherOrders_OneAfterTheOther()
    {
        // Thin bids: each child moves the last price onto the next trigger.
        stage.Scene.Offer(Side.Buy, 49_998m, 0.1m);
        stage.Scene.Takes(Side.Sell, 99.95m);
        stage.Algo("side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=49990&clientAlgoId=first").Accepted();
        stage.Algo("side=SELL&type=STOP_MARKET&quantity=0.05&triggerPrice=49998&clientAlgoId=second").Accepted();
        stage.User.Heard();

        stage.Scene.Mark(50_000m);
        stage.Print(49_998.5m);
        Assert.Equal("", stage.Story());
        stage.Alice.Market("SELL", 0.1m).Accepted();
        stage.Wait();
        stage.Wait();

        Assert.Equal("TRIGGERING TRIGGERED FINISHED", stage.Story());
    }

    [Fact]
    public void WaitingOrders_KeepPositionModeAndMarginTypeAsTheyAre()
    {
        stage.Algo(Stop).Accepted();

        stage.Alice.Post("/fapi/v1/positionSide/dual", "dualSidePosition=true").Refused(-4067);
        stage.Alice.Post("/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED").Refused(-4047);
        stage.Alice.Post("/fapi/v1/marginType", "symbol=ETHUSDT&marginType=ISOLATED").Accepted();
    }

    [Fact]
    public void EndedByTheVenue_AlsoOnItsWay_ExpiresWithTheReason()
    {
        var waits = stage.Algo(Stop).Accepted()["algoId"];
        var moving = stage.Algo("side=BUY&type=STOP_MARKET&quantity=0.1&triggerPrice=50500").Accepted()["algoId"];
        stage.Print(50_500m);
        Assert.Equal("TRIGGERING", stage.Status(moving));
        stage.User.Heard();

        var exchange = stage.Scene.Exchange;
        exchange.Algos.ExpireAll(exchange.Find(Scene.Btc)!.Spec, "Delisted", stage.Scene.Now);
        stage.Wait();

        Assert.Equal(("EXPIRED", "EXPIRED"), (stage.Status(waits), stage.Status(moving)));
        Assert.Equal(0, stage.Alice.Position());
        Assert.All(stage.User.Heard(), heard => Assert.Equal("Delisted", Inner(heard).GetProperty("rm").GetString()));
    }

    [Fact]
    public void TriggerWithoutAChild_StaysOnItsWay()
    {
        stage.Scene.Exchange.Algos.Triggering.Loses = (_, _) => true;
        var id = stage.Algo(Stop).Accepted()["algoId"];

        stage.Print(49_000m);
        stage.Wait(60_000);

        Assert.Equal("TRIGGERING", stage.Status(id));
        stage.Alice.Delete("/fapi/v1/algoOrder", $"algoId={id}").Refused(-4117);
    }

    [Fact]
    public void EventFilter_PassesAlgoUpdatesAlone()
    {
        stage.Scene.Exchange.Open(9, "/private", "/ws", $"listenKey={stage.User.Key}&events=ALGO_UPDATE", stage.Scene.Now);
        stage.Scene.Exchange.DrainOutgoing();

        stage.Algo(Stop).Accepted();
        stage.Print(49_000m);
        stage.Wait();

        var heard = stage.Scene.Exchange.DrainOutgoing().OfType<Outgoing.Frame>().Where(f => f.Connection == 9).ToList();
        Assert.Equal(4, heard.Count);
        Assert.All(heard, frame => Assert.Contains("ALGO_UPDATE", System.Text.Encoding.UTF8.GetString(frame.Text)));
    }

    private static string Step(JsonElement heard)
    {
        var name = heard.GetProperty("e").GetString()!;
        return name switch
        {
            "ALGO_UPDATE" => Inner(heard).GetProperty("X").GetString()!,
            "ORDER_TRADE_UPDATE" => Inner(heard).GetProperty("x").GetString()!,
            _ => name,
        };
    }

    private static JsonElement Inner(JsonElement heard) => heard.GetProperty("o");

    private static (string?, string?, string?) Actual(JsonElement algo) => (
        algo.GetProperty("ap").GetString(), algo.GetProperty("aq").GetString(), algo.GetProperty("act").GetString());
}
