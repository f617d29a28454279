using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bowline.Binance;

namespace Bowline.Paper.Tests;

/// <summary>
/// Answers and events have the fields and types of the venue's samples, and the client's records read them. Samples
/// print icebergQuantity as the text "null" where the wire has null.
/// </summary>
public sealed class AlgoShapeTests
{
    private const string Limit = "side=SELL&type=TAKE_PROFIT&quantity=0.1&price=51000&triggerPrice=51000";
    private const string Trail = "side=SELL&type=TRAILING_STOP_MARKET&quantity=0.1&callbackRate=1&activatePrice=50500";
    private const string Iceberg = "icebergQuantity";

    private readonly AlgoStage stage = new();

    [Fact]
    public void Ack_HasTheSamplesFields() =>
        SampleShapeTests.AssertShape("rest_new_algo_order.json", stage.Algo(Limit).Accepted().Json, "", Iceberg);

    [Fact]
    public void Query_HasTheSamplesFields()
    {
        var id = stage.Algo(Limit).Accepted()["algoId"];

        var answer = stage.Alice.Get("/fapi/v1/algoOrder", $"algoId={id}").Accepted();

        SampleShapeTests.AssertShape("rest_query_algo_order.json", answer.Json, "", Iceberg);
        Assert.Equal("", answer["actualOrderId"]);
        Assert.Equal("0.00000", answer["actualPrice"]);
    }

    [Theory]
    [InlineData("/fapi/v1/openAlgoOrders", "rest_current_all_algo_open_orders.json")]
    [InlineData("/fapi/v1/allAlgoOrders", "rest_query_all_algo_orders.json")]
    public void List_HasTheSamplesFields(string path, string sample)
    {
        stage.Algo(Limit).Accepted();

        SampleShapeTests.AssertShape(sample, stage.Alice.Get(path, "symbol=BTCUSDT").Accepted().Json, "", Iceberg);
    }

    [Fact]
    public void Cancels_HaveTheSamplesFields()
    {
        var id = stage.Algo(Limit).Accepted()["algoId"];

        SampleShapeTests.AssertShape("rest_cancel_algo_order.json",
            stage.Alice.Delete("/fapi/v1/algoOrder", $"algoId={id}").Accepted().Json, "", "");
        SampleShapeTests.AssertShape("rest_cancel_all_algo_open_orders.json",
            stage.Alice.Delete("/fapi/v1/algoOpenOrders", "symbol=BTCUSDT").Accepted().Json, "", "");
    }

    // The flag ia came after some of the recordings; act, ap and aq of an order without a child are of an older one.
    [Theory]
    [InlineData("NEW", "recorded_algo_update_new_closeposition_testnet.json", "")]
    [InlineData("TRIGGERING", "nautilus_py_ws_futures_algo_update_triggering.json", "ia")]
    [InlineData("TRIGGERED", "recorded_algo_update_triggered.json", "ia")]
    [InlineData("FINISHED", "nautilus_py_ws_futures_algo_update_finished.json", "ia")]
    public void Event_HasTheRecordedFields(string status, string sample, string later)
    {
        stage.Algo("side=SELL&type=STOP_MARKET&quantity=0.1&triggerPrice=49000").Accepted();
        stage.Print(49_000m);
        stage.Wait();

        var ours = stage.User.Heard().Single(heard => heard.GetProperty("e").GetString() == "ALGO_UPDATE"
            && heard.GetProperty("o").GetProperty("X").GetString() == status);

        var theirs = SampleShapeTests.Sample(sample);
        if (theirs.TryGetProperty("data", out var inner))
            theirs = inner;
        Assert.Equal(Fields(theirs), Fields(ours));
        Assert.Equal(
            Fields(theirs.GetProperty("o")),
            Fields(ours.GetProperty("o")).Where(field => field.Key != later));
    }

    [Fact]
    public void TrailingChild_HasTheRecordedFields()
    {
        stage.Algo(Trail).Accepted();
        stage.Print(50_500m);
        stage.Print(49_900m);
        stage.Wait();

        var ours = stage.User.Heard().First(heard => heard.GetProperty("e").GetString() == "ORDER_TRADE_UPDATE");

        SampleShapeTests.AssertShape("recorded_order_trade_update_triggered_trailing.json", ours, "", "");
        var order = ours.GetProperty("o");
        Assert.Equal("TRAILING_STOP_MARKET", order.GetProperty("ot").GetString());
        // 50,500 less 1 %.
        Assert.Equal("49995", order.GetProperty("sp").GetString());
        Assert.Equal(("0", "0"), (order.GetProperty("AP").GetString(), order.GetProperty("cr").GetString()));
    }

    [Theory]
    [InlineData(Limit)]
    [InlineData(Trail)]
    [InlineData("side=SELL&type=STOP_MARKET&closePosition=true&triggerPrice=49000")]
    public void EveryForm_IsReadAsTheClientsRecord(string query)
    {
        var ack = Read(stage.Algo(query).Accepted(), WireJson.Shapes.AlgoOrder);
        var queried = Read(
            stage.Alice.Get("/fapi/v1/algoOrder", $"algoId={ack.AlgoId}").Accepted(), WireJson.Shapes.AlgoOrder);
        var row = stage.Alice.Get("/fapi/v1/openAlgoOrders").Accepted().Json[0];

        Assert.Equal("NEW", ack.AlgoStatus);
        Assert.Null(ack.IcebergQuantity);
        Assert.Equal((ack.ClientAlgoId, ack.TriggerPrice), (queried.ClientAlgoId, queried.TriggerPrice));
        Assert.Equal(ack.AlgoId, row.GetProperty("algoId").GetInt64());
    }

    [Fact]
    public void EveryEvent_IsReadAsTheClientsRecord()
    {
        stage.Scene.Exchange.Open(9, "/private", "/stream", $"listenKey={stage.User.Key}", stage.Scene.Now);
        stage.Algo(Trail).Accepted();
        stage.Print(50_500m);
        stage.Print(49_900m);
        stage.Wait();

        var algos = stage.Scene.Exchange.DrainOutgoing().OfType<Outgoing.Frame>().Where(f => f.Connection == 9)
            .SelectMany(frame => Assert.IsType<StreamFrame.Events>(StreamFrame.Decode(frame.Text)).List)
            .OfType<AlgoUpdate>().Select(told => told.Order).ToList();

        Assert.Equal(["NEW", "NEW", "TRIGGERING", "TRIGGERED", "FINISHED"], algos.Select(order => order.Status));
        Assert.Equal([false, true, true, true, true], algos.Select(order => order.IsActivated));
        Assert.Equal(0.1m, algos[^1].ActualQty);
        Assert.Equal((50_500m, 1m), (algos[0].ActivationPrice, algos[0].CallbackRate));
    }

    private static SortedDictionary<string, JsonValueKind> Fields(JsonElement json) => new(
        json.EnumerateObject().ToDictionary(
            member => member.Name,
            // The elided times of one recording are 0, and false and true are one type.
            member => member.Value.ValueKind == JsonValueKind.False ? JsonValueKind.True : member.Value.ValueKind),
        StringComparer.Ordinal);

    private static T Read<T>(Answer answer, JsonTypeInfo<T> shape) => Assert.IsType<Decoded<T>.Ok>(
        Wire.Decode(System.Text.Encoding.UTF8.GetBytes(answer.Json.GetRawText()), shape)).Value;
}
